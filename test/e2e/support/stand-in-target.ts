import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from '@playwright/test';
import {
  SETTINGS_VARIABLE,
  type StandInReport,
  type StandInSettings,
} from '../../support/electron-stand-in/settings.ts';
import { makeFolder, removeFolder } from '../../support/temporary-folder.ts';
import { PAGE_OPTIONS } from './page-options.ts';
import { type LaunchOptions, ROOT, type Target } from './target.ts';

/** The built main and preload bundles, unchanged, under the stand-in of Electron's API. */
export const standInTarget: Target = {
  whyNotHere: () => null,
  async launch(options) {
    const profileDir = makeFolder();
    const program = startProgram(options, profileDir);
    let corePid: number | null = null;
    program.on('message', (report: StandInReport) => {
      if (report.kind === 'utilityProcess') corePid = report.pid;
    });
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${await windowPort(program)}`);
    return {
      page: await counterPage(browser),
      async killCore() {
        if (corePid === null) throw new Error('no core is running');
        process.kill(corePid, 'SIGKILL');
      },
      async close() {
        await browser.close();
        if (program.exitCode === null) {
          const ended = once(program, 'exit');
          program.kill('SIGTERM');
          await ended;
        }
        removeFolder(profileDir);
      },
    };
  },
};

function startProgram(options: LaunchOptions, profileDir: string): ChildProcess {
  const settings: StandInSettings = {
    browserPath: options.browserPath,
    profileDir,
    filesDir: options.filesDir,
    printedDir: options.printedDir,
    locale: PAGE_OPTIONS.locale,
  };
  const args = [`--data-dir=${options.dataDir}`, `--clock-offset-ms=${options.clockOffsetMs}`];
  return fork(join(ROOT, 'out/main/index.js'), args, {
    execArgv: ['--import', pathToFileURL(join(ROOT, 'test/support/electron-stand-in/register.ts')).href],
    env: { ...process.env, [SETTINGS_VARIABLE]: JSON.stringify(settings) },
  });
}

/** The debugging port of the browser whose page is the counter's window, once the window is open. */
function windowPort(program: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    program.on('message', (report: StandInReport) => {
      if (report.kind === 'window') resolve(report.debuggingPort);
    });
    program.once('exit', (code) =>
      reject(new Error(`the program ended with ${code} before it had a window`)),
    );
  });
}

async function counterPage(browser: Browser): Promise<Page> {
  const [context] = browser.contexts();
  if (context === undefined) throw new Error('the browser of the stand-in has no context');
  const page = context.pages()[0] ?? (await context.waitForEvent('page'));
  await page.waitForURL(/counter\.app\.test/);
  return page;
}
