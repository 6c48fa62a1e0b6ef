import { join } from 'node:path';
import { Till } from '#test/support/till.ts';
import { inBenchFolder } from './bench-folder.ts';
import { BENCH_SEED, ordersOf, soldDrugs, startBenchCore } from './bench-shop.ts';
import type { BenchRow, BenchSuite } from './bench-types.ts';
import { inChild } from './in-child.ts';
import { timeOrderLists } from './order-lists.ts';
import { barred, noted } from './rows.ts';
import type { StartTimes } from './start-child.ts';
import { summarize, timeMs } from './statistics.ts';
import { copyStoreWithPast } from './store-with-past.ts';

const MOST_TIMES_SMALL = 1.2;
const MOST_START_MS = 300;
const MOST_MEMORY_MIB = 200;
/** What the second half of the calls may add: the noise of a collected heap, not a leak. */
const MOST_GROWTH_MIB = 8;
const STARTS = 5;
const MEMORY_CALLS = 10_000;

interface Sizes {
  readonly small: number;
  readonly big: number;
  readonly commits: number;
  readonly listRuns: number;
}

/** What a counter that has sold for years still has to do as fast as a new one. */
export const bigStoreBench: BenchSuite = {
  name: 'big-store',
  run: ({ quick }) =>
    inBenchFolder((folder) =>
      measure(
        folder,
        quick
          ? { small: 1_000, big: 5_000, commits: 60, listRuns: 20 }
          : { small: 10_000, big: 1_000_000, commits: 1_500, listRuns: 300 },
      ),
    ),
};

async function measure(folder: string, sizes: Sizes): Promise<BenchRow[]> {
  const dirs = { small: join(folder, 'small'), big: join(folder, 'big') };
  await copyStoreWithPast(dirs.small, sizes.small);
  await copyStoreWithPast(dirs.big, sizes.big);
  return [
    ...(await timeStarts(dirs.big)),
    ...(await watchMemory(dirs.big)),
    ...(await compareAndLook(dirs, sizes)),
  ];
}

async function timeStarts(dataDir: string): Promise<BenchRow[]> {
  const starts: StartTimes[] = [];
  for (let start = 0; start < STARTS; start += 1) starts.push(await inChild('start-child.ts', [dataDir]));
  const toAnswer = summarize(starts.map((start) => start.toFirstAnswerMs));
  const withLoading = summarize(starts.map((start) => start.withLoadingMs));
  return [
    barred(
      'start of the core to its first answer, slowest of five',
      { value: toAnswer.max, unit: 'ms', bar: MOST_START_MS },
      { p50: toAnswer.p50, with_loading_p50: withLoading.p50 },
    ),
  ];
}

async function watchMemory(dataDir: string): Promise<BenchRow[]> {
  const windows = await inChild<number[]>('memory-child.ts', [dataDir, String(MEMORY_CALLS)]);
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const quarter = windows.length / 4;
  const third = mean(windows.slice(2 * quarter, 3 * quarter));
  const last = mean(windows.slice(3 * quarter));
  return [
    barred(
      `memory of the core, most in ${MEMORY_CALLS} calls`,
      { value: Math.max(...windows), unit: 'MiB', bar: MOST_MEMORY_MIB },
      { after_first_window: windows[0] ?? 0, at_the_end: windows.at(-1) ?? 0 },
    ),
    barred(
      'memory of the core, growth from the third quarter to the last',
      { value: last - third, unit: 'MiB', bar: MOST_GROWTH_MIB },
      { third_quarter: third, last_quarter: last },
    ),
  ];
}

async function compareAndLook(dirs: { small: string; big: string }, sizes: Sizes): Promise<BenchRow[]> {
  const cores = { small: await startBenchCore(dirs.small), big: await startBenchCore(dirs.big) };
  const tills = { small: await Till.open(cores.small), big: await Till.open(cores.big) };
  const commits = await compareCommits(tills, sizes);
  const lists = await timeOrderLists(tills.big, sizes.listRuns);
  await cores.small.stop();
  const { differences, checked } = await tills.big.do('system.verifyStore', {});
  for (const difference of differences.slice(0, 10)) console.error(difference);
  await cores.big.stop();
  return [
    ...commits,
    ...lists,
    barred('differences in the big store', { value: differences.length, unit: '', bar: 0 }, { ...checked }),
  ];
}

/** Orders on the big store and on the small one by turns, so that the machine's moods hit both. */
async function compareCommits(tills: { small: Till; big: Till }, sizes: Sizes): Promise<BenchRow[]> {
  const samples = { small: [] as number[], big: [] as number[] };
  const orders = {
    small: ordersOf(await soldDrugs(tills.small), BENCH_SEED),
    big: ordersOf(await soldDrugs(tills.big), BENCH_SEED),
  };
  const warmUp = Math.ceil(sizes.commits / 10);
  for (let round = -warmUp; round < sizes.commits; round += 1) {
    for (const size of round % 2 === 0 ? (['small', 'big'] as const) : (['big', 'small'] as const)) {
      const lines = orders[size].next().value;
      const tookMs = await timeMs(() => tills[size].do('orders.createDirect', { lines }));
      if (round >= 0) samples[size].push(tookMs);
    }
  }
  const small = summarize(samples.small);
  const big = summarize(samples.big);
  return [
    barred(
      `order of 5 lines, ${sizes.big} orders ÷ ${sizes.small} orders, p50`,
      { value: big.p50 / small.p50, unit: '×', bar: MOST_TIMES_SMALL },
      { big_p50_ms: big.p50, small_p50_ms: small.p50, rounds: big.count },
    ),
    barred(
      `order of 5 lines with ${sizes.big} orders, p99`,
      { value: big.p99, unit: 'ms', bar: 3 * big.p50 + 2 },
      { p50: big.p50, p95: big.p95, max: big.max },
    ),
    noted(`order of 5 lines with ${sizes.small} orders, p99`, { value: small.p99, unit: 'ms' }, { ...small }),
  ];
}
