import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildIfStale } from './launch/build-if-stale.ts';
import { type ElectronAbsence, findElectron } from './launch/electron-binary.ts';
import { readOptions, type StartOptions, USAGE } from './launch/options.ts';
import { runElectron } from './launch/run-electron.ts';
import { runInBrowser } from './launch/run-in-browser.ts';

/** What `npm start` runs: the counter in Electron where it can be had, else in the browser. */
const root = dirname(import.meta.dirname);

const ABSENCES: Readonly<Record<ElectronAbsence | 'not-running', string>> = {
  'not-installed':
    'Electron 程序未能获取，改用浏览器 · Electron could not be fetched, so the counter is in the browser: ',
  'no-display': '此机没有桌面，改用浏览器 · No desktop here, so the counter is in the browser: ',
  'not-running':
    'Electron 在此机无法运行，改用浏览器 · Electron does not run here, so the counter is in the browser: ',
};

async function start(options: StartOptions): Promise<void> {
  if (!options.development) await buildIfStale(root);
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  if (options.prefersBrowser) return runInBrowser(root, version, options, '收银台 · The counter: ');

  const found = await findElectron(root, process.env);
  if (found === 'not-installed' || found === 'no-display') {
    return runInBrowser(root, version, options, ABSENCES[found]);
  }
  const exitCode = await runElectron(found, root, options);
  if (exitCode === null) return runInBrowser(root, version, options, ABSENCES['not-running']);
  process.exitCode = exitCode;
}

function optionsOrUsage(): StartOptions | null {
  try {
    return readOptions(process.argv.slice(2), process.env);
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${USAGE}`);
    return null;
  }
}

try {
  const options = optionsOrUsage();
  if (options === null) process.exitCode = 2;
  else await start(options);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
