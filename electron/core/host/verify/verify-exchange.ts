import { exchangeAmounts } from '#shared/domain/exchange-amounts.ts';
import type { AfterSalesRecord } from '../../aftersales/after-sales-record.ts';
import type { Reader } from '../../db/store.ts';
import { readLinks } from '../../orders/order-links.ts';
import { getOrder, readItems } from '../../orders/order-rows.ts';

/** Takes note of a difference of one request. */
export type RequestDiffer = (kind: string, expected: unknown, actual: unknown) => void;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/**
 * An exchange against the order that it made (AS-3): the lines that were chosen last, a link from the old order, and
 * exactly what the returned units are worth, over the new order's payments and the refunds.
 */
export function verifyExchange(reader: Reader, record: AfterSalesRecord, differ: RequestDiffer): void {
  const { row, carried, replacements, events } = record;
  const choices = events.filter(({ action }) => action === 'choose_replacement').length;
  differ('replacement_choice', choices + (row.kind === 'exchange' ? 1 : 0), row.replacementChoice);
  const isExchanged = row.state === 'completed' && replacements.length > 0;
  differ('replacement_order', isExchanged, row.replacementOrderId !== null);
  differ('carried_fen', row.carriedFen, sum(carried.map(({ amountFen }) => amountFen)));
  if (row.replacementOrderId === null) {
    differ('carried_fen', 0, row.carriedFen);
    return;
  }
  const order = getOrder(reader, row.replacementOrderId);
  const { madeFrom } = readLinks(reader, order.id);
  differ(
    'replacement_link',
    `exchange ${row.orderId}`,
    madeFrom.map(({ kind, orderId }) => `${kind} ${orderId}`).join(' '),
  );
  differ(
    'replacement_lines',
    replacements.map(({ drugId, quantity }) => `drug:${drugId}×${quantity}`).join(' '),
    readItems(reader, order.id)
      .map(({ drugId, quantity }) => `drug:${drugId}×${quantity}`)
      .join(' '),
  );
  differ('carried_fen', exchangeAmounts(row.refundFen ?? 0, order.totalFen).carriedFen, row.carriedFen);
}
