import { invariant } from '#shared/errors/index.ts';
import { recordOf as orderRecordOf } from '../orders/order-record.ts';
import type { OrderRow } from '../orders/order-rows.ts';
import { publishOrder } from '../orders/publish-order.ts';
import type { CommandContext } from '../platform/context.ts';
import { type AfterSalesRecord, type KnownParts, recordOf } from './after-sales-record.ts';
import type { AfterSalesRow } from './after-sales-rows.ts';

/**
 * Ends a command on a request, whose row it left as `row`: central gets the request as it stands now with the events
 * that are new to it, and the order when it moved with it; the audit row gets the request's name and the head of its
 * chain. Returns the request for the answer.
 */
export function publishAfterSales(
  context: CommandContext,
  row: AfterSalesRow,
  { eventsBefore, orderBefore, ...known }: KnownParts & { eventsBefore: number; orderBefore: OrderRow },
): AfterSalesRecord {
  const record = recordOf(context.tx, row, known);
  const { order } = record;
  invariant(row.orderId === orderBefore.id, 'a request is about one order');
  const chainHead = toHex(row.eventHash);
  const subject = `after_sales:${row.number}`;
  context.publish({
    kind: eventsBefore === 0 ? 'after_sales.created' : 'after_sales.changed',
    subject,
    subjectVersion: row.version,
    payload: {
      afterSales: { ...row, eventHash: chainHead },
      lines: record.lines,
      returned: record.returned,
      refunds: record.refunds,
      refundLines: record.refundLines,
      replacements: record.replacements,
      carried: record.carried,
      images: record.images.map(({ sha256, mediaType, sizeBytes }) => ({ sha256, mediaType, sizeBytes })),
      events: record.events
        .filter((event) => event.seq > eventsBefore)
        .map((event) => ({ ...event, hash: toHex(event.hash) })),
    },
  });
  if (order.version !== orderBefore.version) {
    const moved = orderRecordOf(context.tx, order, { items: record.items() });
    publishOrder(context, moved, orderBefore.eventCount);
  }
  context.note(subject, { state: row.state, version: row.version, chainHead });
  context.changed('orders', 'stock');
  return record;
}

const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
