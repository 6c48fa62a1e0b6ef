import type { AfterSalesState } from '#shared/domain/after-sales-states.ts';
import { DAY_MS } from '#test/support/test-platform.ts';
import type { ModelClock } from './model-clock.ts';
import type { ModelOrder, ModelRequest, Replacement } from './model-order.ts';
import type { ModelStock } from './model-stock.ts';
import { refuse } from './refused.ts';

const RETURN_WINDOW_DAYS = 7;
const OPEN: readonly AfterSalesState[] = ['requested', 'approved', 'received', 'failed'];

export type RequestMove = 'approve' | 'reject' | 'withdraw' | 'receiveGoods' | 'complete' | 'fail' | 'retry';

/** The steps of AS-2 once more, from the requirement and not from the program; `*` stands for any kind, and an exchange goes as a return. */
const STEPS: Readonly<Record<string, AfterSalesState>> = {
  '*/requested/approve': 'approved',
  '*/requested/reject': 'rejected',
  '*/requested/withdraw': 'withdrawn',
  '*/approved/withdraw': 'withdrawn',
  'return/approved/reject': 'rejected',
  'return/approved/receiveGoods': 'received',
  'return/received/complete': 'completed',
  'return/received/fail': 'failed',
  'refund_only/approved/complete': 'completed',
  'refund_only/approved/fail': 'failed',
  '*/failed/retry': 'completed',
};

export interface RequestWish {
  readonly kind: ModelRequest['kind'];
  readonly reasonCode: 'quality_fault' | 'change_of_mind';
  readonly withShipping: boolean;
  readonly units: Map<number, number>;
}

const total = (units: Iterable<number>): number => [...units].reduce((sum, value) => sum + value, 0);

/** Units of a line in requests that count. */
function unitsIn(order: ModelOrder, lineNo: number, counts: (request: ModelRequest) => boolean): number {
  return total(order.requests.filter(counts).map(({ units }) => units.get(lineNo) ?? 0));
}

/** How many units of a line nobody has claimed yet. */
export function leftOfLine(order: ModelOrder, lineNo: number): number {
  const sold = order.lines.find((line) => line.lineNo === lineNo)?.quantity ?? 0;
  return sold - unitsIn(order, lineNo, ({ state }) => state !== 'rejected' && state !== 'withdrawn');
}

/** Refuses what may not be requested; the caller keeps what may. */
export function checkRequest(order: ModelOrder, wish: RequestWish, clock: ModelClock): void {
  if (!['shipped', 'completed', 'after_sales'].includes(order.status)) refuse('INVALID_ORDER_STATUS');
  const got = order.gotGoodsAtMs;
  if (got !== null && clock.nowMs > got + RETURN_WINDOW_DAYS * DAY_MS) refuse('AFTER_SALES_WINDOW_PASSED');
  for (const [lineNo, units] of wish.units) {
    if (units > leftOfLine(order, lineNo)) refuse('RETURN_QUANTITY_EXCEEDED');
  }
  const isDrug = order.lines.some(({ lineNo, drug }) => wish.units.has(lineNo) && drug !== 'plaster');
  if (wish.kind !== 'refund_only' && wish.reasonCode === 'change_of_mind' && isDrug)
    refuse('RETURN_NOT_ALLOWED');
}

/** Each unit of a line has its part of what the line cost; the first ones carry the odd fen. */
function unitCosts({ netFen, quantity }: { netFen: number; quantity: number }): number[] {
  return Array.from({ length: quantity }, (_, index) =>
    Math.floor((netFen + quantity - 1 - index) / quantity),
  );
}

/** What is due to the customer once some units are settled, all that was given before included. */
function dueFen(order: ModelOrder, settled: (lineNo: number) => number, withShipping: boolean): number {
  const roundingFen = order.paidFen - order.totalFen;
  const allFen = total(order.lines.map((line) => line.netFen));
  const isAll = order.lines.every(({ lineNo, quantity }) => settled(lineNo) === quantity);
  const unitsFen = total(order.lines.map((line) => total(unitCosts(line).slice(0, settled(line.lineNo)))));
  const goodsFen = isAll
    ? Math.max(0, allFen + roundingFen)
    : Math.min(unitsFen, Math.max(0, allFen + Math.min(0, roundingFen)));
  return Math.min(order.paidFen, goodsFen + (isAll && withShipping ? order.shippingFeeFen : 0));
}

/** What completing a request would give back now. */
export function refundFen(order: ModelOrder, request: ModelRequest): number {
  const isSettled = ({ state }: ModelRequest) => state === 'completed';
  const before = dueFen(order, (lineNo) => unitsIn(order, lineNo, isSettled), false);
  const counts = (other: ModelRequest) => isSettled(other) || other === request;
  return dueFen(order, (lineNo) => unitsIn(order, lineNo, counts), request.withShipping) - before;
}

/** Goods of a batch that somebody brings back. */
export interface ModelPack {
  readonly lineNo: number;
  readonly batchId: number;
  readonly quantity: number;
  /** The trace code that was scanned, or nothing. */
  readonly code: string;
}

/** Another choice of what the customer gets instead, as long as the request is open. */
export function chooseInstead(request: ModelRequest, instead: readonly Replacement[]): void {
  if (request.kind !== 'exchange' || !OPEN.includes(request.state)) refuse('INVALID_AFTER_SALES_STATE');
  request.instead = instead;
}

/** Takes a request's next step, with its goods and its money, and lets the order go when it was the last. */
export function moveRequest(
  order: ModelOrder,
  request: ModelRequest,
  step: {
    move: RequestMove;
    packs: readonly ModelPack[];
    stock: ModelStock;
    nowMs: number;
    /** Sells what the customer gets instead, or refuses it. */
    exchange: () => { readonly undo: () => void } | null;
  },
): void {
  const { move, packs, stock, nowMs } = step;
  const from = `${request.state}/${move}`;
  const kind = request.kind === 'exchange' ? 'return' : request.kind;
  const to = STEPS[`*/${from}`] ?? STEPS[`${kind}/${from}`] ?? refuse('INVALID_AFTER_SALES_STATE');
  const end = endOfOrder(order, request, to);
  const exchanged = to === 'completed' ? step.exchange() : null;
  try {
    if (end !== null) order.parcel?.refuseContradiction(end);
  } catch (error) {
    exchanged?.undo();
    throw error;
  }
  if (to === 'received') {
    for (const lineNo of request.units.keys()) request.units.set(lineNo, 0);
    for (const { lineNo, batchId, quantity, code } of packs) {
      if (code !== '') order.codesBack.add(code);
      request.units.set(lineNo, (request.units.get(lineNo) ?? 0) + quantity);
      const batch = stock.batches.find((candidate) => candidate.batchId === batchId);
      if (batch !== undefined) stock.toQuarantine({ batch, quantity });
    }
  }
  if (to === 'completed') order.refundedFen += refundFen(order, request);
  request.state = to;
  if (end === null) return;
  order.parcel?.follow({ from: 'after_sales', arrives: false, ...end });
  if (end.disposition === 'returned') order.codesAreBack = true;
  if (end.to === 'completed') order.gotGoodsAtMs ??= nowMs;
  order.status = end.to;
}

/** Where the order goes when this is the last of its requests to end; null while others wait, or this one does. */
function endOfOrder(
  order: ModelOrder,
  request: ModelRequest,
  state: AfterSalesState,
): { to: 'cancelled' | 'completed'; disposition: 'returned' | 'lost' | null } | null {
  const waits = (other: ModelRequest) => OPEN.includes(other === request ? state : other.state);
  if (order.requests.some(waits)) return null;
  const isSettled = (other: ModelRequest) => (other === request ? state : other.state) === 'completed';
  const settled = (lineNo: number) => unitsIn(order, lineNo, isSettled);
  const isAll = order.lines.every(({ lineNo, quantity }) => settled(lineNo) === quantity);
  const givenFen = order.refundedFen + (state === 'completed' ? refundFen(order, request) : 0);
  if (!isAll || givenFen !== order.paidFen) return { to: 'completed', disposition: null };
  const isBack = order.requests.every((other) => !isSettled(other) || other.kind !== 'refund_only');
  return { to: 'cancelled', disposition: isBack ? 'returned' : 'lost' };
}
