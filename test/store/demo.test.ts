import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeFolder, removeFolder } from '#test/support/temporary-folder.ts';
import { TestCounter } from '#test/support/test-counter.ts';

let folder: string;

beforeEach(() => {
  folder = makeFolder();
});

afterEach(() => removeFolder(folder));

it('CAT-1 INV-1: the demo store has a catalogue, stock near and past its date, and a month of sales that add up', async () => {
  const counter = await TestCounter.start({ dataDir: folder });
  try {
    const till = await counter.signIn();
    const made = await till.do('catalog.loadDemo', { withHistory: true });
    expect(made.drugs).toBeGreaterThan(3_000);
    expect(made.orders).toBeGreaterThan(100);
    const orders = await till.do('orders.list', { pageSize: 200 });
    expect(orders.total).toBe(made.orders);
    const statuses = new Set(orders.rows.map((order) => order.status));
    expect([...statuses].sort()).toEqual(['cancelled', 'completed', 'shipped']);
    for (const filter of ['near_expiry', 'expired', 'out_of_stock'] as const) {
      expect((await till.do('inventory.listStock', { filter })).total, filter).toBeGreaterThan(10);
    }
    expect((await till.do('system.verifyStore', {})).differences).toEqual([]);
  } finally {
    await counter.close();
  }
});

it('CAT-1: the demo is refused in a store that has drugs already', async () => {
  const counter = await TestCounter.start({ dataDir: folder });
  try {
    const till = await counter.signIn();
    await till.do('catalog.loadDemo', { withHistory: false });
    expect(await till.refused('catalog.loadDemo', { withHistory: true })).toBe('CATALOG_NOT_EMPTY');
    expect((await till.do('orders.list', {})).total).toBe(0);
  } finally {
    await counter.close();
  }
});
