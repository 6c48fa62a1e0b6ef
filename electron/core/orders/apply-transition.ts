import {
  findTransition,
  isByPerson,
  type OrderAction,
  type OrderTransition,
} from '#shared/domain/order-states.ts';
import { isPermitted, type Permission } from '#shared/domain/permissions.ts';
import { fail, invariant } from '#shared/errors/index.ts';
import { actingRole } from '../audit/acting-role.ts';
import { chainAfter } from '../audit/event-chain.ts';
import { refundEverything } from '../payments/refund-order.ts';
import { recordPayments } from '../payments/take-tenders.ts';
import { handOverPayments, takeOverPayments } from '../payments/transfer-payments.ts';
import type { CommandContext } from '../platform/context.ts';
import { dispensePrescriptions } from '../prescriptions/dispense-prescription.ts';
import { followOrder } from '../shipping/follow-order.ts';
import { openShipment } from '../shipping/open-shipment.ts';
import { applyStockEffect } from './apply-stock-effect.ts';
import { type OrderEvent, writeEvent } from './order-events.ts';
import { type OrderProgress, type OrderRow, readItems, saveProgress } from './order-rows.ts';
import { recordControlledSales } from './record-controlled-sales.ts';
import { returnPacks } from './return-packs.ts';
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
  if (transition === null)
    return fail('INVALID_ORDER_STATUS', { orderId: order.id, status: order.status, action });
  checkPermission(context, transition);
  const { tx, nowMs, today } = context;
  const guarded = { reader: tx, nowMs, today, items: () => readItems(tx, order.id) };
  checkGuards(guarded, order, { transition, facts });
  const reason = facts.reason ?? '';
  const goods = { effect: transition.stock, disposition: facts.disposition ?? null };
  moveParcel(context, order, { transition, facts });
  returnPacks(context, order.id, goods);
  applyStockEffect(context, order.id, { ...goods, reason });
  if (transition.stock === 'reduce') recordControlledSales(context, order);
  const money = moveMoney(context, order, { transition, facts });
  const event = makeEvent(context, order, { transition, facts, details: money.details });
  const head = chainAfter(order, event);
  const saved = saveProgress(context.tx, order, {
    ...order,
    ...money.progress,
    status: transition.to,
    [STAMPS[transition.stamps]]: context.nowMs,
    carrier: facts.carrier ?? order.carrier,
    trackingNumber: facts.trackingNumber ?? order.trackingNumber,
    cancelReason: transition.to === 'cancelled' ? reason : order.cancelReason,
    ...head,
  });
  writeEvent(context.tx, order.id, event, head);
  if (transition.stock === 'reduce') {
    const prescriptionIds = readItems(tx, order.id).map((item) => item.prescriptionId);
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

interface OrderEntry {
  readonly action: string;
  /** What allows it: the event names the role in which somebody acted. */
  readonly permission: Permission;
  readonly reason?: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly progress: Partial<OrderProgress>;
}

/** Adds an event that changes no status (a reprint, a recall, news of a parcel, a part refund), in the same chain. */
export function addEvent(context: CommandContext, order: OrderRow, entry: OrderEntry): OrderRow {
  const event: OrderEvent = {
    seq: order.eventCount + 1,
    action: entry.action,
    fromStatus: order.status,
    toStatus: order.status,
    ...actor(context, entry.permission),
    reason: entry.reason ?? '',
    details: JSON.stringify(entry.details),
    atMs: context.nowMs,
  };
  const head = chainAfter(order, event);
  const saved = saveProgress(context.tx, order, { ...order, ...entry.progress, ...head });
  writeEvent(context.tx, order.id, event, head);
  return saved;
}

function actor(context: CommandContext, permission: OrderTransition['permission']) {
  const { staffId, staffName } = context.session;
  return { staffId, staffName, role: actingRole(context.session, permission) };
}

function makeEvent(
  context: CommandContext,
  order: OrderRow,
  { transition, facts, details }: { transition: OrderTransition; facts: TransitionFacts; details: object },
): OrderEvent {
  return {
    seq: order.eventCount + 1,
    action: transition.action,
    fromStatus: transition.from,
    toStatus: transition.to,
    ...actor(context, transition.permission),
    reason: facts.reason ?? '',
    details: JSON.stringify({
      ...details,
      ...(facts.carrier === undefined
        ? {}
        : { carrier: facts.carrier, trackingNumber: facts.trackingNumber }),
      ...(facts.disposition ? { disposition: facts.disposition } : {}),
      ...(facts.afterDays === undefined ? {} : { afterDays: facts.afterDays }),
      ...facts.details,
      ...(facts.became ? { became: facts.became } : {}),
    }),
    atMs: context.nowMs,
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
      const { settlement } = facts;
      invariant(settlement !== undefined, 'an order is paid with a settlement');
      recordPayments(context, order.id, settlement);
      const { roundingFen, payType, taken } = settlement;
      const paidFen = order.totalFen + roundingFen;
      const tenders = taken.map(({ tender, amountFen }) => ({ tender, amountFen }));
      return { progress: { roundingFen, payType, paidFen }, details: { paidFen, tenders } };
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
      const { roundingFen, payType, taken } = transfer;
      const paidFen = order.totalFen + roundingFen;
      const takenOver = taken.map(({ source, amountFen }) => ({ tender: source.tender, amountFen }));
      return { progress: { roundingFen, payType, paidFen }, details: { paidFen, takenOver } };
    }
  }
}
