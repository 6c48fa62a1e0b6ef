import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { orderIn, STEP_CALLS } from '#test/support/order-paths.ts';
import { recallOf } from '#test/support/recall.ts';
import { checkoutOf, fillCart } from '#test/support/sell.ts';
import { HOUR_MS, MINUTE_MS } from '#test/support/test-platform.ts';
import { openShop, type TestShop } from '#test/support/test-shop.ts';

let shop: TestShop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(async () => {
  expect((await shop.till.do('system.verifyStore', {})).differences).toEqual([]);
  await shop.counter.dispose();
});

const EARLY_CODE = ']d201069012345678921726120110EARLY';

describe('INV-6: locking a batch', () => {
  it('INV-6: a locked batch says who locked it, when and why, and is sold again when it is unlocked', async () => {
    const { till, batches, counter } = shop;
    const locked = await till.do('inventory.lockBatch', { batchId: batches.early, reason: '包装破损' });
    expect(locked).toMatchObject({
      status: 'locked',
      sellable: false,
      hold: { action: 'lock', reason: '包装破损', staffName: '王芳', atMs: counter.time.nowMs() },
    });
    counter.time.advance(HOUR_MS);
    const unlocked = await till.do('inventory.unlockBatch', { batchId: batches.early, reason: '复查合格' });
    expect(unlocked).toMatchObject({ status: 'available', sellable: true, hold: null });
    await till.do('cart.addScan', { code: EARLY_CODE });
  });

  it('INV-6: of two people who lock at once the second is told who was first; so are those who unlock', async () => {
    const { till, batches, counter } = shop;
    const tills = [till, await counter.signIn('赵敏')];
    const lock = (reason: string) => ({ batchId: batches.early, reason });
    const locks = await Promise.all(tills.map((own, i) => own.try('inventory.lockBatch', lock(`原因${i}`))));
    expect(locks.map(({ ok }) => ok)).toEqual([true, false]);
    expect(locks[1]).toMatchObject({
      error: {
        code: 'BATCH_STATE_CONFLICT',
        params: { reason: 'locked', held_by: '王芳', held_reason: '原因0', batchNumber: 'EARLY' },
      },
    });
    const unlocks = await Promise.all(tills.map((own) => own.try('inventory.unlockBatch', lock('查清'))));
    expect(unlocks.map(({ ok }) => ok)).toEqual([true, false]);
    expect(unlocks[1]).toMatchObject({
      error: { code: 'BATCH_STATE_CONFLICT', params: { reason: 'available', held_by: '王芳' } },
    });
  });

  it('INV-6 ORD-11: a lock that is sent again happens once and gives the same answer', async () => {
    const { till, batches, counter } = shop;
    const commandId = '0197c000-0000-7000-8000-000000000101';
    const input = { batchId: batches.early, reason: '包装破损' };
    const first = await till.do('inventory.lockBatch', input, commandId);
    expect(await till.do('inventory.lockBatch', input, commandId)).toEqual(first);
    const holds = counter.sql((db) => db.prepare('SELECT count(*) AS n FROM batch_hold').get());
    expect(holds).toEqual({ n: 1 });
  });

  it('INV-6: at the till a scan of a locked pack says who locked it, when and why', async () => {
    const { till, batches, counter } = shop;
    await till.do('inventory.lockBatch', { batchId: batches.early, reason: '包装破损' });
    const held = { held_by: '王芳', held_at_ms: counter.time.nowMs(), held_reason: '包装破损' };
    expect(await till.try('cart.addScan', { code: EARLY_CODE })).toMatchObject({
      error: { code: 'BATCH_NOT_SELLABLE', params: { reason: 'locked', ...held } },
    });
  });

  it('INV-6: an order with units of a locked batch waits: unlocking lets it go on', async () => {
    const { till, batches, counter } = shop;
    const waiting = await orderIn(shop, 'pending');
    await till.do('inventory.lockBatch', { batchId: batches.early, reason: '包装破损' });
    const step = STEP_CALLS.settle(waiting);
    expect(await till.try(step.name, step.input)).toMatchObject({
      error: { code: 'BATCH_NOT_SELLABLE', params: { reason: 'locked', held_by: '王芳' } },
    });
    counter.time.advance(MINUTE_MS);
    await till.do('inventory.unlockBatch', { batchId: batches.early, reason: '复查合格' });
    await till.do(step.name, step.input);
  });

  it('INV-6 SYNC-1: central hears of each lock with drug and lot, in the order in which they happened', async () => {
    const { till, batches, counter } = shop;
    await till.do('inventory.lockBatch', { batchId: batches.early, reason: '包装破损' });
    await till.do('inventory.unlockBatch', { batchId: batches.early, reason: '复查合格' });
    await till.do('inventory.recallBatches', recallOf(shop.drugs.paracetamol));
    const told = counter.sql((db) =>
      db
        .prepare<[], { payload: string }>("SELECT payload FROM outbox WHERE kind = 'batch.held' ORDER BY seq")
        .all(),
    );
    expect(told.map(({ payload }) => JSON.parse(payload))).toEqual([
      expect.objectContaining({
        drugCode: 'T001',
        batchNumbers: ['EARLY'],
        action: 'lock',
        reason: '包装破损',
      }),
      expect.objectContaining({ action: 'unlock', reason: '复查合格' }),
      expect.objectContaining({ action: 'recall', recall: expect.objectContaining({ level: 'class_2' }) }),
    ]);
  });

  it('INV-6: screens are told', async () => {
    const { till, batches, counter } = shop;
    counter.events.length = 0;
    await till.do('inventory.lockBatch', { batchId: batches.early, reason: '包装破损' });
    expect(counter.events).toContainEqual({ kind: 'changed', topics: ['stock', 'cart', 'orders'] });
  });

  it('INV-6: a cart with an unscanned line of the drug just takes another batch', async () => {
    const { till, batches } = shop;
    const cart = await fillCart(shop, { paracetamol: 2 });
    await till.do('inventory.lockBatch', { batchId: batches.early, reason: '包装破损' });
    const { order } = await till.do('orders.checkout', checkoutOf(cart));
    expect(order.items[0]?.batches.map(({ batchId }) => batchId)).toEqual([batches.late]);
  });
});
