import type { ParsedInput } from '#shared/contracts/index.ts';
import { handedOverNow, isStockWrong, lastCollectionDay, owedProblem } from '#shared/domain/owed-balance.ts';
import { fail, invariant } from '#shared/errors/index.ts';
import { packsSetAside } from '../inventory/scanned-packs.ts';
import { applyTransition } from '../orders/apply-transition.ts';
import { freshOrderNumber } from '../orders/create-order.ts';
import { type PackRow, readPacks, standingPacks } from '../orders/dispensed-packs.ts';
import { orderAsSeen, refuseStatus } from '../orders/order-as-seen.ts';
import { type OrderRecord, recordOf } from '../orders/order-record.ts';
import { type ItemRow, type OrderRow, readItems } from '../orders/order-rows.ts';
import { findOwed, missingUnits, writeOwed } from '../orders/owed-balances.ts';
import { makePart, type PartPlan, planParts } from '../orders/plan-parts.ts';
import { publishOrder } from '../orders/publish-order.ts';
import { reserveForOwed } from '../orders/reserve-owed.ts';
import { readPayments } from '../payments/refund-order.ts';
import type { CommandContext } from '../platform/context.ts';
import { recordOwed } from '../prescriptions/dispense-prescription.ts';
import { ruleOf } from '../rules/rules.ts';
import { givenPacks, tellSuccessor } from './carry-packs.ts';
import { divideOwed, type GivenBatch, readGivenUnits } from './divide-owed.ts';
import { writeOff } from './write-off.ts';

type Input = ParsedInput<'dispensing.owe'>;

interface Owing {
  readonly input: Input;
  readonly items: readonly ItemRow[];
  readonly given: readonly GivenBatch[];
  /** Packs that were verified and go into the bag. */
  readonly packs: readonly PackRow[];
  /** The number of what is handed over now; null where nothing is. */
  readonly givenNumber: string | null;
  readonly owedNumber: string;
}

/**
 * Owes what cannot be handed over now (RX-5). The order ends; what there is goes on in an order of its own, dispensed
 * as far as it was, and the rest waits in another that holds its price, its payment and its prescription. Goods that
 * the books have and the shelf has not are written off in the same step; what is owed is set aside from other
 * batches as far as there are any, and waits for goods otherwise. All of it is one transaction.
 *
 * Fails with ORDER_NOT_FOUND, INVALID_ORDER_STATUS, VERSION_CONFLICT, OWED_INVALID, PRESCRIPTION_NOT_APPROVED or
 * PRESCRIPTION_LAPSED. Returns what is handed over, if anything is, and what is owed.
 */
export function oweBalance(context: CommandContext, input: Input): Owed {
  const { tx } = context;
  const order = orderToOwe(context, input);
  const items = readItems(tx, order.id);
  const packs = readPacks(tx, order.id);
  const given = readGivenUnits(tx, order.id, packs);
  const isShort = missingUnits(tx, order.id, items).length > 0;
  const problem = owedProblem(given, input.lines, isShort);
  if (problem !== null) fail('OWED_INVALID', { orderId: order.id, ...problem });
  const hasGiven = handedOverNow(given, input.lines).length > 0;
  const owing: Owing = {
    input,
    items,
    given,
    packs: standingPacks(packs),
    givenNumber: hasGiven ? freshOrderNumber(context) : null,
    owedNumber: freshOrderNumber(context),
  };
  const [givenPart, owedPart] = planOwing(context, order, owing);
  const became = [...(owing.givenNumber === null ? [] : [owing.givenNumber]), owing.owedNumber];
  const { cause, reason } = input;
  const details = { cause, owedIn: owing.owedNumber };
  const ended = applyTransition(context, order, 'owe', { became, reason, details, items: () => items });
  publishOrder(context, recordOf(tx, ended, { items }), order.eventCount);
  if (isStockWrong(cause)) writeOff(context, input.lines, reason);
  const handedOver = givenPart === null ? null : makeGiven(context, order, { part: givenPart, owing });
  const owed = makeOwed(context, order, { part: owedPart, owing });
  context.note(`order:${order.orderNumber}`, {
    status: 'cancelled',
    version: order.version + 1,
    became,
    cause,
  });
  context.changed('dispensing', 'stock');
  return { given: handedOver, owed };
}

/** What an order became that could not be handed over whole. */
export interface Owed {
  /** What is handed over now. */
  readonly given: OrderRecord | null;
  readonly owed: OrderRecord;
}

function orderToOwe(context: CommandContext, { orderId, version }: Input): OrderRow {
  const order = orderAsSeen(context, { orderId, version });
  if (order.status !== 'paid' && order.status !== 'dispensing') refuseStatus(context.tx, order, 'owe');
  if (order.refundedFen > 0) fail('OWED_INVALID', { orderId, reason: 'partly_refunded' });
  return order;
}

/** What is handed over now, if anything, and what is owed; both paid for. */
function planOwing({ tx }: CommandContext, order: OrderRow, owing: Owing): [PartPlan | null, PartPlan] {
  const { items } = owing;
  const { quantities, shares } = divideOwed(items, owing.given, owing.input.lines);
  const scanned = packsSetAside(tx, order.id);
  const packs = items.map(({ lineNo }, place) =>
    givenPacks(scanned, { lineNo, shares: shares[0]?.[place] ?? [] }),
  );
  const parts = owing.givenNumber === null ? [1] : [0, 1];
  const plans = planParts(
    order,
    {
      items,
      payments: readPayments(tx, order.id),
      quantities: parts.map((part) => quantities[part] ?? []),
      shares: parts.map((part) => shares[part] ?? []),
      // What is owed is of batches that nobody knows yet: its packs may be scanned elsewhere again.
      packs: parts.map((part) => (part === 0 ? packs : [])),
    },
    true,
  );
  const owed = plans.at(-1);
  invariant(owed !== undefined, 'something is owed');
  return [plans.length > 1 ? (plans[0] ?? null) : null, owed];
}

/** What is handed over now goes on where the order was: on the shelf still, or on the bench with its packs. */
function makeGiven(
  context: CommandContext,
  order: OrderRow,
  { part, owing }: { part: PartPlan; owing: Owing },
): OrderRecord {
  const { givenNumber: orderNumber, packs } = owing;
  invariant(orderNumber !== null, 'what is given has a number');
  const made = makePart(context, order, { ...part, kind: 'split', orderNumber });
  const going = order.status === 'dispensing' ? { from: order, packs, lines: part.lines } : null;
  return tellSuccessor(context, made, going);
}

function makeOwed(
  context: CommandContext,
  order: OrderRow,
  { part, owing }: { part: PartPlan; owing: Owing },
): OrderRecord {
  const { tx, session, nowMs } = context;
  const { cause, reason } = owing.input;
  const made = makePart(context, order, { ...part, kind: 'owe', orderNumber: owing.owedNumber });
  if (findOwed(tx, made.id) === undefined) {
    const collectUntil = lastDayOf(context, part);
    const { staffId } = session;
    writeOwed(tx, { orderId: made.id, cause, reason, collectUntil, staffId, owedAtMs: nowMs });
  }
  const items = readItems(tx, made.id);
  reserveForOwed(context, made.id, items);
  const record = recordOf(tx, made, { items });
  publishOrder(context, record, 0);
  tellPrescriptions(context, order, { part, owing, owedId: made.id });
  return record;
}

/** Only a prescription has a last day: what needs none is the customer's for as long as they like. */
function lastDayOf({ tx, today }: CommandContext, { lines }: PartPlan): string | null {
  if (lines.every(({ item }) => item.prescriptionId === null)) return null;
  return lastCollectionDay(today, ruleOf(tx, 'owed_balance').numbers.days);
}

function tellPrescriptions(
  context: CommandContext,
  order: OrderRow,
  { part, owing, owedId }: { part: PartPlan; owing: Owing; owedId: number },
): void {
  const collectUntil = findOwed(context.tx, owedId)?.collectUntil ?? '';
  const prescribed = Map.groupBy(part.lines, ({ item }) => item.prescriptionId);
  for (const [prescriptionId, lines] of prescribed) {
    if (prescriptionId === null) continue;
    recordOwed(context, prescriptionId, {
      orderNumber: order.orderNumber,
      owedIn: owing.owedNumber,
      collectUntil,
      reason: owing.input.reason,
      lines: lines.map(({ item: { genericName, quantity } }) => ({ genericName, quantity })),
    });
  }
}
