import { join } from 'node:path';
import { Till } from '#test/support/till.ts';
import { inBenchFolder } from './bench-folder.ts';
import { soldDrugs, startBenchCore } from './bench-shop.ts';
import type { BenchRow, BenchSuite } from './bench-types.ts';
import { barred } from './rows.ts';
import { summarize, timeMs } from './statistics.ts';
import { copyStoreWithPast } from './store-with-past.ts';

const MOST_MS = 200;
const LOT = 'PLENTY';
/** Each is a lot that was never asked for: a recall comes once. */
const RECALLS = 10;

interface Sizes {
  readonly orders: number;
  readonly reports: number;
}

/** Recalling a lot that a counter has sold from for years, and looking at where it went. */
export const recallBench: BenchSuite = {
  name: 'recall',
  run: ({ quick }) =>
    inBenchFolder((folder) =>
      measure(folder, quick ? { orders: 5_000, reports: 20 } : { orders: 1_000_000, reports: 100 }),
    ),
};

async function measure(folder: string, sizes: Sizes): Promise<BenchRow[]> {
  const dataDir = join(folder, 'recall');
  await copyStoreWithPast(dataDir, sizes.orders);
  const core = await startBenchCore(dataDir);
  const till = await Till.open(core);
  const drugs = await soldDrugs(till);
  const rows = [
    await timeReports(till, drugs, sizes),
    await timeRecalls(till, drugs.slice(0, RECALLS), sizes),
  ];
  await core.stop();
  return rows;
}

/** Reports of one lot after the other, on pages near and far. */
async function timeReports(till: Till, drugs: readonly number[], sizes: Sizes): Promise<BenchRow> {
  const samples: number[] = [];
  let buyers = 0;
  for (let run = 0; run < sizes.reports; run += 1) {
    const drugId = drugs[run % drugs.length] ?? 0;
    const page = run % 3 === 0 ? 50 : 1;
    samples.push(
      await timeMs(async () => {
        const report = await till.do('inventory.recallReport', { drugId, batchNumber: LOT, page });
        buyers += report.buyers.total;
      }),
    );
  }
  const { p50, p99, max } = summarize(samples);
  return barred(
    `report of a lot with ${sizes.orders} orders, p99`,
    { value: p99, unit: 'ms', bar: MOST_MS },
    { p50, max, buyers: buyers / sizes.reports },
  );
}

async function timeRecalls(till: Till, drugs: readonly number[], sizes: Sizes): Promise<BenchRow> {
  const samples: number[] = [];
  let orders = 0;
  for (const drugId of drugs) {
    samples.push(
      await timeMs(async () => {
        const made = await till.do('inventory.recallBatches', {
          drugId,
          batchNumbers: [LOT],
          level: 'class_1',
          source: 'authority',
          reason: 'benchmark',
        });
        orders += made.orders.length;
      }),
    );
  }
  const { p50, max } = summarize(samples);
  return barred(
    `recall of a lot with ${sizes.orders} orders, slowest of ${drugs.length}`,
    { value: max, unit: 'ms', bar: MOST_MS },
    { p50, unfinished_orders: orders / drugs.length },
  );
}
