import type { MovementKind } from '#shared/contracts/inventory.ts';
import { fail, invariant } from '#shared/errors/index.ts';
import { statement } from '../db/statement.ts';
import type { CommandContext } from '../platform/context.ts';

/** One change of a batch's balance; deltas are signed units. */
export interface Movement {
  readonly batchId: number;
  readonly kind: MovementKind;
  readonly onHandDelta: number;
  readonly reservedDelta: number;
  readonly orderId: number | null;
  readonly reason: string;
}

const changeBalance = statement<{ batchId: number; onHandDelta: number; reservedDelta: number }>()((db, p) =>
  db
    .updateTable('batch')
    .set((eb) => ({
      onHand: eb('onHand', '+', p.onHandDelta),
      reserved: eb('reserved', '+', p.reservedDelta),
    }))
    .where('id', '=', p.batchId)
    .where((eb) =>
      eb(eb('onHand', '+', p.onHandDelta), '>=', eb('reserved', '+', p.reservedDelta)).and(
        eb('reserved', '+', p.reservedDelta),
        '>=',
        0,
      ),
    )
    .returning(['onHand', 'reserved']),
);

/**
 * The same for a movement of reservations alone. It leaves the units on hand unmentioned, so that SQLite need not
 * rewrite the index of batches that have any.
 */
const changeReserved = statement<{ batchId: number; reservedDelta: number }>()((db, p) =>
  db
    .updateTable('batch')
    .set((eb) => ({ reserved: eb('reserved', '+', p.reservedDelta) }))
    .where('id', '=', p.batchId)
    .where((eb) =>
      eb('onHand', '>=', eb('reserved', '+', p.reservedDelta)).and(
        eb('reserved', '+', p.reservedDelta),
        '>=',
        0,
      ),
    )
    .returning(['onHand', 'reserved']),
);

const balanceOf = statement<{ batchId: number }>()((db, p) =>
  db.selectFrom('batch').select(['onHand', 'reserved']).where('id', '=', p.batchId),
);

const insertMovement = statement<
  Movement & { onHandAfter: number; reservedAfter: number; staffId: number; atMs: number }
>()((db, p) =>
  db.insertInto('stockMovement').values({
    batchId: p.batchId,
    kind: p.kind,
    onHandDelta: p.onHandDelta,
    reservedDelta: p.reservedDelta,
    onHandAfter: p.onHandAfter,
    reservedAfter: p.reservedAfter,
    orderId: p.orderId,
    reason: p.reason,
    staffId: p.staffId,
    atMs: p.atMs,
  }),
);

/**
 * Books one movement: the balance changes and the ledger gets its row, together (INV-2). This is the only place
 * where a balance changes. Returns the movement's id.
 *
 * Fails with INVENTORY_UPDATE_FAILED when the balance would break `on hand ≥ reserved ≥ 0`; the store's own
 * CHECK stands behind that.
 */
export function bookMovement(context: CommandContext, movement: Movement): number {
  const { tx } = context;
  const after = tx.get(movement.onHandDelta === 0 ? changeReserved : changeBalance, movement);
  if (after === undefined) refuse(context, movement);
  const { lastInsertRowid: movementId } = tx.run(insertMovement, {
    ...movement,
    onHandAfter: after.onHand,
    reservedAfter: after.reserved,
    staffId: context.session.staffId,
    atMs: context.nowMs,
  });
  const { batchId, kind, onHandDelta, reservedDelta } = movement;
  context.moved({ movementId, batchId, kind, onHandDelta, reservedDelta });
  return movementId;
}

function refuse({ tx }: CommandContext, movement: Movement): never {
  const balance = tx.get(balanceOf, { batchId: movement.batchId });
  invariant(balance !== undefined, `batch ${movement.batchId} exists`);
  return fail('INVENTORY_UPDATE_FAILED', {
    batchId: movement.batchId,
    on_hand: balance.onHand,
    reserved: balance.reserved,
    on_hand_after: balance.onHand + movement.onHandDelta,
    reserved_after: balance.reserved + movement.reservedDelta,
  });
}
