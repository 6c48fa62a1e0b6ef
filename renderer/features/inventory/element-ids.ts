/** Places on the screen that keys lead to. */
export const STOCK_DETAIL_ID = 'stock-detail';
export const FIRST_FILTER_ID = 'stock-state-filter';
export const STOCK_AT_ID = 'stock-at-day';
