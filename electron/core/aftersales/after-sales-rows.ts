import type { AfterSalesState } from '#shared/domain/after-sales-states.ts';
import { fail } from '#shared/errors/index.ts';
import { statement } from '../db/statement.ts';
import type { Reader, Tx } from '../db/store.ts';

const rowById = statement<{ id: number }>()((db, p) =>
  db.selectFrom('afterSales').selectAll().where('id', '=', p.id),
);

const linesOf = statement<{ afterSalesId: number }>()((db, p) =>
  db.selectFrom('afterSalesLine').selectAll().where('afterSalesId', '=', p.afterSalesId).orderBy('lineNo'),
);

const countOf = statement<{ orderId: number }>()((db, p) =>
  db
    .selectFrom('afterSales')
    .select((eb) => eb.fn.countAll<number>().as('requests'))
    .where('orderId', '=', p.orderId),
);

/** A request's row; fails with AFTER_SALES_NOT_FOUND. */
export function getAfterSales(reader: Reader, afterSalesId: number) {
  return reader.get(rowById, { id: afterSalesId }) ?? fail('AFTER_SALES_NOT_FOUND', { afterSalesId });
}

export type AfterSalesRow = ReturnType<typeof getAfterSales>;

/** The lines of a request: what was asked for, and what the inspection found. */
export function readAfterSalesLines(reader: Reader, afterSalesId: number) {
  return reader.all(linesOf, { afterSalesId });
}

export type AfterSalesLineRow = ReturnType<typeof readAfterSalesLines>[number];

/** How many requests an order has had. */
export function countRequests(reader: Reader, orderId: number): number {
  return reader.get(countOf, { orderId })?.requests ?? 0;
}

type NewRow = Pick<
  AfterSalesRow,
  | 'number'
  | 'orderId'
  | 'kind'
  | 'reason'
  | 'reasonText'
  | 'overrideReason'
  | 'withShipping'
  | 'requestedBy'
  | 'requestedAtMs'
  | 'eventCount'
  | 'eventHash'
  | 'replacementChoice'
>;

const insertRow = statement<NewRow>()((db, p) =>
  db.insertInto('afterSales').values({
    number: p.number,
    orderId: p.orderId,
    kind: p.kind,
    state: 'requested',
    reason: p.reason,
    reasonText: p.reasonText,
    overrideReason: p.overrideReason,
    withShipping: p.withShipping,
    requestedBy: p.requestedBy,
    requestedAtMs: p.requestedAtMs,
    eventCount: p.eventCount,
    eventHash: p.eventHash,
    replacementChoice: p.replacementChoice,
  }),
);

const insertLine = statement<{ afterSalesId: number; lineNo: number; quantity: number }>()((db, p) =>
  db
    .insertInto('afterSalesLine')
    .values({ afterSalesId: p.afterSalesId, lineNo: p.lineNo, quantity: p.quantity }),
);

/** Writes a new request with its lines; returns its id. */
export function insertAfterSales(
  tx: Tx,
  row: NewRow,
  lines: readonly { lineNo: number; quantity: number }[],
): number {
  const afterSalesId = tx.run(insertRow, row).lastInsertRowid;
  for (const { lineNo, quantity } of lines) tx.run(insertLine, { afterSalesId, lineNo, quantity });
  return afterSalesId;
}

/** The columns of a request that change as it goes on. */
export type AfterSalesProgress = Pick<
  AfterSalesRow,
  | 'refundFen'
  | 'refundShippingFen'
  | 'refundRoundingFen'
  | 'replacementOrderId'
  | 'replacementChoice'
  | 'carriedFen'
  | 'approvedAtMs'
  | 'receivedAtMs'
  | 'failedAtMs'
  | 'endedAtMs'
  | 'eventCount'
  | 'eventHash'
> & { readonly state: AfterSalesState };

const updateRow = statement<AfterSalesProgress & { id: number; version: number; nextVersion: number }>()(
  (db, p) =>
    db
      .updateTable('afterSales')
      .set({
        version: p.nextVersion,
        state: p.state,
        refundFen: p.refundFen,
        refundShippingFen: p.refundShippingFen,
        refundRoundingFen: p.refundRoundingFen,
        replacementOrderId: p.replacementOrderId,
        replacementChoice: p.replacementChoice,
        carriedFen: p.carriedFen,
        approvedAtMs: p.approvedAtMs,
        receivedAtMs: p.receivedAtMs,
        failedAtMs: p.failedAtMs,
        endedAtMs: p.endedAtMs,
        eventCount: p.eventCount,
        eventHash: p.eventHash,
      })
      .where('id', '=', p.id)
      .where('version', '=', p.version),
);

/** Saves a request's progress under the next version; fails with VERSION_CONFLICT when the row has moved on. */
export function saveAfterSales(
  tx: Tx,
  row: AfterSalesRow,
  progress: Partial<AfterSalesProgress>,
): AfterSalesRow {
  const next = { ...row, ...progress, version: row.version + 1 };
  const { changes } = tx.run(updateRow, { ...next, version: row.version, nextVersion: next.version });
  if (changes !== 1) fail('VERSION_CONFLICT', { afterSalesId: row.id, version: row.version });
  return next;
}

const inspectLine = statement<{
  afterSalesId: number;
  lineNo: number;
  received: number;
  accepted: number;
}>()((db, p) =>
  db
    .updateTable('afterSalesLine')
    .set({ received: p.received, accepted: p.accepted })
    .where('afterSalesId', '=', p.afterSalesId)
    .where('lineNo', '=', p.lineNo),
);

/** Writes what the inspection of a line found. */
export function writeInspection(
  tx: Tx,
  line: { afterSalesId: number; lineNo: number; received: number; accepted: number },
): void {
  tx.run(inspectLine, line);
}
