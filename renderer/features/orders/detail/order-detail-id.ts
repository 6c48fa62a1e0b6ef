export const ORDER_DETAIL_ID = 'order-detail';
