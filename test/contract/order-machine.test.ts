import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import { type Disposition, ORDER_STATUSES, type OrderStatus } from '#shared/domain/order-states.ts';
import { orderIn, STEP_CALLS, type StepName } from '#test/support/order-paths.ts';
import { countRows, dumpStore } from '#test/support/store-dump.ts';
import { DAY_MS, MINUTE_MS } from '#test/support/test-platform.ts';
import { openShop, type TestShop } from '#test/support/test-shop.ts';
import { unitsOf } from '#test/support/units.ts';

type BatchState = OrderDetail['items'][number]['batches'][number]['state'];

/**
 * What a legal step does, written out apart from the program's own table. Units are per unit sold. An order leaves
 * after-sales by no call of its own: test/contract/aftersales.test.ts takes it there.
 */
interface Effect {
  readonly call: StepName;
  readonly shelf: { readonly onHand: number; readonly reserved: number };
  readonly quarantine: number;
  readonly state: BatchState;
  readonly money: 'none' | 'taken' | 'returned';
  readonly stamp:
    | 'paidAtMs'
    | 'dispensingAtMs'
    | 'shippedAtMs'
    | 'completedAtMs'
    | 'cancelledAtMs'
    | 'afterSalesAtMs';
  readonly disposition?: Disposition;
}

const STILL = { onHand: 0, reserved: 0 } as const;
const LEGAL: Readonly<Record<string, readonly Effect[]>> = {
  'pending>paid': [
    { call: 'settle', shelf: STILL, quarantine: 0, state: 'reserved', money: 'taken', stamp: 'paidAtMs' },
  ],
  'pending>cancelled': [
    {
      call: 'cancel',
      shelf: { onHand: 0, reserved: -1 },
      quarantine: 0,
      state: 'released',
      money: 'none',
      stamp: 'cancelledAtMs',
    },
  ],
  'paid>dispensing': [
    {
      call: 'startDispensing',
      shelf: { onHand: -1, reserved: -1 },
      quarantine: 0,
      state: 'dispensed',
      money: 'none',
      stamp: 'dispensingAtMs',
    },
  ],
  'paid>cancelled': [
    {
      call: 'cancel',
      shelf: { onHand: 0, reserved: -1 },
      quarantine: 0,
      state: 'released',
      money: 'returned',
      stamp: 'cancelledAtMs',
    },
  ],
  'dispensing>shipped': [
    { call: 'ship', shelf: STILL, quarantine: 0, state: 'dispensed', money: 'none', stamp: 'shippedAtMs' },
  ],
  'dispensing>completed': [
    {
      call: 'handOver',
      shelf: STILL,
      quarantine: 0,
      state: 'dispensed',
      money: 'none',
      stamp: 'completedAtMs',
    },
  ],
  'dispensing>cancelled': [
    {
      call: 'cancel',
      shelf: { onHand: 1, reserved: 0 },
      quarantine: 0,
      state: 'restocked',
      money: 'returned',
      stamp: 'cancelledAtMs',
    },
  ],
  'shipped>completed': [
    {
      call: 'confirmReceipt',
      shelf: STILL,
      quarantine: 0,
      state: 'dispensed',
      money: 'none',
      stamp: 'completedAtMs',
    },
  ],
  'shipped>after_sales': [
    {
      call: 'openAfterSales',
      shelf: STILL,
      quarantine: 0,
      state: 'dispensed',
      money: 'none',
      stamp: 'afterSalesAtMs',
    },
  ],
  'shipped>cancelled': [
    {
      call: 'cancel',
      shelf: STILL,
      quarantine: 1,
      state: 'quarantined',
      money: 'returned',
      stamp: 'cancelledAtMs',
      disposition: 'returned',
    },
    {
      call: 'cancel',
      shelf: STILL,
      quarantine: 0,
      state: 'lost',
      money: 'returned',
      stamp: 'cancelledAtMs',
      disposition: 'lost',
    },
  ],
  'completed>after_sales': [
    {
      call: 'openAfterSales',
      shelf: STILL,
      quarantine: 0,
      state: 'dispensed',
      money: 'none',
      stamp: 'afterSalesAtMs',
    },
  ],
};

const PAIRS = ORDER_STATUSES.flatMap((from) => ORDER_STATUSES.map((to) => [from, to] as const));
const STAMPS = [
  'paidAtMs',
  'dispensingAtMs',
  'shippedAtMs',
  'completedAtMs',
  'cancelledAtMs',
  'afterSalesAtMs',
] as const;
const CALLS_TO = (to: OrderStatus): StepName[] => [
  ...new Set(
    Object.entries(LEGAL).flatMap(([pair, effects]) =>
      pair.endsWith(`>${to}`) ? effects.map(({ call }) => call) : [],
    ),
  ),
];

let shop: TestShop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(async () => {
  expect(await shop.till.do('system.verifyStore', {})).toMatchObject({ differences: [] });
  await shop.counter.dispose();
});

const stock = () => unitsOf(shop, shop.drugs.paracetamol);

async function take(before: OrderDetail, effect: Effect): Promise<void> {
  const { counter, till } = shop;
  const stockBefore = await stock();
  const rowsBefore = countRows(counter, ['order_event', 'outbox', 'audit_log', 'refund']);
  counter.time.advance(MINUTE_MS);
  const { name, input } = STEP_CALLS[effect.call](before);
  await till.do(name, {
    ...input,
    version: before.version,
    ...(effect.disposition ? { disposition: effect.disposition } : {}),
  } as never);
  const after = await till.do('orders.get', { orderId: before.orderId });

  const { quantity } = before;
  expect(await stock()).toEqual({
    onHand: stockBefore.onHand + effect.shelf.onHand * quantity,
    reserved: stockBefore.reserved + effect.shelf.reserved * quantity,
    quarantine: stockBefore.quarantine + effect.quarantine * quantity,
  });
  expect(after.items.flatMap((item) => item.batches.map((batch) => batch.state))).toEqual(
    before.items.flatMap((item) => item.batches.map(() => effect.state)),
  );

  const due = before.amounts.totalFen;
  expect(after.amounts.paidFen).toBe(effect.money === 'taken' ? due : before.amounts.paidFen);
  expect(after.amounts.refundedFen).toBe(effect.money === 'returned' ? due : 0);
  expect(after.payments.map((payment) => payment.status)).toEqual(
    effect.money === 'taken'
      ? ['paid']
      : before.payments.map(() => (effect.money === 'returned' ? 'refunded' : 'paid')),
  );

  for (const stamp of STAMPS) {
    expect(after[stamp], stamp).toBe(stamp === effect.stamp ? counter.time.nowMs() : before[stamp]);
  }
  expect(after.version).toBe(before.version + 1);
  expect(after.events.slice(0, -1)).toEqual(before.events);
  expect(after.events.at(-1)).toMatchObject({
    fromStatus: before.status,
    toStatus: after.status,
    staffName: '王芳',
    atMs: counter.time.nowMs(),
  });
  expect(after.historyIntact).toBe(true);
  expect(countRows(counter, ['order_event', 'outbox', 'audit_log', 'refund'])).toEqual({
    order_event: rowsBefore.order_event + 1,
    // A request is told beside its order.
    outbox: rowsBefore.outbox + (effect.call === 'openAfterSales' ? 2 : 1),
    audit_log: rowsBefore.audit_log + 1,
    refund: rowsBefore.refund + (effect.money === 'returned' ? 1 : 0),
  });
}

describe('ORD-5: every pair of states, through the contract', () => {
  it.each(PAIRS.filter(([from, to]) => `${from}>${to}` in LEGAL))(
    'ORD-5 ORD-7 ORD-10 INV-1: %s → %s moves stock and money, stamps its time and leaves its event',
    async (from, to) => {
      for (const effect of LEGAL[`${from}>${to}`] ?? []) {
        const order = await orderIn(shop, from);
        await take(order, effect);
        expect((await shop.till.do('orders.get', { orderId: order.orderId })).status).toBe(to);
      }
    },
  );

  it.each(PAIRS.filter(([from, to]) => !(`${from}>${to}` in LEGAL)))(
    'ORD-5 ORD-14: %s → %s is refused and changes nothing',
    async (from, to) => {
      const order = await orderIn(shop, from);
      const before = dumpStore(shop.counter);
      const calls = (to === 'pending' ? (Object.keys(STEP_CALLS) as StepName[]) : CALLS_TO(to)).filter(
        (call) =>
          // One more request may join the first.
          !(from === 'after_sales' && call === 'openAfterSales') &&
          !Object.entries(LEGAL).some(
            ([pair, effects]) =>
              pair.startsWith(`${from}>`) && effects.some((effect) => effect.call === call),
          ),
      );
      for (const call of calls) {
        const { name, input } = STEP_CALLS[call](order);
        const result = await shop.till.try(name, input as never);
        const isPaid = call === 'settle' && from !== 'cancelled';
        expect(result.ok ? name : result.error.code, name).toBe(
          isPaid ? 'ORDER_ALREADY_PAID' : 'INVALID_ORDER_STATUS',
        );
      }
      expect(dumpStore(shop.counter)).toEqual(before);
    },
  );

  it('ORD-5 ORD-6: time-out cancels unpaid orders and touches no other', async () => {
    const own = await openShop();
    const orders = new Map<OrderStatus, OrderDetail>();
    for (const status of ORDER_STATUSES) orders.set(status, await orderIn(own, status));
    const stillPending = orders.get('pending');
    own.counter.time.advance(DAY_MS);
    for (const [status, before] of orders) {
      const after = await own.till.do('orders.get', { orderId: before.orderId });
      expect(after.status).toBe(status === 'pending' ? 'cancelled' : status);
      expect(after.version).toBe(before.version + (before === stillPending ? 1 : 0));
    }
    expect((await own.till.do('system.verifyStore', {})).differences).toEqual([]);
    await own.counter.dispose();
  });
});
