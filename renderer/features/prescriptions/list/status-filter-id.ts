export const STATUS_FILTER_ID = 'prescriptions-status-filter';
