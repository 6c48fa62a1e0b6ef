import type { ParsedInput } from '#shared/contracts/index.ts';
import type { RecallOutcome } from '#shared/domain/batches.ts';
import { invariant } from '#shared/errors/index.ts';
import { statement } from '../db/statement.ts';
import { noteHolds } from '../inventory/publish-holds.ts';
import { type MadeRecall, recallLots } from '../inventory/recall-lots.ts';
import { addEvent } from '../orders/apply-transition.ts';
import { moveReservations, type ReservationMove } from '../orders/move-reservations.ts';
import { readRecord } from '../orders/order-record.ts';
import { getOrder } from '../orders/order-rows.ts';
import { publishOrder } from '../orders/publish-order.ts';
import type { CommandContext } from '../platform/context.ts';
import { type UnfinishedShare, unfinishedShares } from './unfinished-orders.ts';

type Input = ParsedInput<'inventory.recallBatches'>;

const insertRecallOrder = statement<{
  recallId: number;
  orderId: number;
  quantity: number;
  outcome: RecallOutcome;
}>()((db, p) =>
  db
    .insertInto('recallOrder')
    .values({ recallId: p.recallId, orderId: p.orderId, quantity: p.quantity, outcome: p.outcome }),
);

const insertRecallMove = statement<ReservationMove & { recallId: number; orderId: number }>()((db, p) =>
  db.insertInto('recallMove').values({
    recallId: p.recallId,
    orderId: p.orderId,
    lineNo: p.lineNo,
    fromBatchId: p.fromBatchId,
    toBatchId: p.toBatchId,
    quantity: p.quantity,
  }),
);

/**
 * Recalls lots of a drug (INV-6; 药品召回管理办法 2022: sale stops at once) and settles in the same transaction what
 * becomes of orders that were not finished. What is only reserved moves to other batches, paid orders first; where
 * these fall short the order keeps its reservation, can be neither paid nor dispensed, and waits for somebody to
 * cancel it. Goods on the bench or on the way are named, with their customer. Every order hears of it in its story.
 *
 * Fails with DRUG_NOT_FOUND, BATCH_NOT_FOUND or BATCH_STATE_CONFLICT.
 */
export function recallBatches(context: CommandContext, input: Input): { recallId: number } {
  const made = recallLots(context, input);
  const orders = unfinishedShares(
    context.tx,
    made.batches.map((batch) => batch.id),
  );
  for (const shares of orders.values()) settleOrderOf(context, shares, { made, input });
  noteHolds(context, `recall:${made.recallId}`, { ...input, orders: orders.size });
  return { recallId: made.recallId };
}

function settleOrderOf(
  context: CommandContext,
  shares: readonly UnfinishedShare[],
  { made, input }: { made: MadeRecall; input: Input },
): void {
  const [first] = shares;
  invariant(first !== undefined, 'an order is here for its shares');
  const { orderId, status } = first;
  const order = getOrder(context.tx, orderId);
  const held = shares.map((share) => ({ ...share, drugId: drugOf(made, share) }));
  const isReserved = status === 'pending' || status === 'paid';
  const moves = isReserved ? moveReservations(context, orderId, { held, reason: input.reason }) : null;
  const outcome = isReserved ? (moves === null ? 'short' : 'reallocated') : OUTCOME_OF_GOODS[status];
  const quantity = shares.reduce((sum, share) => sum + share.quantity, 0);
  context.tx.run(insertRecallOrder, { recallId: made.recallId, orderId, quantity, outcome });
  for (const move of moves ?? [])
    context.tx.run(insertRecallMove, { ...move, recallId: made.recallId, orderId });
  addEvent(context, order, {
    action: 'recall',
    permission: 'stock.recall',
    reason: input.reason,
    details: {
      batchNumbers: lotNumbers(made, shares),
      outcome,
      moves: (moves ?? []).map(({ toBatchNumber, quantity }) => ({ batchNumber: toBatchNumber, quantity })),
    },
    progress: {},
  });
  publishOrder(context, readRecord(context.tx, orderId), order.eventCount);
}

/** Sealed packs are replaced by packs, loose units by loose units. */
function drugOf({ batches }: MadeRecall, { batchId }: UnfinishedShare): number {
  const batch = batches.find(({ id }) => id === batchId);
  invariant(batch !== undefined, 'an order is here for a recalled batch');
  return batch.drugId;
}

const OUTCOME_OF_GOODS = { dispensing: 'pull_back', shipped: 'contact' } as const;

const lotNumbers = ({ batches }: MadeRecall, shares: readonly UnfinishedShare[]): string[] => [
  ...new Set(
    batches
      .filter((batch) => shares.some(({ batchId }) => batchId === batch.id))
      .map(({ batchNumber }) => batchNumber),
  ),
];
