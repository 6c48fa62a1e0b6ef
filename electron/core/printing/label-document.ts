import { layLabels } from '#shared/domain/label-layout.ts';
import { fail } from '#shared/errors/index.ts';
import { orderDetail } from '../orders/order-detail.ts';
import type { QueryContext } from '../platform/context.ts';
import { readSettings } from '../settings/settings.ts';
import { readLabelFacts } from './label-facts.ts';
import {
  type DocumentRequest,
  type DocumentSource,
  localTime,
  type OrderDocument,
} from './order-document.ts';
import { printerFor } from './printer-for.ts';

/** One label for each line: the patient and the directions come from the prescription that the line was sold on. */
export const LABEL: OrderDocument = {
  kind: 'label',
  read: (context, request, timeZone) => readLabels(context, request, { timeZone, kind: 'label' }),
};

const NAMES = { label: 'label', bag_label: 'bag-label' } as const;

/**
 * The labels of all lines of an order, or of those alone that were taken out of their packs.
 * Fails with ORDER_NOT_FOUND, or NOTHING_TO_PRINT for the bags of an order without loose units.
 */
export function readLabels(
  context: QueryContext,
  { orderId, language, paperMm, copyNo }: DocumentRequest,
  { timeZone, kind }: { readonly timeZone: string; readonly kind: 'label' | 'bag_label' },
): DocumentSource {
  const order = orderDetail(context, orderId);
  const settings = readSettings(context.reader);
  const facts = readLabelFacts(context.reader, { orderId, language, today: context.today });
  const all = order.items.map((item) => ({ ...item, ...facts(item) }));
  const items = kind === 'label' ? all : all.filter(({ isSplit }) => isSplit);
  if (items.length === 0) fail('NOTHING_TO_PRINT', { orderId });
  return {
    name: `${order.orderNumber}-${NAMES[kind]}-${copyNo}`,
    settings,
    layout: layLabels({
      orderNumber: order.orderNumber,
      isCancelled: order.status === 'cancelled',
      customerName: order.customer.name,
      items,
      shop: settings.shop,
      printedAt: localTime(context.nowMs, timeZone),
      language,
      paperMm: paperMm ?? printerFor(settings, kind).paperMm,
      copyNo,
    }),
    openDrawer: false,
  };
}
