import { AFTER_SALES_STORIES } from './after-sales-stories.ts';
import type { Story } from './counter.ts';
import { ORDER_STORIES } from './order-stories.ts';
import { PARCEL_STORIES } from './parcel-stories.ts';
import { PRESCRIPTION_STORIES } from './prescription-stories.ts';
import { STOCK_STORIES } from './stock-stories.ts';

export const STORIES: readonly Story[] = [
  ...ORDER_STORIES,
  ...PRESCRIPTION_STORIES,
  ...PARCEL_STORIES,
  ...AFTER_SALES_STORIES,
  ...STOCK_STORIES,
];
