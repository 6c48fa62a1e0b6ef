import type { OrderDetail } from '#shared/contracts/orders.ts';
import { layReceipt } from '#shared/domain/receipt-layout.ts';
import { orderDetail } from '../orders/order-detail.ts';
import { readSettings } from '../settings/settings.ts';
import { localTime, type OrderDocument } from './order-document.ts';

/** What the customer takes along; the drawer opens with the original of a sale that took cash. */
export const RECEIPT: OrderDocument = {
  kind: 'receipt',
  read: (context, { orderId, language, paperMm, copyNo }, timeZone) => {
    const order = orderDetail(context, orderId);
    const settings = readSettings(context.reader);
    return {
      name: `${order.orderNumber}-${copyNo}`,
      settings,
      layout: layReceipt({
        order,
        shop: settings.shop,
        soldAt: localTime(order.paidAtMs ?? order.createdAtMs, timeZone),
        language,
        paperMm: paperMm ?? settings.receipt.paperMm,
        copyNo,
      }),
      openDrawer: settings.receipt.openDrawer && copyNo === 1 && tookCash(order),
    };
  },
};

function tookCash({ payments }: OrderDetail): boolean {
  return payments.some(({ tender, status }) => tender === 'cash' && status === 'paid');
}
