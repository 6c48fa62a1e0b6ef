import {
  findTransition,
  isByPerson,
  type OrderAction,
  type OrderTransition,
} from '#shared/domain/order-states.ts';
import { isPermitted } from '#shared/domain/permissions.ts';
import { fail, invariant } from '#shared/errors/index.ts';
import { type Happening, nextEvent } from '../audit/next-event.ts';
import { giveCouponsBack } from '../coupons/redeem-coupon.ts';
import { freePacksOfOrder } from '../inventory/scanned-packs.ts';
import { refundEverything } from '../payments/refund-order.ts';
import { payTypeOf, recordPayments } from '../payments/take-tenders.ts';
import { handOverPayments, takenOverTenders, takeOverPayments } from '../payments/transfer-payments.ts';
import type { CommandContext } from '../platform/context.ts';
import { dispensePrescriptions } from '../prescriptions/dispense-prescription.ts';
import { followOrder } from '../shipping/follow-order.ts';
import { openShipment } from '../shipping/open-shipment.ts';
import { applyStockEffect } from './apply-stock-effect.ts';
import { listUnscannedPacks } from './list-unscanned-packs.ts';
import { refuseStatus } from './order-as-seen.ts';
import { writeEvent } from './order-events.ts';
import { linesOnce, type OrderProgress, type OrderRow, saveProgress } from './order-rows.ts';
import { recordControlledSales } from './record-controlled-sales.ts';
import { recordLooseSales, takeBackLooseSales } from './record-loose-sales.ts';
import { returnPacks } from './return-packs.ts';
import { sellScannedPacks } from './sell-scanned-packs.ts';
import type { TransitionFacts } from './transition-facts.ts';
import { checkGuards } from './transition-guards.ts';

const STAMPS = {
  paid_at_ms: 'paidAtMs',
  dispensing_at_ms: 'dispensingAtMs',
  shipped_at_ms: 'shippedAtMs',
  completed_at_ms: 'completedAtMs',
  cancelled_at_ms: 'cancelledAtMs',
  after_sales_at_ms: 'afterSalesAtMs',
} as const;

/**
 * The only way in which an order's status changes: the transition is looked up in the order machine, its guards
 * are checked, stock, money and parcel follow, the event is written and the row moves to its next version.
 *
 * Fails with INVALID_ORDER_STATUS when the machine has no such step, FORBIDDEN when it is not this person's, and
 * as the guards and the parcel say.
 */
export function applyTransition(
  context: CommandContext,
  order: OrderRow,
  action: OrderAction,
  facts: TransitionFacts = {},
): OrderRow {
  const transition = findTransition(order.status, action);
  if (transition === null) return refuseStatus(context.tx, order, action);
  checkPermission(context, transition);
  const { tx, nowMs, today } = context;
  const items = facts.items ?? linesOnce(tx, order.id);
  const guarded = { reader: tx, nowMs, today, items };
  checkGuards(guarded, order, { transition, facts });
  const reason = facts.reason ?? '';
  const goods = { effect: transition.stock, disposition: facts.disposition ?? null };
  moveParcel(context, order, { transition, facts });
  returnPacks(context, order.id, goods);
  if (transition.stock === 'reduce') recordLooseSales(context, order.id, items());
  applyStockEffect(context, order.id, { ...goods, reason });
  if (transition.stock === 'restock') takeBackLooseSales(context, order.id);
  if (transition.stock === 'reduce') recordControlledSales(context, order, items());
  if (transition.stock === 'reduce' && facts.hasScannedPacks !== false) {
    sellScannedPacks(context, order.id, items());
  }
  if (transition.stock === 'release') freePacksOfOrder(tx, order.id);
  const money = moveMoney(context, order, { transition, facts });
  const isLeaving = action === 'hand_over' || action === 'ship';
  const withoutCode = isLeaving ? listUnscannedPacks(context, order.id, items()) : 0;
  const details = { ...money.details, ...detailsOf(facts), ...(withoutCode > 0 ? { withoutCode } : {}) };
  const next = nextEvent(context, order, { ...transition, reason, details });
  const saved = saveProgress(context.tx, order, {
    ...order,
    ...money.progress,
    status: transition.to,
    [STAMPS[transition.stamps]]: context.nowMs,
    carrier: facts.carrier ?? order.carrier,
    trackingNumber: facts.trackingNumber ?? order.trackingNumber,
    cancelReason: transition.to === 'cancelled' ? reason : order.cancelReason,
    ...next.head,
  });
  if (transition.to === 'cancelled' && order.couponCode !== '' && facts.became === undefined) {
    giveCouponsBack(context, order.id);
  }
  writeEvent(context.tx, order.id, next);
  // An order that goes on where another one ended was signed for when that one was begun.
  if (transition.stock === 'reduce' && action !== 'continue_dispensing') {
    const prescriptionIds = items().map((item) => item.prescriptionId);
    dispensePrescriptions(context, order, prescriptionIds);
  }
  return saved;
}

/** A call may lead to several steps, and not all of them belong to everybody who may make the call. */
function checkPermission({ session }: CommandContext, { action, permission }: OrderTransition): void {
  if (isByPerson(action) && !isPermitted(session.roles, permission)) fail('FORBIDDEN', { permission });
}

/** Sending makes the parcel; every other step takes it along. */
function moveParcel(
  context: CommandContext,
  order: OrderRow,
  { transition, facts }: { transition: OrderTransition; facts: TransitionFacts },
): void {
  const { from, to, action } = transition;
  const { carrier = '', trackingNumber = '', packageCount = 1, note = '', disposition = null } = facts;
  if (action === 'ship') openShipment(context, order, { carrier, trackingNumber, packageCount, note });
  else followOrder(context, order, { from, to, disposition, reason: facts.reason ?? '' });
}

interface OrderEntry extends Happening {
  readonly progress: Partial<OrderProgress>;
}

/** Adds an event that changes no status (a reprint, a recall, news of a parcel, a part refund), in the same chain. */
export function addEvent(context: CommandContext, order: OrderRow, entry: OrderEntry): OrderRow {
  const next = nextEvent(context, order, { ...entry, from: order.status, to: order.status });
  const saved = saveProgress(context.tx, order, { ...order, ...entry.progress, ...next.head });
  writeEvent(context.tx, order.id, next);
  return saved;
}

/** What an event tells of the facts that came with its step. */
function detailsOf(facts: TransitionFacts): Readonly<Record<string, unknown>> {
  const { carrier, trackingNumber, drugsApart, disposition, afterDays, became } = facts;
  return {
    ...(carrier === undefined ? {} : { carrier, trackingNumber }),
    ...(drugsApart ? { drugsApart } : {}),
    ...(disposition ? { disposition } : {}),
    ...(afterDays === undefined ? {} : { afterDays }),
    ...facts.details,
    ...(became ? { became } : {}),
  };
}

function moveMoney(
  context: CommandContext,
  order: OrderRow,
  { transition, facts }: { transition: OrderTransition; facts: TransitionFacts },
): { progress: Partial<OrderProgress>; details: object } {
  switch (transition.money) {
    case 'none':
      return { progress: {}, details: {} };
    case 'settle': {
      const { settlement, transfer } = facts;
      invariant(settlement !== undefined, 'an order is paid with a settlement');
      if (transfer !== undefined) takeOverPayments(context, order.id, transfer);
      recordPayments(context, order.id, settlement);
      const { roundingFen, taken } = settlement;
      const paidFen = order.totalFen + roundingFen;
      const tenders = taken.map(({ tender, amountFen }) => ({ tender, amountFen }));
      const takenOver = transfer === undefined ? [] : takenOverTenders(transfer);
      const payType = payTypeOf([...takenOver, ...tenders]);
      const details = { paidFen, tenders, ...(transfer === undefined ? {} : { takenOver }) };
      return { progress: { roundingFen, payType, paidFen }, details };
    }
    case 'refund': {
      const refunds = refundEverything(context, order.id, facts.reason ?? '');
      const refundedFen = order.refundedFen + refunds.reduce((sum, refund) => sum + refund.amountFen, 0);
      invariant(refundedFen === order.paidFen, 'a cancelled order keeps no money');
      return { progress: { refundedFen }, details: { refundedFen, refunds } };
    }
    case 'transfer_out': {
      const refundedFen = order.refundedFen + handOverPayments(context, order.id);
      invariant(refundedFen === order.paidFen, 'an order that was split keeps no money');
      return { progress: { refundedFen }, details: { transferredFen: refundedFen } };
    }
    case 'transfer_in': {
      const { transfer } = facts;
      invariant(transfer !== undefined, 'a payment is taken over from somewhere');
      takeOverPayments(context, order.id, transfer);
      const { roundingFen } = transfer;
      const paidFen = order.totalFen + roundingFen;
      const takenOver = takenOverTenders(transfer);
      const payType = payTypeOf(takenOver);
      return { progress: { roundingFen, payType, paidFen }, details: { paidFen, takenOver } };
    }
  }
}
