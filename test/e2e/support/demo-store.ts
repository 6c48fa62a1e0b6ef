import { cp, mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidV7 } from 'uuid';
import type { CallResult } from '#shared/contracts/envelope.ts';
import { forkCore } from '../../../electron/browser/fork-core.ts';
import { CoreClient } from '../../../electron/shell/core-client.ts';
import { PIN } from './sale-steps.ts';
import { ROOT } from './target.ts';

let made: Promise<string> | null = null;

/** Puts a copy of the demo store, catalogue and past sales, into a data folder. Made once for each worker. */
export async function copyDemoStore(toDir: string, workerDir: string): Promise<void> {
  made ??= makeDemoStore(join(workerDir, `demo-store-${process.pid}`));
  await cp(await made, toDir, { recursive: true });
}

/** As `copyDemoStore`, but the store's file is damaged and the sound copy lies among the backups. */
export async function copyDamagedStore(toDir: string, workerDir: string): Promise<void> {
  await copyDemoStore(toDir, workerDir);
  await mkdir(join(toDir, 'backups'), { recursive: true });
  await rename(
    join(toDir, 'counter.db'),
    join(toDir, 'backups', 'before-migration-v1-2026-01-02T03-04-05-678Z.db'),
  );
  await writeFile(join(toDir, 'counter.db'), 'not a store any more');
}

async function makeDemoStore(dataDir: string): Promise<string> {
  const core = forkCore(join(ROOT, 'out/main/core.js'), {
    dataDir,
    resourcesDir: join(ROOT, 'resources'),
    appVersion: '0.0.0-e2e',
    restoreFrom: null,
    clockOffsetMs: 0,
  });
  const ended = new Promise<void>((resolve) => core.onExit(() => resolve()));
  const client = new CoreClient();
  core.onAnswer((answer) => client.receive(answer));
  core.onReport((report) => {
    if (report.kind === 'refused')
      client.changeState({ kind: 'coreState', state: 'failed', error: report.error });
    else client.attach(core);
  });
  core.order({ kind: 'connect' });
  const begun = await command(client, null, 'staff.setUp', { name: '王芳', pin: PIN });
  const { session } = begun as { session: string };
  await command(client, session, 'catalog.loadDemo', { withHistory: true });
  await command(client, session, 'staff.endDuty', {});
  core.order({ kind: 'stop' });
  await ended;
  return dataDir;
}

async function command(
  client: CoreClient,
  session: string | null,
  name: string,
  input: object,
): Promise<unknown> {
  const result: CallResult = await client.call({ name, input, session, commandId: uuidV7() });
  if (!result.ok)
    throw new Error(`${name} failed: ${result.error.code} ${JSON.stringify(result.error.params)}`);
  return result.value;
}
