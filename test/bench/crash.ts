import { join } from 'node:path';
import { makeCrashStore } from '../crash/crash-store.ts';
import { runKillRounds } from '../crash/kill-rounds.ts';
import { inBenchFolder } from './bench-folder.ts';
import { BENCH_SEED } from './bench-shop.ts';
import type { BenchRow, BenchSuite } from './bench-types.ts';
import { barred, noted } from './rows.ts';

/** The crash tests, ten times as long and on a real disk: what they find wrong is counted, and must be nothing. */
export const crashBench: BenchSuite = {
  name: 'crash',
  run: ({ quick }) => inBenchFolder((folder) => killAgainAndAgain(join(folder, 'store'), quick ? 3 : 200)),
};

async function killAgainAndAgain(dataDir: string, rounds: number): Promise<BenchRow[]> {
  await makeCrashStore(dataDir);
  const report = await runKillRounds({ dataDir, rounds, seed: BENCH_SEED });
  for (const violation of report.violations) console.error(violation);
  const { committed, lost } = report.interrupted;
  return [
    barred(
      `promises broken in ${rounds} rounds of SIGKILL`,
      { value: report.violations.length, unit: '', bar: 0 },
      {
        kills: report.kills,
        acknowledged: report.acknowledged,
        refused: report.refused,
        orders: report.orders,
      },
    ),
    noted(
      'commands cut short by a kill',
      { value: committed + lost, unit: '' },
      { found_committed: committed, found_lost: lost },
    ),
  ];
}
