import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeDemo } from './launch/make-demo.ts';
import { defaultDataDir } from './shell/data-dir.ts';

/** What `npm run demo` runs: a fresh demo store beside the real one, and the counter on it. */
const root = dirname(import.meta.dirname);
const dataDir = `${defaultDataDir(process.platform, process.env)}-demo`;
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

const options = process.argv.slice(2);

try {
  // The demo's folder is emptied at each start; nobody must lead it to a real one, or find an empty one instead.
  if (options.some((option) => option.startsWith('--data-dir')))
    throw new Error(`The demo keeps its store in ${dataDir}; --data-dir is an option of npm start.`);
  const { pin } = await makeDemo({ dataDir, resourcesDir: join(root, 'resources'), appVersion: version });
  console.log(`Everybody in the demo signs in with the PIN ${pin}.`);
  const args = [join(import.meta.dirname, 'start.ts'), '--data-dir', dataDir, ...options];
  const counter = spawn(process.execPath, args, { stdio: 'inherit' });
  // The counter handles the signal itself; this process only waits for its orderly end.
  process.on('SIGINT', () => undefined);
  counter.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
