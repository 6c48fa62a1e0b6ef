import type { AfterSalesKind, AfterSalesState } from '#shared/domain/after-sales-states.ts';
import type { Disposition, OrderAction, OrderStatus } from '#shared/domain/order-states.ts';
import { isTraced } from '#shared/domain/scanned-packs.ts';
import { MODEL_CATALOG } from './model-catalog.ts';
import type { ModelClock } from './model-clock.ts';
import { ModelParcel } from './model-parcel.ts';
import { type ModelPrescription, requireApproved } from './model-prescription.ts';
import {
  isStopped,
  type ModelBatch,
  type ModelDrug,
  type ModelStock,
  type Share,
  type Wanted,
} from './model-stock.ts';
import { refuse } from './refused.ts';

export interface Payment {
  readonly cardFen: number;
  readonly cashFen: number;
  /** Cash is among the tenders, also when it is none: then the rest is rounded. */
  readonly paysCash: boolean;
}

/** A pack that was scanned for an order. */
export interface ModelScan {
  readonly drug: ModelDrug;
  readonly traceCode: string | null;
  /** The till of whoever looked at it. */
  readonly by: number;
  /** Of tablets: the share that it is of. */
  readonly share?: Share;
}

/** What a customer gets instead, with the prescription that it is asked for on. */
export interface Replacement extends Wanted {
  readonly prescription: ModelPrescription | null;
}

/** Units of an order that somebody claims money for. */
export interface ModelRequest {
  readonly afterSalesId: number;
  readonly kind: AfterSalesKind;
  readonly withShipping: boolean;
  /** Units by line; what an inspection did not accept is taken off. */
  readonly units: Map<number, number>;
  /** What the customer gets instead, by the choice that stands. */
  instead: readonly Replacement[];
  state: AfterSalesState;
}

/** A line as it was sold. */
export interface ModelLine {
  readonly lineNo: number;
  readonly drug: ModelDrug;
  readonly quantity: number;
  readonly netFen: number;
  /** The prescription that it is sold on. */
  readonly prescription: ModelPrescription | null;
}

export interface MadeOrder {
  readonly orderId: number;
  readonly totalFen: number;
  readonly shares: readonly Share[];
  readonly lines: readonly ModelLine[];
  readonly shippingFeeFen: number;
  /** It belongs to the shop's one member, or to nobody. */
  readonly isMember: boolean;
  /** Trace codes that a till scanned for it, by line. */
  readonly scanned?: ReadonlyMap<number, readonly string[]>;
  /** Uses of the coupon that it was made with, or took over. */
  readonly useIds?: readonly number[];
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
  'paid/owe': 'cancelled',
  'dispensing/owe': 'cancelled',
  'paid/substitute': 'cancelled',
  'dispensing/substitute': 'cancelled',
};

/** Units of an owed order that wait for goods. */
export interface Waiting extends Wanted {
  /** The place of the order's line. */
  readonly line: number;
}

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
  /** Somebody else looked at the packs as they are. */
  isChecked = false;
  /** It was paid, whatever became of the money since. */
  wasPaid = false;
  /** Its goods were taken off the shelf, whatever became of it since. */
  wasDispensed = false;
  /** The goods came back, and the trace codes of the packs with them. */
  codesAreBack = false;
  /** Codes of packs that came back one by one, with a request. */
  readonly codesBack = new Set<string>();
  readonly isMember: boolean;
  /** Trace codes that a till scanned for it and that are not sold yet, by line. */
  readonly scanned: Map<number, readonly string[]>;
  readonly useIds: readonly number[];
  status: OrderStatus = 'pending';
  paidFen = 0;
  refundedFen = 0;
  parcel: ModelParcel | null = null;
  /** Since when it is owed, and what of it waits for goods. */
  owedAtMs: number | null = null;
  waiting: readonly Waiting[] = [];
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
    this.scanned = new Map(made.scanned);
    this.useIds = made.useIds ?? [];
  }

  /** `covered` refuses where a prescription does not say so much any more. */
  pay(payment: Payment, clock: ModelClock, covered: () => void): void {
    if (this.status === 'cancelled') refuse('INVALID_ORDER_STATUS');
    if (this.status !== 'pending') refuse('ORDER_ALREADY_PAID');
    const dueFen = amountDue(this.totalFen, payment);
    this.#checkStep('pay', clock);
    covered();
    this.wasPaid = true;
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
    if (action === 'start_dispensing') {
      this.wasDispensed = true;
      this.#takeOffShelf();
      this.#sellScanned();
    }
    if (action === 'hand_over' || action === 'ship') this.#listUnscanned();
    if (to === 'cancelled') {
      this.#returnGoods(from, stock, disposition);
      this.refundedFen = this.paidFen;
    }
    if (to === 'cancelled') this.scanned.clear();
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
    this.scanned.clear();
  }

  /**
   * Ends for what is handed over of it now and what is owed, or for an order with another drug; everything goes back to
   * the shelf first.
   */
  giveBack(action: 'owe' | 'substitute', clock: ModelClock): void {
    const from = this.status;
    this.status = this.#checkStep(action, clock);
    for (const { batch, quantity } of this.shares) {
      if (from === 'paid') batch.reserved -= quantity;
      else batch.onHand += quantity;
    }
    this.refundedFen = this.paidFen;
    this.packs.length = 0;
    this.scanned.clear();
  }

  /** Takes over what the order was paid that it is a part of. */
  takeOver(paidFen: number): void {
    this.wasPaid = true;
    this.status = 'paid';
    this.paidFen = paidFen;
  }

  #checkStep(action: OrderAction, clock: ModelClock): OrderStatus {
    const to = STEPS[`${this.status}/${action}`] ?? refuse('INVALID_ORDER_STATUS');
    const runsOut = action === 'pay' || (this.status === 'pending' && action === 'split');
    if (runsOut && clock.nowMs >= this.expiresAtMs) refuse('ORDER_EXPIRED');
    if (action === 'start_dispensing' && this.waiting.length > 0) refuse('OWED_WAITS_FOR_GOODS');
    const movesGoods = ['pay', 'start_dispensing', 'ship', 'hand_over'].includes(action);
    // What was weighed out came from its bin, whatever lies there now.
    const isReserved = this.status === 'pending' || this.status === 'paid';
    const stays = (batch: ModelBatch) =>
      isStopped(batch, clock.today) || (isReserved && batch.bin !== 'ready');
    if (movesGoods && this.shares.some(({ batch }) => stays(batch))) refuse('BATCH_NOT_SELLABLE');
    const isOwed = action === 'start_dispensing' && this.owedAtMs !== null;
    if (isOwed) for (const { prescription } of this.lines) prescription?.requireStanding();
    else if (action === 'pay' || action === 'start_dispensing') requireApproved(this.lines, clock.today);
    if (action === 'ship' || action === 'hand_over') this.#requireVerified();
    return to;
  }

  get isPrescribed(): boolean {
    return this.lines.some(({ prescription }) => prescription !== null);
  }

  /** Packs on prescription that nobody has verified yet. */
  get packsMissing(): number {
    const wanted = this.lines.filter(({ prescription }) => prescription !== null);
    const verified = this.packs.filter(({ drug }) => wanted.some((line) => line.drug === drug)).length;
    return wanted.reduce((sum, { quantity }) => sum + quantity, 0) - verified;
  }

  /** What goes out on prescription was verified pack by pack, and somebody else looked at it. */
  #requireVerified(): void {
    if (this.packsMissing > 0) refuse('PACKS_NOT_VERIFIED');
    if (this.isPrescribed && !this.isChecked) refuse('CHECK_NEEDED');
  }

  /** A second person checks the packs as they are. */
  check(till: number): void {
    if (this.status !== 'dispensing') refuse('INVALID_ORDER_STATUS');
    if (this.packsMissing > 0 || this.packs.length === 0) refuse('PACKS_NOT_VERIFIED');
    if (this.packs.some(({ by }) => by === till)) refuse('CHECKER_IS_DISPENSER');
    this.isChecked = true;
  }

  #takeOffShelf(): void {
    for (const { batch, quantity } of this.shares) {
      batch.onHand -= quantity;
      batch.reserved -= quantity;
    }
  }

  /** Packs that the till scanned. */
  #sellScanned(): void {
    for (const { lineNo, drug } of this.lines) {
      const codes = [...(this.scanned.get(lineNo) ?? [])].sort();
      this.packs.push(...codes.map((traceCode) => ({ drug, traceCode, by: 1 })));
    }
    this.scanned.clear();
  }

  /** Packs that nobody scanned are listed as they leave; herbs, devices and the like have no codes. */
  #listUnscanned(): void {
    const units = Map.groupBy(this.lines, ({ drug }) => drug);
    for (const [drug, lines] of units) {
      // Tablets are no packs: the code of the one that they came from stays with it.
      if (drug === 'tablets' || !isTraced(MODEL_CATALOG[drug].category)) continue;
      const given = lines.reduce((sum, { quantity }) => sum + quantity, 0);
      const left = given - this.packs.filter((pack) => pack.drug === drug).length;
      this.packs.push(...Array.from({ length: left }, () => ({ drug, traceCode: null, by: 1 })));
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

/** What is to be paid: cards to the fen, cash down to ten fen. Refuses tenders that do not pay it. */
export function amountDue(totalFen: number, { cardFen, cashFen, paysCash }: Payment): number {
  if (cardFen > totalFen) refuse('PAYMENT_EXCEEDS_DUE');
  const restFen = totalFen - cardFen;
  const cashDueFen = paysCash ? restFen - (restFen % 10) : restFen;
  if (cashFen < cashDueFen) refuse('PAYMENT_INCOMPLETE');
  return cardFen + cashDueFen;
}
