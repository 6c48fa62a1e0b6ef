import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test as base, type Page } from '@playwright/test';
import { findBrowser } from '../../support/find-browser.ts';
import { makeFolder, removeFolder } from '../../support/temporary-folder.ts';
import { browserTarget } from './browser-target.ts';
import { copyDamagedStore, copyDemoStore } from './demo-store.ts';
import { electronTarget } from './electron-target.ts';
import { standInTarget } from './stand-in-target.ts';
import type { RunningCounter, Target, TargetName } from './target.ts';

const TARGETS: Readonly<Record<TargetName, Target>> = {
  browser: browserTarget,
  'stand-in': standInTarget,
  electron: electronTarget,
};

export interface CounterOptions {
  readonly targetName: TargetName;
  /** What the program finds in its data folder. */
  readonly store: 'none' | 'demo' | 'damaged';
  /** How far the counter's clock runs beside this machine's. */
  readonly clockOffsetMs: number;
}

/** One test's counter, on a data folder of its own. */
export interface Counter extends RunningCounter {
  readonly targetName: TargetName;
  readonly dataDir: string;
  readonly printedDir: string;
  /** Writes a file that the test can pick on a screen; returns its path. */
  writeFile(name: string, content: string | Uint8Array): Promise<string>;
  /** Ends the program, and starts it again on the same folder when so much time has passed; returns its window. */
  openAgainAfter(passed_ms: number): Promise<Page>;
}

interface CounterFixtures {
  readonly counter: Counter;
  readonly page: Page;
}

/**
 * The test of all specs: `counter` is the program of the project's target on a fresh data folder, `page` its
 * window. Playwright's own page is never used, so a spec runs on every target as it is.
 */
export const test = base.extend<CounterFixtures & CounterOptions>({
  targetName: ['browser', { option: true }],
  clockOffsetMs: [0, { option: true }],
  store: ['none', { option: true }],
  counter: async ({ targetName, clockOffsetMs, store }, use, testInfo) => {
    const target = TARGETS[targetName];
    const absence = target.whyNotHere();
    if (absence !== null) testInfo.skip(true, absence);
    const browser = findBrowser();
    if (browser === null && targetName !== 'electron') testInfo.skip(true, 'no browser on this machine');
    const browserPath = browser?.executablePath ?? '';
    const folder = makeFolder();
    const dataDir = join(folder, 'data');
    const filesDir = join(folder, 'files');
    const printedDir = join(folder, 'printed');
    await mkdir(dataDir, { recursive: true });
    await mkdir(filesDir, { recursive: true });
    if (store === 'demo') await copyDemoStore(dataDir, testInfo.project.outputDir);
    if (store === 'damaged') await copyDamagedStore(dataDir, testInfo.project.outputDir);
    const launch = (offsetMs: number) =>
      target.launch({ dataDir, filesDir, printedDir, clockOffsetMs: offsetMs, browserPath });
    let running = await launch(clockOffsetMs);
    let closed: Promise<void> | null = null;
    const close = () => {
      closed ??= running.close();
      return closed;
    };
    await use({
      page: running.page,
      killCore: () => running.killCore(),
      close,
      async openAgainAfter(passed_ms) {
        await close();
        running = await launch(clockOffsetMs + passed_ms);
        closed = null;
        return running.page;
      },
      targetName,
      dataDir,
      printedDir,
      async writeFile(name, content) {
        await writeFile(join(filesDir, name), content);
        return join(filesDir, name);
      },
    });
    await close();
    // What a failed test left is kept with its report.
    if (testInfo.status !== testInfo.expectedStatus)
      await cp(folder, testInfo.outputDir, { recursive: true });
    removeFolder(folder);
  },
  page: async ({ counter }, use) => use(counter.page),
});

export { expect } from '@playwright/test';
