import type { HoldAction, RecallOutcome } from '#shared/domain/batches.ts';
import type { CounterModel } from './counter-model.ts';
import type { ModelOrder } from './model-order.ts';
import type { ModelBatch } from './model-stock.ts';
import { outcomeOf, refuse } from './refused.ts';

/** Locks or unlocks one batch. */
export function lockOnModel(model: CounterModel, batch: ModelBatch, action: 'lock' | 'unlock'): void {
  if (batch.status !== (action === 'lock' ? 'available' : 'locked')) refuse('BATCH_STATE_CONFLICT');
  batch.status = action === 'lock' ? 'locked' : 'available';
  model.clock.recorded();
}

/** Ends the recall of a batch's lot: all of it is locked. */
export function endRecallOnModel(model: CounterModel, batch: ModelBatch): void {
  const recalled = model.stock.placesOf(batch).filter(({ status }) => status === 'recalled');
  if (recalled.length === 0) refuse('BATCH_STATE_CONFLICT');
  for (const place of recalled) place.status = 'locked';
  model.clock.recorded();
}

/** Recalls a batch's lot; returns what became of each order that was not finished. */
export function recallOnModel(model: CounterModel, batch: ModelBatch): Map<number, RecallOutcome> {
  const open = model.stock.placesOf(batch).filter(({ status }) => status !== 'recalled');
  if (open.length === 0) refuse('BATCH_STATE_CONFLICT');
  for (const place of open) place.status = 'recalled';
  const lot = model.stock.lotOf(batch);
  const met = model.orders.filter(({ shares }) => shares.some((share) => lot.includes(share.batch)));
  const outcomes = new Map<number, RecallOutcome>();
  for (const status of ['paid', 'pending', 'dispensing', 'shipped'] as const) {
    for (const order of met.filter((candidate) => candidate.status === status)) {
      outcomes.set(order.orderId, outcomeFor(model, order, lot));
    }
  }
  model.clock.recorded();
  return outcomes;
}

/** Packs are replaced by packs and tablets by tablets, all of them or none. */
function outcomeFor(model: CounterModel, order: ModelOrder, lot: readonly ModelBatch[]): RecallOutcome {
  if (order.status === 'dispensing') return 'pull_back';
  if (order.status === 'shipped') return 'contact';
  const held = order.shares.filter((share) => lot.includes(share.batch));
  const outcome = outcomeOf(() => {
    const wanted = held.map(({ batch, quantity }) => ({ drug: batch.drug, quantity }));
    const moved = model.stock.reserve(wanted, model.clock.today);
    for (const { batch, quantity } of held) batch.reserved -= quantity;
    const placed = moved.map((share) => ({ ...share, line: held[share.line]?.line ?? 0 }));
    order.shares = [...order.shares.filter((share) => !lot.includes(share.batch)), ...placed];
  });
  return outcome === 'ok' ? 'reallocated' : 'short';
}

/** The status in which an action finds a batch that it suits. */
const SUITED: Readonly<Record<HoldAction, ModelBatch['status']>> = {
  lock: 'available',
  unlock: 'locked',
  recall: 'available',
  end_recall: 'recalled',
};

const UNFINISHED: readonly string[] = ['pending', 'paid', 'dispensing', 'shipped'];

/**
 * The batches that an action suits. A recall suits where it meets unfinished orders, most of all where these can get
 * other batches.
 */
export function suitedBatches({ stock, orders }: CounterModel, action: HoldAction): ModelBatch[] {
  const suited = stock.batches.filter(({ status }) => status === SUITED[action]);
  if (action !== 'recall') return suited;
  const met = orders.filter(({ status }) => UNFINISHED.includes(status)).flatMap(({ shares }) => shares);
  const busy = suited.filter((batch) => met.some((share) => share.batch === batch));
  const hasOther = (batch: ModelBatch): boolean =>
    suited.some((other) => other !== batch && other.drug === batch.drug && other.onHand > other.reserved);
  const eased = busy.filter(hasOther);
  return [...busy, ...eased, ...eased, ...eased];
}
