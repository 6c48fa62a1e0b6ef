import { type OrderDocumentKind, printActions } from '#shared/domain/order-documents.ts';
import { statement } from '../db/statement.ts';
import type { Reader } from '../db/store.ts';
import type { CommandContext } from '../platform/context.ts';
import { addEvent } from './apply-transition.ts';
import { readRecord } from './order-record.ts';
import { getOrder } from './order-rows.ts';
import { publishOrder } from './publish-order.ts';

const printsOf = statement<{ orderId: number; first: string; again: string }>()((db, p) =>
  db
    .selectFrom('orderEvent')
    .select((eb) => eb.fn.countAll<number>().as('copies'))
    .where('orderId', '=', p.orderId)
    .where((eb) => eb.or([eb('action', '=', p.first), eb('action', '=', p.again)])),
);

/** How many copies of a document were printed for an order, by the order's history. */
export function copiesPrinted(reader: Reader, orderId: number, kind: OrderDocumentKind): number {
  return reader.get(printsOf, { orderId, ...printActions(kind) })?.copies ?? 0;
}

/** Notes in the order's history that a document goes to a printer; returns which copy it is, from 1. */
export function recordDocumentPrinted(
  context: CommandContext,
  print: { orderId: number; kind: OrderDocumentKind; target: string },
): number {
  const order = getOrder(context.tx, print.orderId);
  const copyNo = copiesPrinted(context.tx, order.id, print.kind) + 1;
  const { first, again } = printActions(print.kind);
  addEvent(context, order, {
    action: copyNo === 1 ? first : again,
    permission: 'receipt.print',
    details: { copyNo, target: print.target },
    progress: print.kind === 'receipt' ? { receiptCount: copyNo } : {},
  });
  publishOrder(context, readRecord(context.tx, order.id), order.eventCount);
  return copyNo;
}
