import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuidV7 } from 'uuid';
import { DEMO_PIN } from '../core/host/demo-people.ts';
import { startCore } from '../core/host/start-core.ts';

/** Says that a folder holds a demo and may be made anew; a folder without it is never touched. */
const DEMO_MARK = 'demo-store';
const DEMO_PERSON = '演示管理员';

/**
 * Makes a fresh demo store: the demo catalogue with its stock and a month of sales. An earlier demo in the folder
 * is thrown away; anything else there is refused.
 * Returns the PIN of everybody in it.
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
  const core = await startCore({ ...options, logLevel: 'warn' });
  try {
    writeFileSync(join(dataDir, DEMO_MARK), '');
    const call = async (name: string, input: unknown, session: string | null) => {
      const result = await core.call({ name, input, session, commandId: uuidV7() });
      if (!result.ok) throw new Error(`${name}: ${result.error.code} ${JSON.stringify(result.error.params)}`);
      return result.value;
    };
    const first = { name: DEMO_PERSON, pin: DEMO_PIN };
    const duty = (await call('staff.setUp', first, null)) as { session: string };
    await call('catalog.loadDemo', { withHistory: true }, duty.session);
    await call('staff.endDuty', {}, duty.session);
    return { pin: DEMO_PIN };
  } finally {
    await core.stop();
  }
}
