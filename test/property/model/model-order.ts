import type { AfterSalesKind, AfterSalesState } from '#shared/domain/after-sales-states.ts';
import type { Disposition, OrderAction, OrderStatus } from '#shared/domain/order-states.ts';
import type { DrugKey } from '#test/support/small-catalog.ts';
import type { ModelClock } from './model-clock.ts';
import { ModelParcel } from './model-parcel.ts';
import type { ModelBatch, ModelStock, Share } from './model-stock.ts';
import { refuse } from './refused.ts';

export interface Payment {
  readonly cardFen: number;
  readonly cashFen: number;
  /** Cash is among the tenders, also when it is none: then the rest is rounded. */
  readonly paysCash: boolean;
}

/** A pack that was scanned for an order. */
export interface ModelScan {
  readonly drug: DrugKey;
  readonly traceCode: string | null;
}

/** Units of an order that somebody claims money for. */
export interface ModelRequest {
  readonly afterSalesId: number;
  readonly kind: Exclude<AfterSalesKind, 'exchange'>;
  readonly withShipping: boolean;
  /** Units by line; what an inspection did not accept is taken off. */
  readonly units: Map<number, number>;
  state: AfterSalesState;
}

/** A line as it was sold. */
export interface ModelLine {
  readonly lineNo: number;
  readonly drug: DrugKey;
  readonly quantity: number;
  readonly netFen: number;
}

export interface MadeOrder {
  readonly orderId: number;
  readonly totalFen: number;
  readonly shares: readonly Share[];
  readonly lines: readonly ModelLine[];
  readonly shippingFeeFen: number;
  /** It belongs to the shop's one member, or to nobody. */
  readonly isMember: boolean;
}

/** The steps of ORD-5 that are an order's own, once more, from the requirement and not from the program. */
const STEPS: Readonly<Record<string, OrderStatus>> = {
  'pending/pay': 'paid',
  'pending/cancel': 'cancelled',
  'pending/expire': 'cancelled',
  'paid/start_dispensing': 'dispensing',
  'paid/cancel': 'cancelled',
  'dispensing/ship': 'shipped',
  'dispensing/hand_over': 'completed',
  'dispensing/cancel': 'cancelled',
  'shipped/confirm_receipt': 'completed',
  'shipped/complete_automatically': 'completed',
  'shipped/cancel': 'cancelled',
  'pending/split': 'cancelled',
  'pending/merge_into': 'cancelled',
  'paid/split': 'cancelled',
};

/** An order of the model, with its goods and its money. */
export class ModelOrder {
  readonly orderId: number;
  readonly totalFen: number;
  shares: readonly Share[];
  readonly expiresAtMs: number;
  readonly lines: readonly ModelLine[];
  readonly shippingFeeFen: number;
  readonly requests: ModelRequest[] = [];
  /** What was verified and stands, the latest last. */
  readonly packs: ModelScan[] = [];
  /** The goods came back, and the trace codes of the packs with them. */
  codesAreBack = false;
  readonly isMember: boolean;
  status: OrderStatus = 'pending';
  paidFen = 0;
  refundedFen = 0;
  parcel: ModelParcel | null = null;
  /** When the customer got the goods. */
  gotGoodsAtMs: number | null = null;

  constructor(made: MadeOrder & { expiresAtMs: number }) {
    this.orderId = made.orderId;
    this.totalFen = made.totalFen;
    this.shares = made.shares;
    this.expiresAtMs = made.expiresAtMs;
    this.lines = made.lines;
    this.shippingFeeFen = made.shippingFeeFen;
    this.isMember = made.isMember;
  }

  pay(payment: Payment, clock: ModelClock): void {
    if (this.status === 'cancelled') refuse('INVALID_ORDER_STATUS');
    if (this.status !== 'pending') refuse('ORDER_ALREADY_PAID');
    const dueFen = amountDue(this.totalFen, payment);
    this.#checkStep('pay', clock);
    this.status = 'paid';
    this.paidFen = dueFen;
  }

  /** Takes any other step; the disposition says where goods are that had left. */
  step(
    action: OrderAction,
    world: { clock: ModelClock; stock: ModelStock; disposition: Disposition | null },
  ): void {
    const { clock, stock, disposition } = world;
    const from = this.status;
    const to = this.#checkStep(action, clock);
    if (action === 'cancel' && from === 'shipped' && disposition === null) refuse('VALIDATION_FAILED');
    const arrives = action === 'confirm_receipt';
    this.parcel?.follow({ from, to, arrives, disposition });
    if (action === 'ship') this.parcel = new ModelParcel(clock.nowMs);
    if (action === 'start_dispensing') this.#takeOffShelf();
    if (to === 'cancelled') {
      this.#returnGoods(from, stock, disposition);
      this.refundedFen = this.paidFen;
    }
    if (to === 'cancelled' && from === 'dispensing') this.packs.length = 0;
    if (to === 'cancelled' && disposition === 'returned') this.codesAreBack = true;
    if (to === 'completed') this.gotGoodsAtMs = clock.nowMs;
    this.status = to;
  }

  /** Ends for the orders that take its goods and its money over. */
  end(action: 'split' | 'merge_into', clock: ModelClock): void {
    this.status = this.#checkStep(action, clock);
    for (const { batch, quantity } of this.shares) batch.reserved -= quantity;
    this.refundedFen = this.paidFen;
  }

  /** Takes over what the order was paid that it is a part of. */
  takeOver(paidFen: number): void {
    this.status = 'paid';
    this.paidFen = paidFen;
  }

  #checkStep(action: OrderAction, clock: ModelClock): OrderStatus {
    const to = STEPS[`${this.status}/${action}`] ?? refuse('INVALID_ORDER_STATUS');
    const runsOut = action === 'pay' || (this.status === 'pending' && action === 'split');
    if (runsOut && clock.nowMs >= this.expiresAtMs) refuse('ORDER_EXPIRED');
    const movesGoods = ['pay', 'start_dispensing', 'ship', 'hand_over'].includes(action);
    if (movesGoods && this.shares.some(({ batch }) => isUnsellable(batch, clock.today)))
      refuse('BATCH_NOT_SELLABLE');
    return to;
  }

  #takeOffShelf(): void {
    for (const { batch, quantity } of this.shares) {
      batch.onHand -= quantity;
      batch.reserved -= quantity;
    }
  }

  #returnGoods(from: OrderStatus, stock: ModelStock, disposition: Disposition | null): void {
    for (const share of this.shares) {
      if (from === 'pending' || from === 'paid') share.batch.reserved -= share.quantity;
      else if (from === 'dispensing') share.batch.onHand += share.quantity;
      else if (disposition === 'returned') stock.toQuarantine(share);
    }
  }
}

const isUnsellable = (batch: ModelBatch, today: string): boolean =>
  batch.expiryDate <= today || batch.status !== 'available';

/** What is to be paid: cards to the fen, cash down to ten fen. Refuses tenders that do not pay it. */
export function amountDue(totalFen: number, { cardFen, cashFen, paysCash }: Payment): number {
  if (cardFen > totalFen) refuse('PAYMENT_EXCEEDS_DUE');
  const restFen = totalFen - cardFen;
  const cashDueFen = paysCash ? restFen - (restFen % 10) : restFen;
  if (cashFen < cashDueFen) refuse('PAYMENT_INCOMPLETE');
  return cardFen + cashDueFen;
}
