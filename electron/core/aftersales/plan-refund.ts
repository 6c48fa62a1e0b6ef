import type { RefundView } from '#shared/contracts/aftersales.ts';
import { splitExchange } from '#shared/domain/exchange-amounts.ts';
import { type RefundAmounts, refundAmounts, type UnitsByLine } from '#shared/domain/refund-amounts.ts';
import { fail } from '#shared/errors/index.ts';
import type { Reader } from '../db/store.ts';
import type { ItemRow, OrderRow } from '../orders/order-rows.ts';
import { paymentsLeft, readPayments } from '../payments/refund-order.ts';
import { unitsOfOrder } from './settled-units.ts';

/** What these units of an order would give back now, after what other requests have given back. */
export function planRefund(
  reader: Reader,
  { order, items }: { readonly order: OrderRow; readonly items: readonly ItemRow[] },
  request: { readonly units: UnitsByLine; readonly withShipping: boolean },
): RefundAmounts {
  return refundAmounts({ ...order, lines: items }, unitsOfOrder(reader, order.id).settled, request);
}

/** The same with the payments that it would go back over; an exchange carries part of it over to the new order. */
export function showPlannedRefund(
  reader: Reader,
  orderId: number,
  { amounts, carriedFen }: { amounts: RefundAmounts; carriedFen: number },
): RefundView {
  const left = paymentsLeft(readPayments(reader, orderId));
  const parts = splitExchange({ carriedFen, backFen: amounts.totalFen - carriedFen }, left);
  return {
    lines: [...amounts.lines],
    shippingFen: amounts.shippingFen,
    roundingFen: amounts.roundingFen,
    totalFen: amounts.totalFen,
    carriedFen,
    tenders: parts
      .filter(({ backFen }) => backFen > 0)
      .map(({ paymentId, tender, paidReference, backFen }) => ({
        paymentId,
        tender,
        paidReference,
        amountFen: backFen,
        reference: '',
      })),
  };
}

/** What may still be claimed of each line. */
export function unitsLeft(
  reader: Reader,
  orderId: number,
  items: readonly ItemRow[],
): { item: ItemRow; lineNo: number; soldQuantity: number; leftQuantity: number }[] {
  const { claimed } = unitsOfOrder(reader, orderId);
  return items.map((item) => ({
    item,
    lineNo: item.lineNo,
    soldQuantity: item.quantity,
    leftQuantity: item.quantity - (claimed.get(item.lineNo) ?? 0),
  }));
}

/**
 * The wanted units by line. Fails with RETURN_QUANTITY_EXCEEDED for more units of a line than were sold and not
 * claimed yet, and for a line that the order does not have.
 */
export function wantedUnits(
  reader: Reader,
  { orderId, items }: { readonly orderId: number; readonly items: readonly ItemRow[] },
  wanted: readonly { readonly lineNo: number; readonly quantity: number }[],
): Map<number, number> {
  const units = new Map<number, number>();
  for (const { lineNo, quantity } of wanted) units.set(lineNo, (units.get(lineNo) ?? 0) + quantity);
  const left = new Map(unitsLeft(reader, orderId, items).map((line) => [line.lineNo, line]));
  for (const [lineNo, quantity] of units) {
    const line = left.get(lineNo);
    if (line !== undefined && quantity <= line.leftQuantity) continue;
    fail('RETURN_QUANTITY_EXCEEDED', {
      lineNo,
      drug: line?.item.genericName ?? '',
      quantity,
      left: line?.leftQuantity ?? 0,
    });
  }
  return units;
}
