import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { v7 as uuidV7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it, type TestContext } from 'vitest';
import { storePaths } from '#core/db/store-paths.ts';
import { checkoutOf, fillCart, sell } from '#test/support/sell.ts';
import { SmallDisk } from '#test/support/small-disk.ts';
import { dumpStore } from '#test/support/store-dump.ts';
import { makeFolder, removeFolder } from '#test/support/temporary-folder.ts';
import { TestCounter } from '#test/support/test-counter.ts';
import { openShop } from '#test/support/test-shop.ts';

const MEGABYTES = 8;
const NOBODY = 65_534;

let disk: SmallDisk | null = null;
/** What a test left open, closed before its disk goes. */
let counters: TestCounter[] = [];
beforeEach(() => {
  disk = SmallDisk.mount(MEGABYTES);
});
afterEach(async () => {
  for (const counter of counters) await counter.close();
  counters = [];
  disk?.unmount();
});

/** The test's disk; without the right to mount one the test is skipped, and says so. */
function diskOf({ skip }: TestContext): SmallDisk {
  return disk ?? skip('a disk of its own takes root on Linux and the right to mount');
}

function closedAtEnd<T extends { counter: TestCounter }>(shop: T): T {
  counters.push(shop.counter);
  return shop;
}

async function reopen(dataDir: string): Promise<TestCounter> {
  const counter = await TestCounter.start({ dataDir, seed: 'reopened' });
  counters.push(counter);
  return counter;
}

describe('ORD-14 OPS-3: a full disk', () => {
  it('ORD-14 ORD-11: a sale without room fails whole, and the same command succeeds once there is room', async (context) => {
    const small = diskOf(context);
    const shop = closedAtEnd(await openShop({ dataDir: small.path }));
    const { counter, till } = shop;
    const cart = await fillCart(shop, { vitamin: 1, paracetamol: 2 });
    const before = dumpStore(counter);
    const commandId = uuidV7();
    small.fill();
    expect(await till.refused('orders.checkout', checkoutOf(cart), commandId)).toBe('DISK_FULL');
    expect(dumpStore(counter)).toEqual(before);
    expect((await till.do('system.verifyStore', {})).differences).toEqual([]);
    expect((await till.do('orders.list', {})).total).toBe(0);
    small.free();
    const { order } = await till.do('orders.checkout', checkoutOf(cart), commandId);
    expect(order.status).toBe('completed');
    const again = await till.do('orders.checkout', checkoutOf(cart), commandId);
    expect(again.order.orderNumber).toBe(order.orderNumber);
    expect((await till.do('orders.list', {})).total).toBe(1);
    expect((await till.do('system.verifyStore', {})).differences).toEqual([]);
  });

  it('ORD-14: a counter that runs out of room stops, opens again on the full disk and shows every sale', async (context) => {
    const small = diskOf(context);
    const shop = closedAtEnd(await openShop({ dataDir: small.path }));
    const sold = await sell(shop, { vitamin: 1 });
    small.fill();
    await shop.counter.close();
    await shop.counter.open();
    expect((await shop.till.do('orders.get', { orderId: sold.orderId })).historyIntact).toBe(true);
    expect(await shop.till.refused('staff.endDuty', {})).toBe('DISK_FULL');
    small.free();
    await sell(shop, { vitamin: 1 });
    expect((await shop.till.do('orders.list', {})).total).toBe(2);
    expect((await shop.till.do('system.verifyStore', {})).differences).toEqual([]);
  });

  it('OPS-7 ORD-14: a receipt that has no room as a file says so, and the order keeps nothing of the try', async (context) => {
    const small = diskOf(context);
    const shop = closedAtEnd(await openShop({ dataDir: small.path }));
    const { counter, till } = shop;
    const { receipt } = await till.do('settings.get', {});
    await till.do('settings.update', { receipt: { ...receipt, printer: { kind: 'file' } } });
    const { orderId } = await sell(shop, { vitamin: 1 });
    const before = dumpStore(counter);
    small.fill();
    expect(await till.refused('printing.printDocument', { orderId })).toBe('DISK_FULL');
    expect(dumpStore(counter)).toEqual(before);
    small.free();
    expect(await till.do('printing.printDocument', { orderId })).toMatchObject({ copyNo: 1 });
    expect((await till.do('system.verifyStore', {})).differences).toEqual([]);
  });

  it('ORD-14: a store with a log to read does not open without room for it, and is kept', async (context) => {
    const small = diskOf(context);
    const shop = await openShop();
    const sold = await sell(shop, { vitamin: 1 });
    const [from, to] = [storePaths(shop.counter.dataDir).store, storePaths(small.path).store];
    for (const suffix of ['', '-wal']) copyFileSync(from + suffix, to + suffix);
    await shop.counter.dispose();
    const bytes = ['', '-wal'].map((suffix) => readFileSync(to + suffix));
    small.fill();
    await expect(reopen(small.path)).rejects.toMatchObject({ code: 'DISK_FULL' });
    expect(['', '-wal'].map((suffix) => readFileSync(to + suffix))).toEqual(bytes);
    small.free();
    const till = await (await reopen(small.path)).signIn();
    expect((await till.do('orders.get', { orderNumber: sold.orderNumber })).status).toBe('completed');
  });

  it('OPS-4: a backup that has no room is not put in the place of a damaged store, and is once there is room', async (context) => {
    const small = diskOf(context);
    const shop = closedAtEnd(await openShop({ dataDir: small.path }));
    await sell(shop, { vitamin: 1 });
    await shop.counter.close();
    const { store, backups } = storePaths(small.path);
    mkdirSync(backups);
    const backup = join(backups, 'nightly.db');
    copyFileSync(store, backup);
    truncateSync(store, 5_000);
    const damaged = readFileSync(store);
    small.fill();
    await expect(shop.counter.open(backup)).rejects.toMatchObject({ code: 'DISK_FULL' });
    expect(readFileSync(store)).toEqual(damaged);
    small.free();
    await shop.counter.open(backup);
    expect((await shop.till.do('orders.list', {})).total).toBe(1);
    expect((await shop.till.do('system.verifyStore', {})).differences).toEqual([]);
  });

  it('ORD-14: a first start without room says so, and the next one begins anew', async (context) => {
    const small = diskOf(context);
    small.fill();
    await expect(reopen(small.path)).rejects.toMatchObject({ code: 'DISK_FULL' });
    small.free();
    await (await reopen(small.path)).signIn();
  });
});

/** Does something without the rights of root, who may write everywhere. */
async function asNobody(work: () => Promise<void>): Promise<void> {
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(NOBODY);
  try {
    await work();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}

describe('ORD-14 OPS-4: a folder that cannot be made', () => {
  it.for(['new', 'new/and/deeper'])(
    'ORD-14: a first start in %s on a read-only disk says so',
    async (name, context) => {
      const small = diskOf(context);
      const dataDir = join(small.path, name);
      small.setWritable(false);
      await expect(reopen(dataDir)).rejects.toMatchObject({
        code: 'STORE_READ_ONLY',
        params: { path: dataDir, problem: expect.stringContaining('EROFS') },
      });
      small.setWritable(true);
      expect(readdirSync(small.path)).toEqual([]);
      await (await reopen(dataDir)).signIn();
    },
  );

  it.for(['new', 'new/and/deeper'])(
    'ORD-14: a first start in %s on a full disk says so',
    async (name, context) => {
      const small = diskOf(context);
      const dataDir = join(small.path, name);
      small.fillNames();
      await expect(reopen(dataDir)).rejects.toMatchObject({ code: 'DISK_FULL', params: { path: dataDir } });
      small.free();
      expect(readdirSync(small.path)).toEqual([]);
      await (await reopen(dataDir)).signIn();
    },
  );

  it('ORD-14: a first start where only others may write says so', async ({ skip }) => {
    if (process.platform === 'win32') skip('permissions of POSIX');
    const others = makeFolder();
    const dataDir = join(others, 'new');
    chmodSync(others, 0o555);
    try {
      await asNobody(() => expect(reopen(dataDir)).rejects.toMatchObject({ code: 'STORE_READ_ONLY' }));
      expect(readdirSync(others)).toEqual([]);
      mkdirSync(dataDir, { recursive: true, mode: 0o555 });
      await asNobody(() => expect(reopen(dataDir)).rejects.toMatchObject({ code: 'STORE_READ_ONLY' }));
      expect(readdirSync(dataDir)).toEqual([]);
    } finally {
      chmodSync(others, 0o755);
      removeFolder(others);
    }
  });

  it('ORD-14: a first start in a place that is a file says so, and the file stays', async () => {
    const folder = makeFolder();
    const file = join(folder, 'notes');
    writeFileSync(file, '交接班记录');
    for (const dataDir of [file, join(file, 'new')]) {
      await expect(reopen(dataDir)).rejects.toMatchObject({ code: 'STORE_READ_ONLY' });
    }
    expect(readFileSync(file, 'utf8')).toBe('交接班记录');
    removeFolder(folder);
  });
});

describe('ORD-14 OPS-4: a folder that cannot be written', () => {
  it('ORD-14: a store in it does not open and says so; with the right to write it opens with all sales', async (context) => {
    const small = diskOf(context);
    const shop = closedAtEnd(await openShop({ dataDir: small.path }));
    const sold = await sell(shop, { vitamin: 1 });
    await shop.counter.close();
    const bytes = readFileSync(storePaths(small.path).store);
    small.setWritable(false);
    await expect(reopen(small.path)).rejects.toMatchObject({ code: 'STORE_READ_ONLY' });
    expect(readFileSync(storePaths(small.path).store)).toEqual(bytes);
    small.setWritable(true);
    const till = await (await reopen(small.path)).signIn();
    expect((await till.do('orders.get', { orderNumber: sold.orderNumber })).status).toBe('completed');
  });
});
