export const REQUEST_DETAIL_ID = 'after-sales-detail';
