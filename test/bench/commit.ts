import { cpSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { openConnection } from '#core/db/connection.ts';
import { storePaths } from '#core/db/store-paths.ts';
import { type SeededRandom, seededRandom } from '#resources/demo/seeded-random.ts';
import { Till } from '#test/support/till.ts';
import { inBenchFolder } from './bench-folder.ts';
import { BENCH_SEED, localToday, ordersOf, soldDrugs, startBenchCore, stockBenchShop } from './bench-shop.ts';
import type { BenchRow, BenchSuite } from './bench-types.ts';
import { DiskFloor } from './disk-floor.ts';
import { HandWrittenTill, type Wanted } from './hand-written-order.ts';
import { barred, noted } from './rows.ts';
import { summarize, timeMs } from './statistics.ts';

const MOST_TIMES_HAND_WRITTEN = 1.3;
const MOST_ABOVE_DISK_MS = 0.4;
const CASHIER = '小王';

/** The three things that are timed in turn. */
interface Contestants {
  readonly core: (lines: readonly Wanted[]) => unknown;
  readonly byHand: (lines: readonly Wanted[]) => unknown;
  readonly disk: () => unknown;
}

type Samples = Record<keyof Contestants, number[]>;

/**
 * What the core's command costs over the least that anybody could do: the same rows by hand-written statements,
 * and the disk alone. All three take turns on one disk, so that whatever else the machine does hits them alike.
 */
export const commitBench: BenchSuite = {
  name: 'commit',
  run: ({ quick }) => inBenchFolder((folder) => compare(folder, quick ? 100 : 2_000)),
};

async function compare(folder: string, rounds: number): Promise<BenchRow[]> {
  const dirs = { core: join(folder, 'core'), byHand: join(folder, 'by-hand') };
  await makeTwoEqualStores(dirs);
  const core = await startBenchCore(dirs.core);
  const till = await Till.open(core, CASHIER);
  const connection = openConnection(storePaths(dirs.byHand).store);
  const byHand = new HandWrittenTill(connection, cashierOf(connection));
  const today = localToday();
  const orders = ordersOf(await soldDrugs(till), BENCH_SEED);
  const byCore = (lines: readonly Wanted[]) => till.do('orders.createDirect', { lines: [...lines] });

  const bytes = await bytesPerCommit(dirs.core, () => byCore(orders.next().value));
  const handBytes = await bytesPerCommit(dirs.byHand, () => byHand.order(orders.next().value, today));
  const disk = new DiskFloor(join(folder, 'floor'), Math.round(bytes));
  const samples = await takeTurns(
    { core: byCore, byHand: (lines) => byHand.order(lines, today), disk: () => disk.commit() },
    { orders, rounds },
  );
  disk.close();
  connection.close();
  await core.stop();
  const differences = (await differencesIn(dirs.core)) + (await differencesIn(dirs.byHand));
  return rowsOf(samples, { bytes, handBytes, differences });
}

async function makeTwoEqualStores(dirs: { core: string; byHand: string }): Promise<void> {
  const core = await startBenchCore(dirs.core);
  await stockBenchShop(await Till.open(core, CASHIER));
  await core.stop();
  cpSync(dirs.core, dirs.byHand, { recursive: true });
}

function cashierOf(connection: Database.Database): { id: number; name: string } {
  const row = connection
    .prepare<[string], { id: number; name: string }>('SELECT id, name FROM staff WHERE name = ?')
    .get(CASHIER);
  if (row === undefined) throw new Error('the cashier was on duty in both stores');
  return row;
}

/** How far the log grows with one order; the first few load pages and compile code. */
async function bytesPerCommit(dataDir: string, commit: () => unknown): Promise<number> {
  const log = `${storePaths(dataDir).store}-wal`;
  const warmUp = 100;
  const counted = 50;
  for (let index = 0; index < warmUp; index += 1) await commit();
  const before = statSync(log).size;
  for (let index = 0; index < counted; index += 1) await commit();
  return (statSync(log).size - before) / counted;
}

async function takeTurns(
  contestants: Contestants,
  { orders, rounds }: { orders: Generator<Wanted[], never>; rounds: number },
): Promise<Samples> {
  const samples: Samples = { core: [], byHand: [], disk: [] };
  const random = seededRandom(`${BENCH_SEED}/turns`);
  for (let round = 0; round < rounds; round += 1) {
    const lines = orders.next().value;
    for (const name of shuffled(random)) samples[name].push(await timeMs(() => contestants[name](lines)));
  }
  return samples;
}

const TURNS = ['core', 'byHand', 'disk'] as const;

function shuffled(random: SeededRandom): (keyof Contestants)[] {
  const first = random.pick<keyof Contestants>([...TURNS]);
  const rest = TURNS.filter((name) => name !== first);
  return [first, ...(random.chance(0.5) ? rest : rest.reverse())];
}

async function differencesIn(dataDir: string): Promise<number> {
  const core = await startBenchCore(dataDir);
  const till = await Till.open(core, CASHIER);
  const { differences } = await till.do('system.verifyStore', {});
  await core.stop();
  return differences.length;
}

function rowsOf(
  samples: Samples,
  counted: { bytes: number; handBytes: number; differences: number },
): BenchRow[] {
  const core = summarize(samples.core);
  const byHand = summarize(samples.byHand);
  const disk = summarize(samples.disk);
  return [
    barred(
      'order of 5 lines, core ÷ hand-written, p50',
      { value: core.p50 / byHand.p50, unit: '×', bar: MOST_TIMES_HAND_WRITTEN },
      { core_p50_ms: core.p50, by_hand_p50_ms: byHand.p50, rounds: core.count },
    ),
    barred(
      'order of 5 lines, p50 above the disk',
      { value: core.p50 - disk.p50, unit: 'ms', bar: MOST_ABOVE_DISK_MS },
      { core_p50_ms: core.p50, disk_p50_ms: disk.p50, by_hand_above_disk_ms: byHand.p50 - disk.p50 },
    ),
    noted('order of 5 lines by the core, p50', { value: core.p50, unit: 'ms' }, { ...core }),
    noted('order of 5 lines by hand, p50', { value: byHand.p50, unit: 'ms' }, { ...byHand }),
    noted('the disk alone, p50', { value: disk.p50, unit: 'ms' }, { ...disk }),
    noted(
      'log written by an order',
      { value: counted.bytes / 1024, unit: 'KiB' },
      { by_hand_kib: counted.handBytes / 1024 },
    ),
    barred('differences in both stores', { value: counted.differences, unit: '', bar: 0 }),
  ];
}
