export const FIRST_FILTER_ID = 'orders-status-filter';
