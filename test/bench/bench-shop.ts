import { type Core, startCore } from '#core/host/start-core.ts';
import { calendarDay } from '#core/platform/platform.ts';
import { seededRandom } from '#resources/demo/seeded-random.ts';
import type { Till } from '#test/support/till.ts';
import type { Wanted } from './hand-written-order.ts';

/** Every choice that a benchmark makes follows from it. */
export const BENCH_SEED = 'bench-2026';
/** Seen from the project's root, where benchmarks are started. */
export const RESOURCES = 'resources';
export const LINES_PER_ORDER = 5;

const DRUGS_SOLD = 150;
const PLENTY = 1_000_000;

/** Opens the store of a folder as the counter does, with the system's clock and disk. */
export function startBenchCore(dataDir: string): Promise<Core> {
  return startCore({ dataDir, appVersion: '0.0.0-bench', resourcesDir: RESOURCES, logLevel: 'warn' });
}

/** Fills a new store with the demo catalogue and with plenty of the drugs that the benchmark sells. */
export async function stockBenchShop(till: Till): Promise<void> {
  await till.do('catalog.loadDemo', { withHistory: false });
  for (const drugId of await soldDrugs(till)) {
    await till.do('inventory.receiveGoods', {
      drugId,
      batchNumber: 'PLENTY',
      expiryDate: '2099-12-31',
      quantity: PLENTY,
      reason: 'benchmark',
    });
  }
}

/** The drugs that the benchmark sells: free of prescription, unwatched, in stock. */
export async function soldDrugs(till: Till): Promise<number[]> {
  const { rows } = await till.do('inventory.listStock', {
    filter: 'in_stock',
    category: 'otc_b',
    pageSize: 200,
  });
  return rows
    .filter((row) => row.controlClass === 'none')
    .slice(0, DRUGS_SOLD)
    .map((row) => row.drugId);
}

/** An endless series of orders of five different drugs each, the same for the same seed. */
export function* ordersOf(drugIds: readonly number[], seed: string): Generator<Wanted[], never> {
  const random = seededRandom(seed);
  for (;;) {
    const chosen = new Set<number>();
    while (chosen.size < LINES_PER_ORDER) chosen.add(drugIds[random.between(0, drugIds.length - 1)] ?? 0);
    yield [...chosen].map((drugId) => ({ drugId, quantity: random.between(1, 3) }));
  }
}

/** The shop's day, where the machine stands. */
export function localToday(): string {
  return calendarDay(Date.now(), Intl.DateTimeFormat().resolvedOptions().timeZone);
}
