import type { OrderAction } from '#shared/domain/order-states.ts';
import type { ShipmentExit, TrackedState } from '#shared/domain/shipment-states.ts';
import type { DrugKey } from '#test/support/small-catalog.ts';
import { MINUTE_MS } from '#test/support/test-platform.ts';
import { MAX_KINDS, MAX_QUANTITY, ModelCart } from './model-cart.ts';
import type { ModelClock } from './model-clock.ts';
import { amountDue, type MadeOrder, ModelOrder, type ModelScan, type Payment } from './model-order.ts';
import type { ModelPrices, PricedWish, Terms } from './model-prices.ts';
import type { ModelStock, Share } from './model-stock.ts';
import { refuse } from './refused.ts';

const MINUTES_TO_PAY = 15;

/** What somebody wants to buy, with what they show and expect. */
export interface Wish {
  readonly lines: readonly PricedWish[];
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
  readonly parked: ModelCart[] = [];
  /** The cart that each till sells from. */
  readonly active: (ModelCart | null)[] = [null, null];

  constructor(parts: { clock: ModelClock; stock: ModelStock; prices: ModelPrices }) {
    this.clock = parts.clock;
    this.stock = parts.stock;
    this.prices = parts.prices;
  }

  /** Refuses a sale as the rules, the limits, the price and the stock ask; else sets the goods aside. */
  sell(wish: Wish): { shares: Share[]; totalFen: number } {
    const { lines } = wish;
    if (lines.some(({ drug }) => this.prices.listFen(drug) === 0)) refuse('NOT_FOR_SALE');
    const wanted = new Map<DrugKey, number>();
    for (const { drug, quantity } of lines) wanted.set(drug, (wanted.get(drug) ?? 0) + quantity);
    if (wanted.size > MAX_KINDS) refuse('TOO_MANY_KINDS');
    if ([...wanted.values()].some((quantity) => quantity > MAX_QUANTITY)) refuse('QUANTITY_LIMIT');
    if (wanted.has('antibiotic')) refuse('PRESCRIPTION_REQUIRED');
    const watched = (wanted.get('ephedrine') ?? 0) + (wanted.get('ephedrineSyrup') ?? 0);
    if (watched > 2) refuse('CONTROLLED_QUANTITY_EXCEEDED');
    if (watched > 0 && !wish.showsId) refuse('BUYER_ID_REQUIRED');
    if (!wish.expectsTotal) refuse('PRICE_CHANGED');
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
    order.pay(payment, this.clock);
    if (handOver) for (const action of ['start_dispensing', 'hand_over'] as const) this.step(order, action);
    this.clock.recorded();
  }

  step(order: ModelOrder, action: OrderAction, disposition: 'returned' | 'lost' | null = null): void {
    order.step(action, { clock: this.clock, stock: this.stock, disposition });
    this.clock.recorded();
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

  /** Trace codes that are sold, each with its order: lost packs stay sold, those that came back do not. */
  get soldCodes(): Map<string, number> {
    const kept = this.orders.filter(({ codesAreBack }) => !codesAreBack);
    return new Map(
      kept.flatMap(({ orderId, packs }) =>
        packs.flatMap(({ traceCode }) => (traceCode === null ? [] : [[traceCode, orderId] as const])),
      ),
    );
  }

  /** Somebody scans a pack for an order. */
  scanPack(order: ModelOrder, pack: ModelScan): void {
    if (order.status !== 'dispensing') refuse('INVALID_ORDER_STATUS');
    const units = order.lines
      .filter(({ drug }) => drug === pack.drug)
      .reduce((sum, { quantity }) => sum + quantity, 0);
    if (units === 0) refuse('PACK_WRONG_DRUG');
    if (order.packs.filter(({ drug }) => drug === pack.drug).length >= units) refuse('PACK_NOT_EXPECTED');
    if (pack.traceCode !== null && this.soldCodes.has(pack.traceCode)) refuse('TRACE_CODE_SOLD');
    order.packs.push(pack);
    this.clock.recorded();
  }

  /** The last pack of an order goes out of the bag again. */
  takePackBack(order: ModelOrder): void {
    if (order.status !== 'dispensing') refuse('INVALID_ORDER_STATUS');
    if (order.packs.pop() === undefined) refuse('PACK_NOT_FOUND');
    this.clock.recorded();
  }

  /** A cart that was sold makes room; what was not selected waits in a new one. */
  closeSold(till: number, sold: ModelCart): void {
    const left = sold.lines.filter((line) => !line.selected);
    const next = left.length === 0 ? null : new ModelCart();
    if (next !== null) next.lines = left;
    this.active[till] = next;
  }
}
