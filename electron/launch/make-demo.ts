import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuidV7 } from 'uuid';
import { DemoTime } from '../core/host/demo/demo-time.ts';
import { DEMO_PIN } from '../core/host/demo/people.ts';
import { DEMO_DAYS, playDemo } from '../core/host/demo/play-demo.ts';
import { type Core, startCore } from '../core/host/start-core.ts';

/** Says that a folder holds a demo and may be made anew; a folder without it is never touched. */
export const DEMO_MARK = 'demo-store';
const DEMO_PERSON = '演示管理员';

/**
 * Makes a fresh demo store: the demo catalogue with its stock, a month of sales, and two weeks of everything else that
 * happens in a shop, up to the moment at which it is opened. An earlier demo in the folder is thrown away; anything
 * else there is refused. Returns the PIN of everybody in it.
 */
export async function makeDemo(options: {
  dataDir: string;
  resourcesDir: string;
  appVersion: string;
}): Promise<{ pin: string }> {
  const { dataDir } = options;
  if (existsSync(dataDir)) {
    if (!existsSync(join(dataDir, DEMO_MARK)))
      throw new Error(`${dataDir} is no demo store; it stays as it is`);
    rmSync(dataDir, { recursive: true });
  }
  const time = new DemoTime(Date.now(), DEMO_DAYS);
  const core = await startCore({ ...options, platform: { clock: time, timers: time }, logLevel: 'warn' });
  const picturesDir = mkdtempSync(join(tmpdir(), 'demo-pictures-'));
  try {
    writeFileSync(join(dataDir, DEMO_MARK), '');
    await openStore(core);
    await playDemo(core, { time, resourcesDir: options.resourcesDir, picturesDir });
    return { pin: DEMO_PIN };
  } finally {
    rmSync(picturesDir, { recursive: true });
    await core.stop();
  }
}

/** The first run as anybody's: the first account, then the demo's catalogue, people and past sales. */
async function openStore(core: Core): Promise<void> {
  const call = async (name: string, input: unknown, session: string | null) => {
    const result = await core.call({ name, input, session, commandId: uuidV7() });
    if (!result.ok) throw new Error(`${name}: ${result.error.code} ${JSON.stringify(result.error.params)}`);
    return result.value;
  };
  const duty = (await call('staff.setUp', { name: DEMO_PERSON, pin: DEMO_PIN }, null)) as { session: string };
  await call('catalog.loadDemo', { withHistory: true }, duty.session);
  await call('staff.endDuty', {}, duty.session);
}
