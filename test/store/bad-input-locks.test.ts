import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { v7 as uuidV7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { storePaths } from '#core/db/store-paths.ts';
import { checkoutOf, fillCart, sell } from '#test/support/sell.ts';
import { dumpStore } from '#test/support/store-dump.ts';
import { TestCounter } from '#test/support/test-counter.ts';
import { openShop, type TestShop } from '#test/support/test-shop.ts';

let shop: TestShop;
let holder: ChildProcess | null = null;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(async () => {
  await letGo();
  await shop.counter.dispose();
});

/** Lets another process hold a file of the store. */
async function hold(path: string, mode: 'IMMEDIATE' | 'EXCLUSIVE'): Promise<void> {
  const child = spawn(process.execPath, ['test/support/lock-child.ts', path, mode], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  holder = child;
  const [said] = (await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])) as [unknown];
  expect(String(said)).toBe('held\n');
}

/** Ends the other process as a crash would; the system takes its locks back. */
async function letGo(): Promise<void> {
  if (holder === null) return;
  const gone = once(holder, 'exit');
  holder.kill('SIGKILL');
  await gone;
  holder = null;
}

describe('ORD-14: a store that another program holds', () => {
  it('ORD-14: a second counter on the folder is refused, the first one sells on', async () => {
    const { counter } = shop;
    const second = () => TestCounter.start({ dataDir: counter.dataDir, seed: 'second' });
    await expect(second()).rejects.toMatchObject({
      code: 'STORE_LOCKED',
      params: { path: storePaths(counter.dataDir).lock },
    });
    await sell(shop, { vitamin: 1 });
    await counter.close();
    const after = await second();
    const till = await after.signIn();
    expect((await till.do('orders.list', {})).total).toBe(1);
    await after.close();
  });

  it('ORD-14: the folder of a counter in another process is refused until that process is gone, however it went', async () => {
    const { counter } = shop;
    await counter.close();
    await hold(storePaths(counter.dataDir).lock, 'EXCLUSIVE');
    await expect(counter.open()).rejects.toMatchObject({ code: 'STORE_LOCKED' });
    await letGo();
    await counter.open();
    await sell(shop, { vitamin: 1 });
  });

  it('ORD-14 ORD-11: a sale while a foreign process writes fails whole, and the same command succeeds afterwards', async () => {
    const { counter, till } = shop;
    const cart = await fillCart(shop, { vitamin: 1, paracetamol: 6 });
    const before = dumpStore(counter);
    const commandId = uuidV7();
    await hold(storePaths(counter.dataDir).store, 'IMMEDIATE');
    expect(await till.refused('orders.checkout', checkoutOf(cart), commandId)).toBe('STORE_LOCKED');
    expect((await till.do('orders.list', {})).total).toBe(0);
    expect(dumpStore(counter)).toEqual(before);
    await letGo();
    const { order } = await till.do('orders.checkout', checkoutOf(cart), commandId);
    const again = await till.do('orders.checkout', checkoutOf(cart), commandId);
    expect(again.order.orderNumber).toBe(order.orderNumber);
    expect((await till.do('orders.list', {})).total).toBe(1);
    expect((await till.do('system.verifyStore', {})).differences).toEqual([]);
  });
});
