export const PRESCRIPTION_DETAIL_ID = 'prescription-detail';
