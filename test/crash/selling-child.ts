import { startCore } from '#core/host/start-core.ts';
import { BusyTill } from './busy-till.ts';
import { fastTime } from './fast-time.ts';
import type { StoryLine } from './story.ts';

/**
 * A program that sells until somebody kills it, and tells what it does. Arguments: the data folder, the seed of its
 * choices, the time at which its clock begins.
 */
const [dataDir = '', seed = '', fromMs = ''] = process.argv.slice(2);

// A pipe is written at once: what was said stays said, however the process ends.
const say = (line: StoryLine): void => {
  process.stdout.write(`${JSON.stringify(line)}\n`);
};

const core = await startCore({
  dataDir,
  appVersion: '0.0.0-test',
  resourcesDir: 'resources',
  logLevel: 'silent',
  platform: fastTime(Number(fromMs)),
});
const till = await BusyTill.open({ core, dataDir, seed, say });
say({ kind: 'open' });
for (;;) {
  await till.act();
  // Timers run between two commands, as they do between two customers.
  await new Promise((resolve) => setImmediate(resolve));
}
