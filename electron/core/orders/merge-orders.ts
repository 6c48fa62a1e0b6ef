import { MAX_FEN } from '#shared/domain/money.ts';
import { fail, invariant } from '#shared/errors/index.ts';
import { packsSetAside } from '../inventory/scanned-packs.ts';
import type { CommandContext } from '../platform/context.ts';
import { applyTransition } from './apply-transition.ts';
import { freshOrderNumber } from './create-order.ts';
import { checkLimits } from './draft-order.ts';
import { makeSuccessor, type SuccessorLine } from './make-successor.ts';
import { type OrderRecord, recordOf } from './order-record.ts';
import { type OrderRow, readItemBatches, readItems } from './order-rows.ts';
import { publishOrder } from './publish-order.ts';
import { refuseBreaches } from './transition-guards.ts';

/** What cannot be two things in one order. Empty in one of them, it is what the others say. */
const HEADINGS = {
  different_addresses: (order: OrderRow) => order.address ?? '',
  different_buyers: (order: OrderRow) => [order.buyerName, order.buyerIdNumber].join(' ').trim(),
  different_doctors: (order: OrderRow) => [order.doctorId ?? '', order.doctorName].join(' ').trim(),
} as const;

/**
 * Makes one order of several that wait for payment and belong to one customer (ORD-9). Every line, discount,
 * coupon and shipping fee stays what the customer was told; the goods stay set aside; the time to pay is that of
 * the order that would run out first.
 *
 * Fails with MERGE_INVALID, TOO_MANY_KINDS, QUANTITY_LIMIT, PRESCRIPTION_REQUIRED, CONTROLLED_QUANTITY_EXCEEDED or
 * AMOUNT_TOO_LARGE. Returns the new order.
 */
export function mergeOrders(context: CommandContext, orders: readonly OrderRow[]): OrderRecord {
  const sources = [...orders].sort((a, b) => a.id - b.id);
  refuseMixture(sources, context.nowMs);
  const lines = sources.flatMap((order) => linesOf(context, order));
  const items = lines.map(({ item }) => item);
  checkLimits(context.tx, items);
  refuseBreaches(context.tx, items);
  const amountFen = sources.reduce((sum, order) => sum + order.itemsFen + order.shippingFeeFen, 0);
  if (amountFen > MAX_FEN) fail('AMOUNT_TOO_LARGE', { amount_fen: amountFen, limit_fen: MAX_FEN });

  const orderNumber = freshOrderNumber(context);
  for (const order of sources) {
    const ended = applyTransition(context, order, 'merge_into', { became: [orderNumber] });
    publishOrder(context, recordOf(context.tx, ended), order.eventCount);
  }
  const shippingFeeFen = sources.reduce((sum, order) => sum + order.shippingFeeFen, 0);
  const heading = joinHeadings(sources);
  const made = makeSuccessor(context, {
    kind: 'merge',
    orderNumber,
    sources,
    heading,
    lines,
    shippingFeeFen,
  });
  const record = recordOf(context.tx, made);
  publishOrder(context, record, 0);
  return record;
}

function refuseMixture(sources: readonly OrderRow[], nowMs: number): void {
  const [first] = sources;
  invariant(first !== undefined, 'the contract asks for two orders');
  if (new Set(sources.map(({ id }) => id)).size < sources.length) {
    fail('MERGE_INVALID', { reason: 'same_order', orderNumber: first.orderNumber });
  }
  for (const order of sources) {
    const reason = whyNotWith(first, order, nowMs);
    if (reason !== null) fail('MERGE_INVALID', { reason, orderNumber: order.orderNumber });
  }
  for (const [reason, headingOf] of Object.entries(HEADINGS)) {
    const [said, other] = new Set(sources.map(headingOf).filter((heading) => heading !== ''));
    if (other === undefined) continue;
    const { orderNumber } = sources.find((order) => headingOf(order) === other) ?? first;
    invariant(said !== undefined, 'there is a first of two');
    fail('MERGE_INVALID', { reason, orderNumber });
  }
}

function whyNotWith(first: OrderRow, order: OrderRow, nowMs: number): string | null {
  if (order.status !== 'pending') return 'not_pending';
  if (nowMs >= order.expiresAtMs) return 'expired';
  if (order.customerId === null) return 'no_customer';
  if (order.customerId !== first.customerId) return 'different_customers';
  return order.channel === first.channel ? null : 'different_channels';
}

function linesOf({ tx }: CommandContext, order: OrderRow): SuccessorLine[] {
  const batches = readItemBatches(tx, order.id);
  const packs = packsSetAside(tx, order.id);
  return readItems(tx, order.id).map((item) => ({
    item,
    shares: batches.filter(({ lineNo, state }) => lineNo === item.lineNo && state === 'reserved'),
    packs: packs.filter(({ lineNo }) => lineNo === item.lineNo),
  }));
}

/** One heading of several that do not contradict each other; codes and remarks of all of them are kept. */
function joinHeadings(sources: readonly OrderRow[]): Omit<OrderRow, 'id'> {
  const [first] = sources;
  invariant(first !== undefined, 'the contract asks for two orders');
  const { id: _, ...heading } = first;
  const told = (headingOf: (order: OrderRow) => string) =>
    sources.find((order) => headingOf(order) !== '') ?? first;
  const { address } = told(HEADINGS.different_addresses);
  const { buyerName, buyerIdNumber } = told(HEADINGS.different_buyers);
  const { doctorId, doctorName } = told(HEADINGS.different_doctors);
  return {
    ...heading,
    address,
    buyerName,
    buyerIdNumber,
    doctorId,
    doctorName,
    couponCode: joinTexts(sources.map(({ couponCode }) => couponCode)),
    remark: joinTexts(sources.map(({ remark }) => remark)),
  };
}

const joinTexts = (texts: readonly string[]): string =>
  [...new Set(texts.filter((text) => text !== ''))].join('；');
