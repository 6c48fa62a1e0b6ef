import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFolder, removeFolder } from '#test/support/temporary-folder.ts';
import { makeCrashStore } from './crash-store.ts';
import { runKillRounds } from './kill-rounds.ts';

const ROUNDS = 20;

describe('killed while selling', () => {
  let dataDir: string;
  beforeAll(async () => {
    dataDir = makeFolder();
    await makeCrashStore(dataDir);
  });
  afterAll(() => removeFolder(dataDir));

  it(`ORD-6 ORD-11 INV-2 SYNC-1: ${ROUNDS} kills lose nothing that was acknowledged and repeat nothing`, async () => {
    const report = await runKillRounds({ dataDir, rounds: ROUNDS, seed: 'kill' });
    expect(report.violations).toEqual([]);
    // The rounds prove something only if a day's work went on in them.
    expect(report.acknowledged).toBeGreaterThan(ROUNDS * 5);
    expect(report.orders).toBeGreaterThan(ROUNDS * 2);
    // Both ends of an order; whether one still waits at the last look is a matter of the machine's speed.
    expect(report.statuses).toEqual(expect.arrayContaining(['cancelled', 'completed']));
    expect(report.interrupted.committed + report.interrupted.lost).toBeGreaterThan(0);
  }, 170_000);
});
