import { readLabels } from './label-document.ts';
import type { OrderDocument } from './order-document.ts';

/** The bags of loose units (拆零药袋): the labels of the lines that were taken out of their packs, and no others. */
export const BAG_LABEL: OrderDocument = {
  kind: 'bag_label',
  read: (context, request, timeZone) => readLabels(context, request, { timeZone, kind: 'bag_label' }),
};
