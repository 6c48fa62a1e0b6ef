import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AfterSalesDetail } from '#shared/contracts/aftersales.ts';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import {
  AFTER_SALES_ACTIONS,
  AFTER_SALES_KINDS,
  AFTER_SALES_STATES,
  type AfterSalesAction,
  type AfterSalesKind,
  type AfterSalesState,
} from '#shared/domain/after-sales-states.ts';
import { AFTER_SALES_CALLS, afterSalesIn } from '#test/support/after-sales-paths.ts';
import { countRows, dumpStore } from '#test/support/store-dump.ts';
import { MINUTE_MS } from '#test/support/test-platform.ts';
import { openShop, type TestShop } from '#test/support/test-shop.ts';
import { unitsOf } from '#test/support/units.ts';

/** Where the actions lead from each state; what is not here is refused. Written out here once more, on purpose. */
type Steps = Readonly<Record<AfterSalesState, Partial<Record<AfterSalesAction, AfterSalesState>>>>;
const RETURN: Steps = {
  requested: { approve: 'approved', reject: 'rejected', withdraw: 'withdrawn' },
  approved: { receive_goods: 'received', reject: 'rejected', withdraw: 'withdrawn' },
  received: { complete: 'completed', fail: 'failed' },
  completed: {},
  rejected: {},
  failed: { retry: 'completed' },
  withdrawn: {},
};
const TABLE: Readonly<Record<AfterSalesKind, Steps>> = {
  return: RETURN,
  exchange: {
    ...RETURN,
    requested: { ...RETURN.requested, choose_replacement: 'requested' },
    approved: { ...RETURN.approved, choose_replacement: 'approved' },
    received: { ...RETURN.received, choose_replacement: 'received' },
    failed: { ...RETURN.failed, choose_replacement: 'failed' },
  },
  // No goods come: nothing is received, and what was promised is not taken back.
  refund_only: {
    ...RETURN,
    approved: { complete: 'completed', fail: 'failed', withdraw: 'withdrawn' },
    received: {},
  },
};

type Stamp = 'approvedAtMs' | 'receivedAtMs' | 'failedAtMs' | 'endedAtMs';
const STAMPS: readonly Stamp[] = ['approvedAtMs', 'receivedAtMs', 'failedAtMs', 'endedAtMs'];

/** What a step does wherever it is legal: three packs of paracetamol, paid 3,750 fen by card. */
interface Effect {
  readonly stamp: Stamp | null;
  readonly reason: string;
  /** What the order becomes, and how its story calls that; null where it stays in after-sales. */
  readonly order: readonly ['completed' | 'cancelled', string] | null;
  readonly goodsCome: boolean;
  readonly moneyGoes: boolean;
}
const STILL = { reason: '', order: null, goodsCome: false, moneyGoes: false } as const;
const PAID_BACK = {
  ...STILL,
  stamp: 'endedAtMs',
  order: ['cancelled', 'cancel'],
  moneyGoes: true,
} as const;
const KEPT = { ...STILL, stamp: 'endedAtMs', order: ['completed', 'close_after_sales'] } as const;
const EFFECTS: Readonly<Record<AfterSalesAction, Effect>> = {
  approve: { ...STILL, stamp: 'approvedAtMs' },
  reject: { ...KEPT, reason: '包装已拆' },
  withdraw: { ...KEPT, reason: '顾客改主意' },
  receive_goods: { ...STILL, stamp: 'receivedAtMs', goodsCome: true },
  complete: PAID_BACK,
  fail: { ...STILL, stamp: 'failedAtMs', reason: 'POS 拒绝' },
  retry: PAID_BACK,
  choose_replacement: { ...STILL, stamp: null },
};
const UNITS = 3;
const PAID_FEN = 3_750;
/** One pack of vitamin goes out instead: the returned packs pay it, and the rest goes back to the card. */
const EXCHANGED_FEN = 333;

const TRIPLES = AFTER_SALES_KINDS.flatMap((kind) =>
  AFTER_SALES_STATES.flatMap((from) =>
    AFTER_SALES_ACTIONS.map((action) => [kind, from, action, TABLE[kind][from][action]] as const),
  ),
);

let shop: TestShop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(async () => {
  expect(await shop.till.do('system.verifyStore', {})).toMatchObject({ differences: [] });
  await shop.counter.dispose();
});

const vitamins = (quantity: number) => [{ drugId: shop.drugs.vitamin, quantity }];
const requestIn = (kind: AfterSalesKind, state: AfterSalesState) =>
  afterSalesIn(shop, state, { kind, ...(kind === 'exchange' ? { replacements: vitamins(1) } : {}) });
const callOf = (action: AfterSalesAction, request: AfterSalesDetail) =>
  AFTER_SALES_CALLS[action](request, vitamins(2));

const ROWS = ['after_sales_event', 'refund', 'sale_order', 'audit_log'] as const;

/** All of it as it is now: the request, its order, the stock of both drugs, and how much was written. */
async function lookAt({ afterSalesId, orderId }: AfterSalesDetail) {
  return {
    request: await shop.till.do('aftersales.get', { afterSalesId }),
    order: await shop.till.do('orders.get', { orderId }),
    sold: await unitsOf(shop, shop.drugs.paracetamol),
    instead: await unitsOf(shop, shop.drugs.vitamin),
    rows: countRows(shop.counter, ROWS),
  };
}
type Look = Awaited<ReturnType<typeof lookAt>>;

function expectGoods(before: Look, after: Look, { goodsCome, moneyGoes }: Effect): void {
  const { kind } = before.request;
  const quarantine = before.sold.quarantine + (goodsCome ? UNITS : 0);
  expect(after.sold).toEqual({ ...before.sold, quarantine });
  const given = moneyGoes && kind === 'exchange' ? 1 : 0;
  expect(after.instead).toEqual({ ...before.instead, onHand: before.instead.onHand - given });
  const gone = kind === 'refund_only' ? 'lost' : 'quarantined';
  for (const batch of after.order.items.flatMap(({ batches }) => batches)) {
    expect(batch.state).toBe(moneyGoes ? gone : 'dispensed');
  }
}

function expectMoney(before: Look, after: Look, { moneyGoes }: Effect): void {
  const isExchange = before.request.kind === 'exchange';
  const carriedFen = moneyGoes && isExchange ? EXCHANGED_FEN : 0;
  const refundedFen = moneyGoes ? PAID_FEN : 0;
  expect(after.order.amounts).toMatchObject({ paidFen: PAID_FEN, refundedFen });
  expect(after.order.payments).toMatchObject([
    { status: moneyGoes ? 'refunded' : 'paid', refundedFen, transferredFen: carriedFen },
  ] satisfies Partial<OrderDetail['payments'][number]>[]);
  expect(after.request.refundFen).toBe(moneyGoes ? PAID_FEN : null);
  if (!moneyGoes) return;
  const tenders = [{ tender: 'card', amountFen: PAID_FEN - carriedFen }];
  expect(after.request.refund).toMatchObject({ totalFen: PAID_FEN, carriedFen, tenders });
  expect(after.request.exchange?.order?.status).toBe(isExchange ? 'completed' : undefined);
}

function expectStories(before: Look, after: Look, taken: AfterSalesAction): void {
  const nowMs = shop.counter.time.nowMs();
  const { reason, order } = EFFECTS[taken];
  const by = { staffName: '王芳', atMs: nowMs };
  expect(after.request.events.slice(0, -1)).toEqual(before.request.events);
  const step = { action: taken, fromStatus: before.request.state, toStatus: after.request.state };
  expect(after.request.events.at(-1)).toMatchObject({ ...step, reason, ...by });
  expect(after.request.historyIntact && after.order.historyIntact).toBe(true);
  if (order === null) {
    expect(after.order).toEqual(before.order);
    return;
  }
  const [toStatus, action] = order;
  expect(after.order.status).toBe(toStatus);
  const left = { action, fromStatus: 'after_sales', toStatus, details: { number: before.request.number } };
  expect(after.order.events.at(-1)).toMatchObject({ ...left, ...by });
}

describe('AS-2: every kind, state and action of a request, through the contract', () => {
  it('AS-2: the table has each of them, and leads everywhere', () => {
    expect(Object.keys(TABLE).sort()).toEqual([...AFTER_SALES_KINDS].sort());
    for (const kind of AFTER_SALES_KINDS) {
      expect(Object.keys(TABLE[kind]).sort()).toEqual([...AFTER_SALES_STATES].sort());
      const reached = TRIPLES.filter(([of]) => of === kind).map(([, , , to]) => to ?? 'requested');
      const all = AFTER_SALES_STATES.filter((state) => kind !== 'refund_only' || state !== 'received');
      expect([...new Set(reached)].sort()).toEqual(all.sort());
    }
    const taken = TRIPLES.filter(([, , , to]) => to !== undefined).map(([, , action]) => action);
    expect([...new Set(taken)].sort()).toEqual([...AFTER_SALES_ACTIONS].sort());
  });

  it.each(TRIPLES.filter(([, , , to]) => to !== undefined))(
    'AS-2 AS-3 PAY-6 ORD-10 INV-1: a %s that is %s: %s leads to %s, goods and money with it, and the story tells who and when',
    async (kind, from, action, to) => {
      const request = await requestIn(kind, from);
      const before = await lookAt(request);
      shop.counter.time.advance(MINUTE_MS);
      const [name, input] = callOf(action, request);
      await shop.till.do(name, { ...input, version: request.version } as never);
      const after = await lookAt(request);

      const effect = EFFECTS[action];
      expect(after.request).toMatchObject({ state: to, version: request.version + 1 });
      for (const stamp of STAMPS) {
        const stamped = stamp === effect.stamp ? shop.counter.time.nowMs() : before.request[stamp];
        expect(after.request[stamp], stamp).toBe(stamped);
      }
      expectGoods(before, after, effect);
      expectMoney(before, after, effect);
      expectStories(before, after, action);
      if (action === 'choose_replacement') expect(after.request.exchange?.lines).toMatchObject(vitamins(2));
      const isExchanged = effect.moneyGoes && kind === 'exchange';
      expect(after.rows).toEqual({
        after_sales_event: before.rows.after_sales_event + 1,
        refund: before.rows.refund + (effect.moneyGoes ? 1 : 0),
        sale_order: before.rows.sale_order + (isExchanged ? 1 : 0),
        audit_log: before.rows.audit_log + 1,
      });
    },
  );

  const PLACES = AFTER_SALES_KINDS.flatMap((kind) =>
    AFTER_SALES_STATES.filter((state) => kind !== 'refund_only' || state !== 'received').map(
      (state) => [kind, state] as const,
    ),
  );

  it.each(PLACES)(
    'AS-2 ORD-14: a %s that is %s is offered its own steps; every other is refused and changes nothing',
    async (kind, state) => {
      const request = await requestIn(kind, state);
      const legal = Object.keys(TABLE[kind][state]);
      expect(request.actions.map(({ action }) => action).sort()).toEqual(legal.sort());
      const before = dumpStore(shop.counter);
      for (const action of AFTER_SALES_ACTIONS) {
        if (legal.includes(action)) continue;
        const [name, input] = callOf(action, request);
        const result = await shop.till.try(name, input as never);
        expect(result.ok ? 'ok' : result.error.code, action).toBe('INVALID_AFTER_SALES_STATE');
      }
      expect(dumpStore(shop.counter)).toEqual(before);
    },
  );
});
