import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { storePaths } from '#core/db/store-paths.ts';
import { seededRandom } from '#resources/demo/seeded-random.ts';
import { makeFolder, removeFolder } from '#test/support/temporary-folder.ts';
import { TestCounter } from '#test/support/test-counter.ts';
import { TestTime } from '#test/support/test-platform.ts';
import { STORY_BEGINS_MS } from './crash-store.ts';

const ROUNDS = 6;
/** Making a store takes about this long once its file is there. */
const LATEST_KILL_MS = 12;

/** Starts a counter on an empty folder and kills it some moments after it has begun to make the store. */
async function killFirstStart(dataDir: string, afterMs: number): Promise<void> {
  const child = spawn(
    process.execPath,
    ['test/crash/selling-child.ts', dataDir, 'first', String(STORY_BEGINS_MS)],
    {
      stdio: 'ignore',
    },
  );
  const exited = once(child, 'exit');
  while (!existsSync(storePaths(dataDir).store) && child.exitCode === null) await sleep(1);
  await sleep(afterMs);
  child.kill('SIGKILL');
  await exited;
}

describe('OPS-4: killed while it makes its store', () => {
  it(`OPS-4: the next start goes on, whatever ${ROUNDS} kills left`, async () => {
    const random = seededRandom('first start');
    const sizes = new Set<number>();
    for (let round = 1; round <= ROUNDS; round += 1) {
      const dataDir = makeFolder();
      // The first moments matter most: the file is there and nothing is in it.
      await killFirstStart(dataDir, random.chance(0.5) ? 0 : random.between(1, LATEST_KILL_MS));
      sizes.add(statSync(storePaths(dataDir).store).size);
      const counter = await TestCounter.start({ dataDir, time: new TestTime(STORY_BEGINS_MS + 60_000) });
      const till = await counter.signIn();
      expect((await till.do('system.verifyStore', {})).differences).toEqual([]);
      await counter.dispose();
      removeFolder(dataDir);
    }
    // Some kill came before the log was first moved into the store, else nothing was proved.
    expect(Math.min(...sizes)).toBeLessThanOrEqual(4_096);
  }, 60_000);
});
