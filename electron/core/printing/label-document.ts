import { layLabels } from '#shared/domain/label-layout.ts';
import { orderDetail } from '../orders/order-detail.ts';
import { readSettings } from '../settings/settings.ts';
import { readLabelFacts } from './label-facts.ts';
import { localTime, type OrderDocument } from './order-document.ts';
import { printerFor } from './printer-for.ts';

/** One label for each line: the patient and the directions come from the prescription that the line was sold on. */
export const LABEL: OrderDocument = {
  kind: 'label',
  read: (context, { orderId, language, paperMm, copyNo }, timeZone) => {
    const order = orderDetail(context, orderId);
    const settings = readSettings(context.reader);
    const facts = readLabelFacts(context.reader, { orderId, language, today: context.today });
    return {
      name: `${order.orderNumber}-label-${copyNo}`,
      settings,
      layout: layLabels({
        orderNumber: order.orderNumber,
        isCancelled: order.status === 'cancelled',
        customerName: order.customer.name,
        items: order.items.map((item) => ({ ...item, ...facts(item.lineNo) })),
        shop: settings.shop,
        printedAt: localTime(context.nowMs, timeZone),
        language,
        paperMm: paperMm ?? printerFor(settings, 'label').paperMm,
        copyNo,
      }),
      openDrawer: false,
    };
  },
};
