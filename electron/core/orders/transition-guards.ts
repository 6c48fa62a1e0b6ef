import { trackingProblem } from '#shared/domain/carriers.ts';
import { type ControlClass, type DrugCategory, isDrug } from '#shared/domain/drugs.ts';
import type { OrderTransition, TransitionGuard } from '#shared/domain/order-states.ts';
import { checkSaleRules, needsPrescription } from '#shared/domain/sale-rules.ts';
import { autoCompletesAtMs } from '#shared/domain/shipment-states.ts';
import { type AppError, fail } from '#shared/errors/index.ts';
import { findEphedrine } from '../catalog/drugs.ts';
import type { Reader } from '../db/store.ts';
import { planReservation } from '../inventory/reserve-stock.ts';
import { askOnce } from '../platform/ask-once.ts';
import type { Moment } from '../platform/context.ts';
import { requireApproved, requireCovered, requireStanding } from '../prescriptions/cover-sale.ts';
import { readRules } from '../rules/rules.ts';
import { readSettings } from '../settings/settings.ts';
import { findOpenShipment } from '../shipping/shipment-rows.ts';
import { isPharmacistOnDuty } from '../staff/pharmacist-on-duty.ts';
import { refuseUnverified } from './dispensed-packs.ts';
import type { ItemRow, OrderRow } from './order-rows.ts';
import { findOwed, missingUnits, type OwedBalance } from './owed-balances.ts';
import { refusePassedWindow } from './return-window.ts';
import type { TransitionFacts } from './transition-facts.ts';
import { refuseUnsellableGoods } from './unsellable-goods.ts';

interface GuardContext extends Moment {
  readonly reader: Reader;
  /** The order's lines; asked for only by guards that need them. */
  readonly items: () => readonly ItemRow[];
  /** The order's batches were chosen in this very command. */
  readonly isFresh?: boolean;
  /** Until when what it owes may be collected, null where it owes nothing; for who has read that already. */
  readonly owed?: Pick<OwedBalance, 'collectUntil'> | null;
}

const prescriptionOf = (item: ItemRow): number | null => item.prescriptionId;

type Guard = (context: GuardContext, order: OrderRow, facts: TransitionFacts) => void;

const missing = (path: string): never => fail('VALIDATION_FAILED', { fields: [{ path, code: 'required' }] });

/** Each guard fails with the code that tells the person what stands in the way. */
const GUARDS: Readonly<Record<TransitionGuard, Guard>> = {
  not_expired: ({ nowMs }, order) => {
    if (nowMs >= order.expiresAtMs)
      fail('ORDER_EXPIRED', { orderId: order.id, expired_at_ms: order.expiresAtMs });
  },
  past_expiry: ({ nowMs }, order) => {
    if (nowMs < order.expiresAtMs)
      fail('INVALID_ORDER_STATUS', { orderId: order.id, status: order.status, action: 'expire' });
  },
  goods_sellable: ({ reader, today, isFresh = false }, order) => {
    if (!isFresh) refuseUnsellableGoods(reader, { id: order.id, today });
  },
  packs_verified: ({ reader, items }, order) => refuseUnverified(reader, order.id, items()),
  sale_rules: ({ reader, today, items }, order) => {
    const sold = items();
    requireApproved(reader, sold.map(prescriptionOf), today);
    requireCovered(reader, order.id, sold);
    refuseBreaches(reader, sold);
    const rx = sold.filter((item) =>
      needsPrescription(item.category as DrugCategory, item.controlClass as ControlClass),
    );
    if (rx.length > 0 && !isPharmacistOnDuty(reader, { today }))
      fail('PHARMACIST_ABSENT', { drugIds: rx.map((item) => item.drugId) });
  },
  prescriptions_approved: (context, order) => {
    const { reader, today } = context;
    const ids = context.items().map(prescriptionOf);
    // What is owed was approved and dispensed in time: how long it may be collected is a rule of its own.
    if (ids.some((id) => id !== null) && owedOf(context, order) !== null) requireStanding(reader, ids);
    else requireApproved(reader, ids, today);
  },
  owed_collectable: refuseUncollectable,
  fully_paid: (_, order, { settlement, transfer }) => {
    const taken = [...(settlement?.taken ?? []), ...(transfer?.taken ?? [])];
    const paidFen = taken.reduce((sum, tender) => sum + tender.amountFen, 0);
    const due_fen = order.totalFen + (settlement?.roundingFen ?? 0) + (transfer?.roundingFen ?? 0);
    if (paidFen !== due_fen) fail('PAYMENT_INCOMPLETE', { due_fen, paid_fen: paidFen });
  },
  reason_given: (_, __, { reason }) => {
    if (!reason) missing('reason');
  },
  disposition_given: (_, __, { disposition }) => {
    if (!disposition) missing('disposition');
  },
  carrier_given: (_, __, { carrier, trackingNumber }) => {
    if (!carrier) return missing('carrier');
    const problem = trackingProblem(carrier, trackingNumber ?? '');
    if (problem?.kind === 'missing') missing('trackingNumber');
    if (problem?.kind === 'malformed') {
      fail('TRACKING_NUMBER_INVALID', { carrier, trackingNumber, example: problem.example });
    }
  },
  // 药品零售配送质量管理: drugs travel in a package of their own, closed and marked.
  drugs_packed_apart: ({ items }, { id: orderId }, { drugsApart }) => {
    const hasDrugs = items().some(({ category }) => isDrug(category as DrugCategory));
    if (hasDrugs && drugsApart !== true) fail('DRUGS_NOT_PACKED_APART', { orderId });
  },
  parcel_arrives: ({ reader }, order) => {
    const shipment = findOpenShipment(reader, order.id);
    if (shipment?.state === 'lost' || shipment?.state === 'refused') {
      fail('INVALID_SHIPMENT_STATE', { orderId: order.id, shipmentId: shipment.id, state: shipment.state });
    }
  },
  past_auto_completion: ({ reader, nowMs }, order) => {
    const shipment = findOpenShipment(reader, order.id);
    const { autoCompleteDays } = readSettings(reader).limits;
    const dueMs = shipment === undefined ? null : autoCompletesAtMs(shipment, autoCompleteDays);
    if (dueMs === null || nowMs < dueMs) {
      fail('INVALID_ORDER_STATUS', {
        orderId: order.id,
        status: order.status,
        action: 'complete_automatically',
      });
    }
  },
  within_return_window: ({ reader, nowMs }, order) => refusePassedWindow(reader, nowMs, order),
  divisible: (_, order) => {
    if (order.quantity < 2) fail('SPLIT_INVALID', { reason: 'one_unit' });
  },
  has_customer: (_, { customerId, orderNumber }) => {
    if (customerId === null) fail('MERGE_INVALID', { reason: 'no_customer', orderNumber });
  },
};

/**
 * Fails for an owed order with OWED_BALANCE_LAPSED after its last day, or with OWED_WAITS_FOR_GOODS while what it
 * waits for is not there.
 */
function refuseUncollectable(context: GuardContext, order: OrderRow): void {
  const owed = owedOf(context, order);
  if (owed === null) return;
  const { reader, today } = context;
  const { id } = order;
  const { collectUntil } = owed;
  if (collectUntil !== null && today > collectUntil)
    fail('OWED_BALANCE_LAPSED', { orderId: id, collectUntil });
  const requests = missingUnits(reader, id).map(({ item: { drugId }, quantity }) => ({
    drugId,
    quantity,
    scannedBatchId: null,
  }));
  if (requests.length === 0) return;
  const { shortages } = planReservation({ reader, today }, requests);
  if (shortages.length > 0) fail('OWED_WAITS_FOR_GOODS', { shortages });
}

function owedOf({ reader, owed }: GuardContext, order: OrderRow): Pick<OwedBalance, 'collectUntil'> | null {
  return owed === undefined ? (findOwed(reader, order.id) ?? null) : owed;
}

/** Fails with the first rule of sale that the lines of one order break together. */
export function refuseBreaches(reader: Reader, items: readonly ItemRow[]): void {
  const [breach] = checkSaleRules(
    items.map((item) => ({
      drugId: item.drugId,
      category: item.category as DrugCategory,
      controlClass: item.controlClass as ControlClass,
      quantity: item.quantity,
      onPrescription: item.prescriptionId !== null,
      ephedrine: findEphedrine(reader, item),
    })),
    readRules(reader),
  );
  if (breach !== undefined) fail(breach.code, { ...breach });
}

/** Checks a transition's guards in their order; the first that does not hold fails. */
export function checkGuards(
  context: GuardContext,
  order: OrderRow,
  { transition, facts }: { transition: OrderTransition; facts: TransitionFacts },
): void {
  for (const guard of transition.guards) GUARDS[guard](context, order, facts);
}

/** Guards that depend on the order and the time alone: they decide whether the screen offers an action. */
export const STANDING_GUARDS: readonly TransitionGuard[] = [
  'not_expired',
  'goods_sellable',
  'packs_verified',
  'sale_rules',
  'prescriptions_approved',
  'owed_collectable',
  'parcel_arrives',
  'within_return_window',
  'divisible',
  'has_customer',
];

/**
 * Asks of any transition what its standing guards say: the first refusal, or null. Transitions share guards; each is
 * asked once.
 */
export function standingRefusals(
  context: GuardContext,
  order: OrderRow,
): (transition: OrderTransition) => AppError | null {
  return askOnce(STANDING_GUARDS, (guard) => GUARDS[guard](context, order, {}));
}
