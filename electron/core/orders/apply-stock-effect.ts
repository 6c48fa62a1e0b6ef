import type { MovementKind } from '#shared/contracts/inventory.ts';
import type { Disposition, StockEffect } from '#shared/domain/order-states.ts';
import { invariant } from '#shared/errors/index.ts';
import { statement } from '../db/statement.ts';
import { bookMovement } from '../inventory/ledger.ts';
import { quarantineTwin } from '../inventory/quarantine.ts';
import type { CommandContext } from '../platform/context.ts';
import { type ItemBatchRow, readItemBatches } from './order-rows.ts';
import { readReturned, returnedOfAllocation } from './returned-units.ts';

type BatchState = ItemBatchRow['state'];

/** What one effect does to each allocation of an order: the movement, in units of its quantity, and its state after. */
interface AllocationStep {
  readonly from: BatchState;
  readonly to: BatchState;
  readonly movement: {
    readonly kind: MovementKind;
    readonly onHand: -1 | 0 | 1;
    readonly reserved: -1 | 0;
  } | null;
}

/** The one table of what order transitions do to stock; movements elsewhere come from people, not from orders. */
const STEPS: Readonly<Record<Exclude<StockEffect, 'none' | 'by_disposition'> | 'lose', AllocationStep>> = {
  reduce: { from: 'reserved', to: 'dispensed', movement: { kind: 'dispense', onHand: -1, reserved: -1 } },
  release: { from: 'reserved', to: 'released', movement: { kind: 'release', onHand: 0, reserved: -1 } },
  restock: { from: 'dispensed', to: 'restocked', movement: { kind: 'restock', onHand: 1, reserved: 0 } },
  quarantine: {
    from: 'dispensed',
    to: 'quarantined',
    movement: { kind: 'quarantine_in', onHand: 1, reserved: 0 },
  },
  lose: { from: 'dispensed', to: 'lost', movement: null },
};

const setState = statement<{
  orderId: number;
  lineNo: number;
  batchId: number;
  from: BatchState;
  to: BatchState;
}>()((db, p) =>
  db
    .updateTable('orderItemBatch')
    .set({ state: p.to })
    .where('orderId', '=', p.orderId)
    .where('lineNo', '=', p.lineNo)
    .where('batchId', '=', p.batchId)
    .where('state', '=', p.from),
);

interface Effect {
  readonly effect: StockEffect;
  readonly disposition: Disposition | null;
  readonly reason: string;
}

/**
 * Moves an order's stock as its transition says. Goods that left and come back go to quarantine, never straight
 * to the shelf; goods that are lost leave no movement, for they were taken off when they were dispensed. Units that
 * an after-sales request brought back lie in quarantine already.
 */
export function applyStockEffect(context: CommandContext, orderId: number, effect: Effect): void {
  if (effect.effect === 'none') return;
  const returned = effect.effect === 'by_disposition' ? readReturned(context.tx, orderId) : [];
  for (const allocation of readItemBatches(context.tx, orderId)) {
    // Released by a recall that gave the order other batches.
    if (allocation.state === 'released') continue;
    const left = allocation.quantity - returnedOfAllocation(returned, allocation);
    moveAllocation(context, { orderId, allocation, left, name: stepOf(effect, left), reason: effect.reason });
  }
}

/** What did not come back of goods that had left is lost; an allocation that is back as a whole is not. */
function stepOf({ effect, disposition }: Effect, left: number): keyof typeof STEPS {
  invariant(effect !== 'none', 'an effect moves something');
  if (effect !== 'by_disposition') return effect;
  return disposition === 'returned' || left === 0 ? 'quarantine' : 'lose';
}

function moveAllocation(
  context: CommandContext,
  move: {
    orderId: number;
    allocation: ItemBatchRow;
    left: number;
    name: keyof typeof STEPS;
    reason: string;
  },
): void {
  const { orderId, allocation, left, name, reason } = move;
  const step = STEPS[name];
  const { changes } = context.tx.run(setState, { ...allocation, orderId, from: step.from, to: step.to });
  invariant(changes === 1, `batch ${allocation.batchId} of order ${orderId} is ${step.from}`);
  if (step.movement === null || left === 0) return;
  bookMovement(context, {
    batchId: name === 'quarantine' ? quarantineTwin(context, allocation.batchId) : allocation.batchId,
    kind: step.movement.kind,
    onHandDelta: step.movement.onHand * left + 0,
    reservedDelta: step.movement.reserved * left + 0,
    orderId,
    reason,
  });
}
