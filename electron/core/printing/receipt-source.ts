import type { OrderDetail } from '#shared/contracts/orders.ts';
import type { Settings } from '#shared/contracts/settings.ts';
import type { PaperMm, ReceiptLayout } from '#shared/domain/receipt-grid.ts';
import { layReceipt } from '#shared/domain/receipt-layout.ts';
import type { ReceiptLanguage } from '#shared/domain/receipt-words.ts';
import { orderDetail } from '../orders/order-detail.ts';
import type { QueryContext } from '../platform/context.ts';
import { readSettings } from '../settings/settings.ts';

export interface ReceiptRequest {
  readonly orderId: number;
  readonly language: ReceiptLanguage;
  /** The paper of the settings where null. */
  readonly paperMm: PaperMm | null;
  readonly copyNo: number;
}

/** What one copy of an order's receipt is made from. Fails with ORDER_NOT_FOUND. */
export interface ReceiptSource {
  readonly order: OrderDetail;
  readonly settings: Settings;
  readonly layout: ReceiptLayout;
}

/** Reads an order and lays out one copy of its receipt, with times in the shop's time zone. */
export function readReceipt(context: QueryContext, request: ReceiptRequest, timeZone: string): ReceiptSource {
  const order = orderDetail(context, request.orderId);
  const settings = readSettings(context.reader);
  const layout = layReceipt({
    order,
    shop: settings.shop,
    soldAt: localTime(order.paidAtMs ?? order.createdAtMs, timeZone),
    language: request.language,
    paperMm: request.paperMm ?? settings.receipt.paperMm,
    copyNo: request.copyNo,
  });
  return { order, settings, layout };
}

/** A moment as `YYYY-MM-DD HH:mm:ss` in a time zone; the Swedish locale writes it so. */
export function localTime(atMs: number, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(atMs);
}
