import { type PaymentStatus, statusAfterRefund } from '#shared/domain/payment-states.ts';
import type { OrderRecord } from '../../orders/order-record.ts';
import type { ItemBatchRow, OrderRow } from '../../orders/order-rows.ts';
import { type ReturnedUnits, returnedOfAllocation } from '../../orders/returned-units.ts';
import type { Differ } from './differences.ts';

/** Everything that is written about one order, from all tables that speak of it. */
export interface WrittenOrder extends OrderRecord {
  readonly refunds: readonly { readonly paymentId: number; readonly amountFen: number }[];
  readonly register: readonly {
    readonly lineNo: number;
    readonly batchId: number;
    readonly quantity: number;
  }[];
  /** Which of its reservations went from which batch to which when lots were recalled, the latest last. */
  readonly moves: readonly {
    readonly lineNo: number;
    readonly fromBatchId: number;
    readonly toBatchId: number;
    readonly quantity: number;
  }[];
  /** How many recalls met it unfinished. */
  readonly recallCount: number;
  /** What after-sales requests brought back. */
  readonly returned: readonly ReturnedUnits[];
  /** The newest version that central was told, if any. */
  readonly toldVersion: number | undefined;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** An order against its lines, the batches they were given, its payments and refunds, and its story. */
export function verifyOrder(written: WrittenOrder, differ: Differ): void {
  const subject = `order:${written.order.orderNumber}`;
  const differHere: OrderDiffer = (kind, expected, actual) => differ(kind, subject, { expected, actual });
  verifyAmounts(written, differHere);
  verifyGoods(written, differHere);
  verifyMoney(written, differHere);
  verifyStory(written, differHere);
  differHere('outbox_version', written.order.version, written.toldVersion);
}

type OrderDiffer = (kind: string, expected: unknown, actual: unknown) => void;

function verifyAmounts({ order, items }: WrittenOrder, differ: OrderDiffer): void {
  differ('item_count', items.length, order.itemCount);
  differ('quantity', sum(items.map((item) => item.quantity)), order.quantity);
  differ('items_fen', sum(items.map((item) => item.grossFen)), order.itemsFen);
  differ('member_discount_fen', sum(items.map((item) => item.memberDiscountFen)), order.memberDiscountFen);
  differ('line_discount_fen', sum(items.map((item) => item.lineDiscountFen)), order.lineDiscountFen);
  differ('order_discount_fen', sum(items.map((item) => item.orderDiscountFen)), order.orderDiscountFen);
  differ('coupon_fen', sum(items.map((item) => item.couponFen)), order.couponFen);
  differ('tax_fen', sum(items.map((item) => item.taxFen)), order.taxFen);
  differ('total_fen', sum(items.map((item) => item.netFen)) + order.shippingFeeFen, order.totalFen);
  for (const item of items) {
    const discountsFen =
      item.memberDiscountFen + item.lineDiscountFen + item.orderDiscountFen + item.couponFen;
    differ('line_amounts', item.grossFen - discountsFen, item.netFen);
  }
}

function verifyGoods(written: WrittenOrder, differ: OrderDiffer): void {
  const { order, items, register } = written;
  const batches = written.batches.filter((batch) => !isMovedOff(written, batch));
  // What is owed may wait for goods, until somebody dispenses it.
  const mayWait = written.owed !== null && order.dispensingAtMs === null;
  const allocated = (sold: number, given: number) =>
    differ('allocated', sold, mayWait && given < sold ? sold : given);
  allocated(order.quantity, sum(batches.map((batch) => batch.quantity)));
  const legal = legalStates(order);
  for (const { state } of batches) if (!legal.includes(state)) differ('allocation_state', legal, state);
  for (const batch of written.batches) {
    if (!batches.includes(batch)) differ('allocation_state', 'released', batch.state);
  }
  const watched = items.filter((item) => item.controlClass !== 'none').map((item) => item.lineNo);
  const left = order.dispensingAtMs === null ? [] : batches.filter(({ lineNo }) => watched.includes(lineNo));
  differ('register', describeUnits(left), describeUnits(register));
  for (const item of items) {
    const given = batches.filter((batch) => batch.lineNo === item.lineNo).map((batch) => batch.quantity);
    allocated(item.quantity, sum(given));
  }
  verifyReturned(written, differ);
}

/** Units that came back: no more than were given, and all of a batch exactly where the order's end says so. */
function verifyReturned({ order, batches, returned }: WrittenOrder, differ: OrderDiffer): void {
  for (const batch of batches) {
    const back = returnedOfAllocation(returned, batch);
    if (back > batch.quantity) differ('returned', batch.quantity, back);
    if (back === 0 || order.status !== 'cancelled') continue;
    differ('allocation_state', back === batch.quantity ? 'quarantined' : 'lost', batch.state);
  }
  const given = sum(batches.map((batch) => returnedOfAllocation(returned, batch)));
  differ('returned', given, sum(returned.map(({ quantity }) => quantity)));
  const mayHaveReturns = ['completed', 'after_sales', 'cancelled'].includes(order.status);
  if (!mayHaveReturns) differ('returned', 0, returned.length);
}

/** True when a recall took a line's reservation off a batch, and no later one gave it back. */
function isMovedOff({ moves, owed }: WrittenOrder, { lineNo, batchId, state }: ItemBatchRow): boolean {
  // What waits for goods may get some of that very batch again, once it may be sold.
  if (owed !== null && state !== 'released') return false;
  const last = moves.findLast(
    (move) => move.lineNo === lineNo && [move.fromBatchId, move.toBatchId].includes(batchId),
  );
  return last?.fromBatchId === batchId;
}

/** Where an order's goods may be, by how far it got. */
function legalStates({ status, dispensingAtMs }: OrderRow): readonly ItemBatchRow['state'][] {
  if (status === 'pending' || status === 'paid') return ['reserved'];
  if (status !== 'cancelled') return ['dispensed'];
  return dispensingAtMs === null ? ['released'] : ['restocked', 'quarantined', 'lost'];
}

const describeUnits = (units: WrittenOrder['register']): string =>
  units.map(({ lineNo, batchId, quantity }) => `${lineNo}:batch:${batchId}×${quantity}`).join(' ');

function verifyMoney(written: WrittenOrder, differ: OrderDiffer): void {
  const { order, payments, refunds, transfers } = written;
  const returns = [...refunds, ...transfers.out];
  const moved = payments.filter(({ status }) =>
    (['paid', 'partly_refunded', 'refunded'] as readonly string[]).includes(status),
  );
  differ('paid_fen', sum(moved.map((payment) => payment.amountFen)), order.paidFen);
  differ('refunded_fen', sum(moved.map((payment) => payment.refundedFen)), order.refundedFen);
  differ('refunds', sum(returns.map((returned) => returned.amountFen)), order.refundedFen);
  for (const payment of moved) {
    const returned = returns.filter(({ paymentId }) => paymentId === payment.id);
    const returnedFen = sum(returned.map(({ amountFen }) => amountFen));
    differ('refunds', returnedFen, payment.refundedFen);
    const status: PaymentStatus = statusAfterRefund(payment.amountFen, returnedFen);
    differ('payment_status', status, payment.status);
  }
  verifyTransfers(written, differ);
}

/** Money that moved from an order to its parts came from nowhere else, and none of it is new. */
function verifyTransfers(
  { order, payments, events, links, transfers }: WrittenOrder,
  differ: OrderDiffer,
): void {
  const takenOver = payments.filter(({ id }) => transfers.in.some(({ paymentId }) => paymentId === id));
  const takenOverFen = sum(takenOver.map(({ amountFen }) => amountFen));
  differ('transferred_fen', toldTransferFen(order, events), takenOverFen);
  for (const { paymentId, tender, reference, fromOrderId } of transfers.in) {
    const payment = payments.find(({ id }) => id === paymentId);
    const isPart = links.madeFrom.some(({ orderId, kind }) => orderId === fromOrderId && kind !== 'merge');
    differ('transfer', `${tender} ${reference}`, `${payment?.tender} ${payment?.reference}`);
    differ('transfer', true, isPart);
  }
}

/** What an order's story says that it took over: all of it for a part, some of it where goods were exchanged. */
function toldTransferFen({ paidFen }: OrderRow, events: WrittenOrder['events']): number {
  if (events.some(({ action }) => action === 'transfer_payment')) return paidFen;
  const paid = events.find(({ action }) => action === 'pay');
  const { takenOver = [] } = JSON.parse(paid?.details ?? '{}') as { takenOver?: { amountFen: number }[] };
  return sum(takenOver.map(({ amountFen }) => amountFen));
}

function verifyStory(written: WrittenOrder, differ: OrderDiffer): void {
  const { order, events, links, isHistoryIntact } = written;
  differ('recalls', written.recallCount, events.filter(({ action }) => action === 'recall').length);
  differ('event_chain', true, isHistoryIntact());
  differ('event_status', events.at(-1)?.toStatus, order.status);
  const hasBecome = ['split', 'merge_into', 'owe', 'substitute'].includes(events.at(-1)?.action ?? '');
  differ(
    'links',
    hasBecome,
    links.became.some(({ kind }) => kind !== 'exchange'),
  );
  const exchanges = events.filter(({ action }) => action === 'exchange').length;
  differ('links', exchanges, links.became.filter(({ kind }) => kind === 'exchange').length);
  const reached = (status: OrderRow['status']): number | null =>
    events.findLast((event) => event.toStatus === status && event.fromStatus !== status)?.atMs ?? null;
  differ('created_at_ms', events[0]?.atMs, order.createdAtMs);
  differ('paid_at_ms', reached('paid'), order.paidAtMs);
  differ('dispensing_at_ms', reached('dispensing'), order.dispensingAtMs);
  differ('shipped_at_ms', reached('shipped'), order.shippedAtMs);
  differ('completed_at_ms', reached('completed'), order.completedAtMs);
  differ('cancelled_at_ms', reached('cancelled'), order.cancelledAtMs);
  differ('after_sales_at_ms', reached('after_sales'), order.afterSalesAtMs);
}
