import { sql } from 'kysely';
import { invariant } from '#shared/errors/index.ts';
import { statement } from '../db/statement.ts';
import type { Tx } from '../db/store.ts';
import { bookMovement } from '../inventory/ledger.ts';
import { type BatchShare, planReservation } from '../inventory/reserve-stock.ts';
import { freePacksOfBatch } from '../inventory/scanned-packs.ts';
import type { CommandContext } from '../platform/context.ts';

/** Units that an order has reserved in a batch which must not be sold. */
export interface HeldReservation {
  readonly lineNo: number;
  readonly drugId: number;
  readonly batchId: number;
  readonly quantity: number;
}

/** Units of an order's line that went from one batch to another. */
export interface ReservationMove {
  readonly lineNo: number;
  readonly fromBatchId: number;
  readonly toBatchId: number;
  readonly toBatchNumber: string;
  readonly quantity: number;
}

const release = statement<{ orderId: number; lineNo: number; batchId: number }>()((db, p) =>
  db
    .updateTable('orderItemBatch')
    .set({ state: 'released' })
    .where('orderId', '=', p.orderId)
    .where('lineNo', '=', p.lineNo)
    .where('batchId', '=', p.batchId)
    .where('state', '=', 'reserved'),
);

/** The line may have units of the batch already, or had some before an earlier recall. */
const reserve = statement<{ orderId: number; lineNo: number; batchId: number; quantity: number }>()((db, p) =>
  db
    .insertInto('orderItemBatch')
    .values({
      orderId: p.orderId,
      lineNo: p.lineNo,
      batchId: p.batchId,
      quantity: p.quantity,
      state: 'reserved',
    })
    .onConflict((conflict) =>
      conflict.columns(['orderId', 'lineNo', 'batchId']).doUpdateSet({
        quantity: sql<number>`excluded.quantity + iif(order_item_batch.state = 'reserved', order_item_batch.quantity, 0)`,
        state: 'reserved',
      }),
    ),
);

/** Gives a line that has not left the shelf more units of a batch, whether it has some of it already or not. */
export function reserveMore(
  tx: Tx,
  { orderId, lineNo, share }: { orderId: number; lineNo: number; share: BatchShare },
): void {
  tx.run(reserve, { orderId, lineNo, ...share });
}

/**
 * Moves an order's reservations to other sellable batches of the same drugs, first expiry first out. All of them or
 * none: an order that can be served in part still needs somebody to decide. Returns null when stock falls short.
 */
export function moveReservations(
  context: CommandContext,
  orderId: number,
  { held, reason }: { held: readonly HeldReservation[]; reason: string },
): ReservationMove[] | null {
  const requests = held.map(({ drugId, quantity }) => ({ drugId, quantity, scannedBatchId: null }));
  const plan = planReservation({ reader: context.tx, today: context.today }, requests);
  if (plan.shortages.length > 0) return null;
  return held.flatMap((from, index) => {
    const { lineNo, batchId, quantity } = from;
    const { changes } = context.tx.run(release, { orderId, lineNo, batchId });
    invariant(changes === 1, `batch ${batchId} of order ${orderId} is reserved`);
    freePacksOfBatch(context.tx, { orderId, batchId });
    const movement = { onHandDelta: 0, orderId, reason };
    bookMovement(context, { ...movement, batchId, kind: 'release', reservedDelta: -quantity });
    return (plan.shares[index] ?? []).map((share): ReservationMove => {
      reserveMore(context.tx, { orderId, lineNo, share });
      const { quantity: reservedDelta } = share;
      bookMovement(context, { ...movement, batchId: share.batchId, kind: 'reserve', reservedDelta });
      return {
        lineNo,
        fromBatchId: batchId,
        toBatchId: share.batchId,
        toBatchNumber: share.batchNumber,
        quantity: share.quantity,
      };
    });
  });
}
