import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallName } from '#shared/contracts/index.ts';
import { afterSalesIn, refundOf } from '#test/support/after-sales-paths.ts';
import { orderIn, STEP_CALLS, type StepName } from '#test/support/order-paths.ts';
import { dumpStore } from '#test/support/store-dump.ts';
import { MINUTE_MS } from '#test/support/test-platform.ts';
import { openShop, type TestShop } from '#test/support/test-shop.ts';
import type { Till } from '#test/support/till.ts';

/** Two screens look at the same thing; 王芳 is faster, 赵敏 is told what happened meanwhile, by whom and when. */
let shop: TestShop;
let other: Till;
beforeEach(async () => {
  shop = await openShop();
  other = await shop.counter.signIn('赵敏');
});
afterEach(() => shop.counter.dispose());

const nowMs = () => shop.counter.time.nowMs();

/** What the slower one is told; nothing of what they sent is done. */
async function told(call: { readonly name: CallName; readonly input: object }) {
  const before = dumpStore(shop.counter);
  const result = await other.try(call.name, call.input as never);
  if (result.ok) throw new Error(`${call.name} was done twice`);
  expect({ ...dumpStore(shop.counter), command_log: [] }).toEqual({ ...before, command_log: [] });
  return result.error;
}

const byTheFaster = (did: string) => ({ did, staffName: '王芳', changed_at_ms: nowMs() });

describe('ORD-5 ORD-11: an order on two screens', () => {
  /** From a state: what the faster one does, how the story calls it, and what the slower one wanted. */
  const RACES: readonly (readonly ['pending' | 'paid' | 'dispensing', StepName, string, StepName])[] = [
    ['pending', 'settle', 'pay', 'settle'],
    ['pending', 'settle', 'pay', 'cancel'],
    ['pending', 'cancel', 'cancel', 'settle'],
    ['paid', 'startDispensing', 'start_dispensing', 'startDispensing'],
    ['paid', 'startDispensing', 'start_dispensing', 'cancel'],
    ['paid', 'cancel', 'cancel', 'startDispensing'],
    ['dispensing', 'handOver', 'hand_over', 'handOver'],
    ['dispensing', 'handOver', 'hand_over', 'ship'],
    ['dispensing', 'ship', 'ship', 'cancel'],
    ['dispensing', 'cancel', 'cancel', 'handOver'],
  ];

  it.each(RACES)('a %s order: %s (%s) first, %s too late', async (status, first, did, second) => {
    const order = await orderIn(shop, status);
    shop.counter.time.advance(MINUTE_MS);
    const { name, input } = STEP_CALLS[first](order);
    await shop.till.do(name, { ...input, version: order.version } as never);
    const late = STEP_CALLS[second](order);
    expect(await told({ name: late.name, input: { ...late.input, version: order.version } })).toMatchObject({
      code: 'VERSION_CONFLICT',
      params: byTheFaster(did),
    });
  });

  it('also who does not say what they saw hears who brought the order where it is', async () => {
    const order = await orderIn(shop, 'pending');
    await shop.till.do('orders.cancel', { orderId: order.orderId, reason: '顾客不要了' });
    expect(await told(STEP_CALLS.settle(order))).toMatchObject({
      code: 'INVALID_ORDER_STATUS',
      params: { status: 'cancelled', ...byTheFaster('cancel') },
    });
    const paid = await orderIn(shop, 'paid');
    expect(await told(STEP_CALLS.settle(paid))).toMatchObject({
      code: 'ORDER_ALREADY_PAID',
      params: { status: 'paid', ...byTheFaster('pay') },
    });
  });
});

describe('RX-4 RX-5: an order on the bench of two', () => {
  it('the last pack is verified once, and whoever holds one more hears who did it', async () => {
    const { orderId } = await orderIn(shop, 'dispensing');
    const pack = { orderId, code: '6901234567892', quantity: 3 };
    await shop.till.do('dispensing.verifyPack', pack);
    const byEye = { orderId, lineNo: 1, batchId: shop.batches.early, quantity: 1, reason: '没有追溯码' };
    for (const late of [
      { name: 'dispensing.verifyPack', input: { ...pack, quantity: 1 } },
      { name: 'dispensing.verifyByEye', input: byEye },
    ] as const) {
      expect(await told(late)).toMatchObject({
        code: 'PACK_NOT_EXPECTED',
        params: { left: 0, staffName: '王芳', verified_at_ms: nowMs() },
      });
    }
  });

  it('what was handed over is not owed, and what is owed is not handed over', async () => {
    const given = await orderIn(shop, 'dispensing');
    await shop.till.do('orders.handOver', { orderId: given.orderId, version: given.version });
    const owe = (order: typeof given) => ({
      name: 'dispensing.owe' as const,
      input: {
        orderId: order.orderId,
        version: order.version,
        cause: 'not_on_shelf',
        reason: '货架缺货',
        lines: [{ lineNo: 1, batchId: shop.batches.early, quantity: 1 }],
      },
    });
    expect(await told(owe(given))).toMatchObject({
      code: 'VERSION_CONFLICT',
      params: byTheFaster('hand_over'),
    });
    const owing = await orderIn(shop, 'dispensing');
    await shop.till.do('dispensing.owe', owe(owing).input as never);
    const late = { ...STEP_CALLS.handOver(owing).input, version: owing.version };
    expect(await told({ name: 'orders.handOver', input: late })).toMatchObject({
      code: 'VERSION_CONFLICT',
      params: byTheFaster('owe'),
    });
  });

  it('packs of an order that was cancelled meanwhile are verified by nobody', async () => {
    const { orderId } = await orderIn(shop, 'dispensing');
    await shop.till.do('orders.cancel', { orderId, reason: '顾客不要了', disposition: 'returned' });
    const input = { orderId, code: '6901234567892', quantity: 1 };
    expect(await told({ name: 'dispensing.verifyPack', input })).toMatchObject({
      code: 'INVALID_ORDER_STATUS',
      params: { status: 'cancelled', ...byTheFaster('cancel') },
    });
  });
});

describe('AS-2 AS-3: a request on two screens', () => {
  it('the money goes back once, and whoever is late hears who gave it', async () => {
    const request = await afterSalesIn(shop, 'received');
    const { afterSalesId, version } = request;
    const refund = { ...refundOf(request), version };
    await shop.till.do('aftersales.complete', refund);
    for (const [name, input] of [
      ['aftersales.complete', refund],
      ['aftersales.fail', { afterSalesId, version, reason: 'POS 拒绝' }],
    ] as const) {
      expect(await told({ name, input })).toMatchObject({
        code: 'VERSION_CONFLICT',
        params: { state: 'completed', ...byTheFaster('complete') },
      });
    }
  });

  it('two requests for one order: the second was made of an order that had changed', async () => {
    const order = await orderIn(shop, 'completed');
    const { name, input } = STEP_CALLS.openAfterSales(order);
    await shop.till.do(name, { ...input, version: order.version });
    expect(await told({ name, input: { ...input, version: order.version } })).toMatchObject({
      code: 'VERSION_CONFLICT',
      params: { staffName: '王芳' },
    });
  });
});
