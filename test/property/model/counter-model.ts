import type { OrderAction } from '#shared/domain/order-states.ts';
import type { ShipmentExit, TrackedState } from '#shared/domain/shipment-states.ts';
import { HOUR_MS, MINUTE_MS } from '#test/support/test-platform.ts';
import { MAX_KINDS, MAX_QUANTITY, ModelCart } from './model-cart.ts';
import type { ModelClock } from './model-clock.ts';
import { amountDue, type MadeOrder, ModelOrder, type ModelScan, type Payment } from './model-order.ts';
import { coverLines, dispensePrescriptions, requireCovered } from './model-prescribed.ts';
import { type ModelPrescription, requireApproved } from './model-prescription.ts';
import { COUPON, type ModelPrices, type PricedWish, type Terms } from './model-prices.ts';
import type { ModelBatch, ModelDrug, ModelStock, Share } from './model-stock.ts';
import { isOpenedPack, scanTablets } from './model-tablets.ts';
import { refuse } from './refused.ts';

const MINUTES_TO_PAY = 15;
/** Nobody sells any more from an open cart that was not touched for so long. */
const LEFT_BEHIND_MS = 12 * HOUR_MS;

/** What somebody wants to buy, with what they show and expect. */
export interface Wish {
  readonly lines: readonly (PricedWish & { readonly prescription: ModelPrescription | null })[];
  readonly terms: Terms;
  readonly showsId: boolean;
  /** False when the screen shows another total than the catalogue has now. */
  readonly expectsTotal: boolean;
}

/** Everything that a counter knows, kept in the simplest way that could be right. */
export class CounterModel {
  readonly clock: ModelClock;
  readonly stock: ModelStock;
  readonly prices: ModelPrices;
  readonly orders: ModelOrder[] = [];
  readonly prescriptions: ModelPrescription[] = [];
  /** What was written on each prescription when it was seen approved. */
  readonly lockedDocuments = new Map<number, string>();
  /** Trace codes of packs that were opened, each with the tablets out of them. */
  readonly openedCodes = new Map<string, ModelBatch>();
  readonly parked: ModelCart[] = [];
  /** The cart that each till sells from. */
  readonly active: (ModelCart | null)[] = [null, null];

  constructor(parts: { clock: ModelClock; stock: ModelStock; prices: ModelPrices }) {
    this.clock = parts.clock;
    this.stock = parts.stock;
    this.prices = parts.prices;
    this.prices.isCouponLeft = () => this.couponUses < COUPON.maxUses;
  }

  /** Refuses a sale as the rules, the limits, the price and the stock ask; else sets the goods aside. */
  sell(wish: Wish): { shares: Share[]; totalFen: number } {
    const { lines } = wish;
    if (lines.some(({ drug }) => this.prices.listFen(drug) === 0)) refuse('NOT_FOR_SALE');
    const wanted = new Map<ModelDrug, number>();
    for (const { drug, quantity } of lines) wanted.set(drug, (wanted.get(drug) ?? 0) + quantity);
    if (wanted.size > MAX_KINDS) refuse('TOO_MANY_KINDS');
    if ([...wanted.values()].some((quantity) => quantity > MAX_QUANTITY)) refuse('QUANTITY_LIMIT');
    coverLines(this.orders, lines);
    if (lines.some(({ drug, prescription }) => drug === 'antibiotic' && prescription === null))
      refuse('PRESCRIPTION_REQUIRED');
    const watched = (wanted.get('ephedrine') ?? 0) + (wanted.get('ephedrineSyrup') ?? 0);
    if (watched > 2) refuse('CONTROLLED_QUANTITY_EXCEEDED');
    if (watched > 0 && !wish.showsId) refuse('BUYER_ID_REQUIRED');
    if (!wish.expectsTotal) refuse('PRICE_CHANGED');
    if (this.prices.givesAway(lines, wish.terms)) refuse('GIFT_FORBIDDEN');
    return {
      totalFen: this.prices.totalFen(lines, wish.terms),
      shares: this.stock.reserve(lines, this.clock.today),
    };
  }

  /** The sale at the till: goods set aside only when the money is there too. */
  sellFor(wish: Wish, payment: Payment): { shares: Share[]; totalFen: number } {
    const sold = this.sell(wish);
    try {
      amountDue(sold.totalFen, payment);
      requireApproved(wish.lines, this.clock.today);
    } catch (error) {
      for (const { batch, quantity } of sold.shares) batch.reserved -= quantity;
      throw error;
    }
    return sold;
  }

  /** Keeps an order that the core has made. */
  keep(made: MadeOrder & { expiresAtMs?: number }): ModelOrder {
    const expiresAtMs = this.clock.nowMs + MINUTES_TO_PAY * MINUTE_MS;
    const order = new ModelOrder({ expiresAtMs, ...made });
    this.orders.push(order);
    this.clock.recorded();
    return order;
  }

  /** Paying and handing over in one go: all of it, or nothing. */
  settle(order: ModelOrder, payment: Payment, handOver: boolean): void {
    order.pay(payment, this.clock, () => requireCovered(this.orders, order));
    // What goes out on prescription waits for its packs to be verified.
    const goesOut = handOver && !order.isPrescribed;
    if (goesOut) for (const action of ['start_dispensing', 'hand_over'] as const) this.step(order, action);
    this.clock.recorded();
  }

  step(order: ModelOrder, action: OrderAction, disposition: 'returned' | 'lost' | null = null): void {
    order.step(action, { clock: this.clock, stock: this.stock, disposition });
    if (action === 'start_dispensing') dispensePrescriptions(this.orders, order, this.clock.today);
    this.clock.recorded();
    this.serveWaiting();
  }

  /** Whoever waits for goods gets what is there, the longest owed first. */
  serveWaiting(): void {
    const waiting = this.orders
      .filter((order) => order.status === 'paid' && order.waiting.length > 0)
      .sort((a, b) => (a.owedAtMs ?? 0) - (b.owedAtMs ?? 0) || a.orderId - b.orderId);
    for (const order of waiting) {
      const given = this.stock.reserveSome(order.waiting, this.clock.today);
      order.shares = [...order.shares, ...given.shares];
      order.waiting = given.waiting;
    }
  }

  /** What the schedule does when it gets its turn; returns how many orders timed out. */
  expireOverdue(): number {
    if (this.clock.isBehind) return 0;
    const overdue = this.orders.filter(
      (order) => order.status === 'pending' && order.expiresAtMs <= this.clock.nowMs,
    );
    for (const order of overdue) this.step(order, 'expire');
    return overdue.length;
  }

  /** Days of validity pass; returns how many prescriptions lapsed. */
  lapseOverdue(): number {
    if (this.clock.isBehind) return 0;
    const lapsed = this.prescriptions.filter((prescription) => prescription.lapse(this.clock.today)).length;
    if (lapsed > 0) this.clock.recorded();
    return lapsed;
  }

  /** Parcels that nobody confirmed count as received; returns how many orders that completed. */
  completeReceived(): number {
    if (this.clock.isBehind) return 0;
    const received = this.orders.filter(
      (order) => order.status === 'shipped' && order.parcel?.isOverdue(this.clock.nowMs) === true,
    );
    for (const order of received) this.step(order, 'complete_automatically');
    return received.length;
  }

  /** Somebody tells what became of an order's parcel. */
  track(order: ModelOrder, to: TrackedState): void {
    order.parcel?.track(to, this.clock.nowMs);
    this.clock.recorded();
  }

  /** One of the ways out of a parcel's story, for the trouble that it is meant for. */
  endParcel(order: ModelOrder, exit: ShipmentExit): void {
    const { status } = order;
    const parcel = order.parcel ?? refuse('INVALID_SHIPMENT_STATE');
    if (parcel.isClosed) refuse('INVALID_SHIPMENT_STATE');
    const isMeant = {
      close_lost: parcel.state === 'lost',
      receive_refused: parcel.state === 'refused',
      confirm_receipt: !['lost', 'refused'].includes(parcel.state),
    }[exit];
    if (!isMeant) refuse('INVALID_SHIPMENT_STATE');
    if (status === 'after_sales') refuse('INVALID_ORDER_STATUS');
    if (exit === 'confirm_receipt') this.step(order, 'confirm_receipt');
    else if (status === 'shipped') this.step(order, 'cancel', exit === 'close_lost' ? 'lost' : 'returned');
  }

  /** Uses of the coupon that stand: an order has them that was not cancelled. */
  get couponUses(): number {
    return new Set(this.orders.flatMap(({ status, useIds }) => (status === 'cancelled' ? [] : useIds))).size;
  }

  /** Trace codes that are sold, each with its order: lost packs stay sold, those that came back do not. */
  get soldCodes(): Map<string, number> {
    const kept = this.orders.filter(({ codesAreBack }) => !codesAreBack);
    return new Map(
      kept.flatMap(({ orderId, packs, codesBack }) =>
        packs.flatMap(({ traceCode }) =>
          traceCode === null || codesBack.has(traceCode) ? [] : [[traceCode, orderId] as const],
        ),
      ),
    );
  }

  /** Trace codes that are set aside, each with its order, or null for a cart. */
  get heldCodes(): Map<string, number | null> {
    const carts = [...this.parked, ...this.active.filter((cart) => cart !== null)];
    const inCarts = carts.flatMap((cart) => cart.codes.map((code) => [code, null] as const));
    const inOrders = this.orders.flatMap(({ orderId, scanned }) =>
      [...scanned.values()].flat().map((code) => [code, orderId] as const),
    );
    return new Map([...inCarts, ...inOrders]);
  }

  /** Whether a pack may come back into a cart that had it before. */
  isFree(code: string, cart: ModelCart): boolean {
    const isSpent = this.openedCodes.has(code) || this.soldCodes.has(code);
    return !isSpent && (cart.codes.includes(code) || !this.heldCodes.has(code));
  }

  /** Refuses a pack that was opened, sold or scanned elsewhere; returns the open cart that was left behind with it, if so. */
  takenFrom(code: string, own: ModelCart | null): ModelCart | null {
    if (this.openedCodes.has(code)) refuse('TRACE_CODE_OPENED');
    if (this.soldCodes.has(code)) refuse('TRACE_CODE_SOLD');
    const holder = this.active.find((cart) => cart?.codes.includes(code)) ?? null;
    const isLeft = holder !== own && this.clock.nowMs - (holder?.touchedAtMs ?? 0) >= LEFT_BEHIND_MS;
    if (this.heldCodes.has(code) && (holder === null || !isLeft)) refuse('TRACE_CODE_SET_ASIDE');
    return holder;
  }

  /** Somebody scans a pack for an order. */
  scanPack(order: ModelOrder, pack: ModelScan): void {
    if (order.status !== 'dispensing') refuse('INVALID_ORDER_STATUS');
    if (isOpenedPack(order, pack, this.openedCodes)) scanTablets(order, pack, this.openedCodes);
    else this.scanSealed(order, pack);
    order.isChecked = false;
    this.clock.recorded();
  }

  scanSealed(order: ModelOrder, pack: ModelScan): void {
    const units = order.lines
      .filter(({ drug }) => drug === pack.drug)
      .reduce((sum, { quantity }) => sum + quantity, 0);
    if (units === 0) refuse('PACK_WRONG_DRUG');
    if (order.packs.filter(({ drug }) => drug === pack.drug).length >= units) refuse('PACK_NOT_EXPECTED');
    const leftBehind = pack.traceCode === null ? null : this.takenFrom(pack.traceCode, null);
    if (pack.traceCode !== null) leftBehind?.lose(pack.traceCode);
    order.packs.push(pack);
  }

  /** The last scan of an order, of so many packs, goes out of the bag again. */
  takePackBack(order: ModelOrder, quantity: number): void {
    if (order.status !== 'dispensing') refuse('INVALID_ORDER_STATUS');
    if (order.packs.splice(-quantity).length === 0) refuse('PACK_NOT_FOUND');
    order.isChecked = false;
    this.clock.recorded();
  }

  /** A cart that was sold makes room; what was not selected waits in a new one. */
  closeSold(till: number, sold: ModelCart): void {
    const left = sold.lines.filter((line) => !line.selected);
    const next = left.length === 0 ? null : new ModelCart();
    if (next !== null) next.lines = left;
    if (next !== null) next.touchedAtMs = this.clock.nowMs;
    this.active[till] = next;
  }
}
