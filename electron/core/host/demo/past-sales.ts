import { DEMO_SEED } from '#resources/demo/generate.ts';
import { type SeededRandom, seededRandom } from '#resources/demo/seeded-random.ts';
import type { Tender } from '#shared/contracts/orders.ts';
import type { ControlClass, DrugCategory } from '#shared/domain/drugs.ts';
import { ROLES } from '#shared/domain/permissions.ts';
import { needsPrescription } from '#shared/domain/sale-rules.ts';
import { invariant } from '#shared/errors/index.ts';
import { saveCustomer } from '../../customers/customers.ts';
import { statement } from '../../db/statement.ts';
import { sellableBatches } from '../../inventory/batches.ts';
import { applyTransition } from '../../orders/apply-transition.ts';
import { createOrder } from '../../orders/create-order.ts';
import { draftOrder } from '../../orders/draft-order.ts';
import { readRecord } from '../../orders/order-record.ts';
import type { OrderRow } from '../../orders/order-rows.ts';
import { publishOrder } from '../../orders/publish-order.ts';
import { settleOrder } from '../../orders/settle-order.ts';
import type { CommandContext } from '../../platform/context.ts';
import { writeSettings } from '../../settings/settings.ts';

const DAYS = 30;
const ORDERS_A_DAY = [4, 5, 6, 7, 8, 9, 10, 12] as const;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Sold again and again, as in a real shop: a few drugs make most of the sales. */
const FAVOURITES = 60;

const CUSTOMERS = [
  { name: '王秀英', phone: '13800010001', isMember: true },
  { name: '李建国', phone: '13800010002', isMember: true },
  { name: '张丽华', phone: '13800010003', isMember: false },
  { name: '刘洋', phone: '13800010004', isMember: true },
  { name: '陈思远', phone: '13800010005', isMember: false },
  { name: '赵敏', phone: '13800010006', isMember: true },
] as const;

const candidates = statement<{ limit: number }>()((db, p) =>
  db
    .selectFrom('drug')
    .select(['id', 'category', 'controlClass'])
    .where('category', '<>', 'rx')
    .where('controlClass', '=', 'none')
    .orderBy('id')
    .limit(p.limit),
);

/**
 * A past of sales for the demo: through the same use cases as real sales, dated back day by day, so that lists,
 * timelines and stock movements are alive. Returns how many orders were made.
 */
export function makeDemoHistory(context: CommandContext): number {
  const random = seededRandom(`${DEMO_SEED}/history`);
  const opening = atOpening(context);
  nameTheShop(opening);
  const customers = CUSTOMERS.map((customer) => addCustomer(opening, customer));
  const drugs = context.tx
    .all(candidates, { limit: 2_000 })
    .filter((drug) => !needsPrescription(drug.category as DrugCategory, drug.controlClass as ControlClass))
    .map((drug) => drug.id);
  let orders = 0;
  for (let day = DAYS; day >= 1; day -= 1) {
    const dayMs = context.nowMs - day * DAY_MS;
    const count = random.pick(ORDERS_A_DAY);
    for (let index = 0; index < count; index += 1) {
      const atMs = dayMs + Math.floor((index / count) * 0.4 * DAY_MS);
      if (makeOrder(at(context, atMs), { random, drugs, customers })) orders += 1;
    }
  }
  return orders;
}

/** The day before the first sale: the shelves were filled, and people began to work. */
export function atOpening(context: CommandContext): CommandContext {
  return at(context, context.nowMs - (DAYS + 1) * DAY_MS);
}

/** The command's context at a past time, when everybody who was needed was there. */
function at(context: CommandContext, nowMs: number): CommandContext {
  return {
    tx: context.tx,
    session: { ...context.session, roles: ROLES },
    commandId: context.commandId,
    random: context.random,
    nowMs,
    today: context.today,
    changed: (...topics) => context.changed(...topics),
    note: (subject, details) => context.note(subject, details),
    publish: (message) => context.publish(message),
    moved: (movement) => context.moved(movement),
    freed: () => context.freed(),
  };
}

function nameTheShop({ tx, nowMs }: CommandContext): void {
  const value = {
    name: '康宁大药房（演示店）',
    address: '演示市和平路 18 号',
    phone: '010-5555 0188',
    licence: '演AA0000001',
    footer: '药品为特殊商品，无质量问题概不退换',
  };
  writeSettings(tx, { section: 'shop', value, atMs: nowMs });
}

function addCustomer(context: CommandContext, customer: (typeof CUSTOMERS)[number]): number {
  const customerId = saveCustomer(context.tx, {
    ...customer,
    customerId: null,
    address: null,
    atMs: context.nowMs,
  });
  context.publish({
    kind: 'customer.saved',
    subject: `customer:${customerId}`,
    subjectVersion: context.nowMs,
    payload: { ...customer, customerId },
  });
  return customerId;
}

interface Past {
  readonly random: SeededRandom;
  readonly drugs: readonly number[];
  readonly customers: readonly number[];
}

function pickFrom(random: SeededRandom, list: readonly number[]): number {
  const [first, ...rest] = list;
  invariant(first !== undefined, 'there is something to pick from');
  return random.pick([first, ...rest]);
}

function makeOrder(context: CommandContext, { random, drugs, customers }: Past): boolean {
  const lines = pickLines(context, random, drugs);
  if (lines.length === 0) return false;
  const draft = draftOrder(context.tx, {
    lines,
    cartId: null,
    customerId: random.chance(0.4) ? pickFrom(random, customers) : null,
    orderDiscount: random.chance(0.1) ? { kind: 'percent', bp: 500 } : null,
    couponCode: '',
    couponFen: 0,
    coupon: null,
    shippingFeeFen: 0,
    remark: '',
    expectedTotalFen: null,
    details: { channel: 'counter', doctorName: '', address: null, buyer: null, remark: '' },
  });
  const order = live(context, createOrder(context, draft).order, random);
  publishOrder(context, readRecord(context.tx, order.id), 0);
  return true;
}

function pickLines(context: CommandContext, random: SeededRandom, drugs: readonly number[]) {
  const wanted = random.pick([1, 1, 2, 2, 3, 4]);
  const chosen = new Set<number>();
  for (let index = 0; index < wanted; index += 1) {
    chosen.add(pickFrom(random, random.chance(0.8) ? drugs.slice(0, FAVOURITES) : drugs));
  }
  return [...chosen].flatMap((drugId) => {
    const [batch] = sellableBatches(context.tx, drugId, context.today);
    const quantity = Math.min(random.pick([1, 1, 1, 2, 3]), batch?.availableQuantity ?? 0);
    return quantity === 0 ? [] : [{ drugId, quantity, discount: null, scannedBatchId: null }];
  });
}

/** What became of an order: most are paid and handed over; some are cancelled, shipped or still on their way. */
function live(context: CommandContext, order: OrderRow, random: SeededRandom): OrderRow {
  const fate = random.chance(0.8) ? 'sold' : random.pick(['cancelled', 'refunded', 'shipped', 'delivered']);
  if (fate === 'cancelled')
    return applyTransition(at(context, context.nowMs + MINUTE_MS), order, 'cancel', { reason: '顾客不要了' });
  const paid = settleOrder(context, order, {
    tenders: tendersFor(order, random),
    handOver: fate === 'sold',
  }).order;
  if (fate === 'sold') return paid;
  const later = at(context, context.nowMs + 5 * MINUTE_MS);
  if (fate === 'refunded') return applyTransition(later, paid, 'cancel', { reason: '顾客改变主意' });
  const dispensing = applyTransition(later, paid, 'start_dispensing');
  const shipped = applyTransition(later, dispensing, 'ship', {
    carrier: '顺丰速运',
    trackingNumber: `SF${String(order.id).padStart(12, '0')}1`,
    drugsApart: true,
  });
  return fate === 'shipped'
    ? shipped
    : applyTransition(at(context, context.nowMs + 60 * MINUTE_MS), shipped, 'confirm_receipt');
}

function tendersFor(order: OrderRow, random: SeededRandom): Tender[] {
  if (random.chance(0.35) && order.totalFen > 0) {
    return [{ kind: 'card', amountFen: order.totalFen, reference: `POS${order.id}` }];
  }
  return [{ kind: 'cash', receivedFen: Math.ceil(order.totalFen / 1000) * 1000 }];
}
