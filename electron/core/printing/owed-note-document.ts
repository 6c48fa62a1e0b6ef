import { layOwedNote } from '#shared/domain/owed-note-layout.ts';
import { fail } from '#shared/errors/index.ts';
import { orderDetail } from '../orders/order-detail.ts';
import { readSettings } from '../settings/settings.ts';
import { localTime, type OrderDocument } from './order-document.ts';
import { printerFor } from './printer-for.ts';

/** What a customer takes home instead of the drugs. Fails with ORDER_NOT_OWED for any other order. */
export const OWED_NOTE: OrderDocument = {
  kind: 'owed_note',
  read: (context, { orderId, language, paperMm, copyNo }, timeZone) => {
    const order = orderDetail(context, orderId);
    const { owed } = order;
    if (owed === null) return fail('ORDER_NOT_OWED', { orderId });
    const settings = readSettings(context.reader);
    return {
      name: `${order.orderNumber}-owed-${copyNo}`,
      settings,
      layout: layOwedNote({
        orderNumber: order.orderNumber,
        fromNumbers: order.links.madeFrom.map(({ orderNumber }) => orderNumber),
        status: order.status,
        customerName: order.customer.name,
        items: order.items,
        paidFen: order.amounts.paidFen,
        reason: owed.reason,
        staffName: owed.staffName,
        owedAt: localTime(owed.owedAtMs, timeZone),
        collectUntil: owed.collectUntil,
        shop: settings.shop,
        printedAt: localTime(context.nowMs, timeZone),
        language,
        paperMm: paperMm ?? printerFor(settings, 'owed_note').paperMm,
        copyNo,
      }),
      openDrawer: false,
    };
  },
};
