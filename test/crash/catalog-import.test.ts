import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { ImportFiles } from '#test/support/import-files.ts';
import { makeFolder, removeFolder } from '#test/support/temporary-folder.ts';
import { TestCounter } from '#test/support/test-counter.ts';

const ROWS = 1_000;
const HEADER = ['编码', '药品名称', '分类', '零售价', '批号', '有效期至', '数量'];
const files = new ImportFiles();
const path = files.putCsv('list.csv', [
  HEADER,
  ...Array.from({ length: ROWS }, (_, n) => [
    `C${n}`,
    `感冒灵颗粒${n}`,
    'OTC甲类',
    '9.90',
    'B1',
    '2070-01',
    '3',
  ]),
]);
afterAll(() => files.remove());

/** Starts an import in a process of its own and kills it some moments after it has reached a phase. */
async function killAt(dataDir: string, phase: string, afterMs: number): Promise<void> {
  const child = spawn(process.execPath, ['test/support/import-child.ts', dataDir, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout })) {
    if (line !== phase) continue;
    await new Promise((resolve) => setTimeout(resolve, afterMs));
    child.kill('SIGKILL');
    break;
  }
  await exited;
}

/** The phase that the killed program left its import in. */
function phaseLeft(dataDir: string): string {
  const store = new Database(join(dataDir, 'counter.db'), { readonly: true });
  const row = store.prepare<[], { phase: string }>('SELECT phase FROM import').get();
  store.close();
  return row?.phase ?? '';
}

async function drugsSeen(counter: TestCounter): Promise<number> {
  const till = await counter.signIn('小王');
  const seen = (await till.do('inventory.listStock', { pageSize: 1 })).total;
  const { hits } = await till.do('catalog.searchDrugs', { query: 'gml', limit: 1 });
  expect(hits).toHaveLength(Math.min(1, seen));
  return seen;
}

async function finish(counter: TestCounter): Promise<string> {
  const till = await counter.signIn('小王');
  for (;;) {
    const { phase } = await till.do('catalog.importStatus', { importId: 1 });
    if (phase !== 'applying') return phase;
    // All of it is seen, or nothing: also while it is being finished.
    expect([0, ROWS]).toContain(await drugsSeen(counter));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A store whose program was killed in a phase. On a busy machine the signal may come late; then once more. */
async function killedStore(phase: string, afterMs: number): Promise<{ dataDir: string; left: string }> {
  for (let attempt = 1; ; attempt++) {
    const dataDir = makeFolder();
    await killAt(dataDir, phase, afterMs);
    const left = phaseLeft(dataDir);
    // Only right after its first steps is a phase sure to have more of them.
    if (afterMs > 0 || phase === 'ready' || left === phase) return { dataDir, left };
    removeFolder(dataDir);
    expect(attempt, `the program can be killed while ${phase}`).toBeLessThan(5);
  }
}

/** What an import comes to that was left in a phase. */
const ENDS: Readonly<Record<string, string>> = {
  reading: 'discarded',
  ready: 'ready',
  applying: 'done',
  done: 'done',
};

describe('CAT-2: killed in the middle of an import', () => {
  it.each([
    ['reading', 0],
    ['reading', 30],
    ['ready', 0],
    ['applying', 0],
    ['applying', 30],
    ['applying', 90],
    ['done', 0],
  ])(
    'CAT-2: %s and %i ms: nothing is half imported',
    async (phase, afterMs) => {
      const { dataDir, left } = await killedStore(phase, afterMs);
      const counter = await TestCounter.start({ dataDir });
      const ended = await finish(counter);
      expect(ended).toBe(ENDS[left]);
      expect(await drugsSeen(counter)).toBe(ended === 'done' ? ROWS : 0);
      const till = await counter.signIn('小王');
      expect((await till.do('system.verifyStore', {})).differences).toEqual([]);
      await counter.dispose();
      removeFolder(dataDir);
    },
    60_000,
  );
});
