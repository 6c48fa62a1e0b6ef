import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { builtScreens } from '../../../electron/browser/screens.ts';
import { serveCounter } from '../../../electron/browser/serve-counter.ts';
import { PAGE_OPTIONS } from './page-options.ts';
import { ROOT, type Target } from './target.ts';

/** The built core and screens behind the loopback web server, in a browser. */
export const browserTarget: Target = {
  whyNotHere: () => null,
  async launch(options) {
    const counter = await serveCounter({
      core: {
        dataDir: options.dataDir,
        resourcesDir: join(ROOT, 'resources'),
        appVersion: '0.0.0-e2e',
        clockOffsetMs: options.clockOffsetMs,
      },
      coreEntry: join(ROOT, 'out/main/core.js'),
      port: 0,
      openScreens: builtScreens(join(ROOT, 'out/renderer')),
    });
    const browser = await chromium.launch({ executablePath: options.browserPath, args: ['--disable-gpu'] });
    const page = await browser.newPage(PAGE_OPTIONS);
    await page.goto(counter.address);
    return {
      page,
      async killCore() {
        const pid = counter.corePid;
        if (pid === null) throw new Error('no core is running');
        process.kill(pid, 'SIGKILL');
      },
      async close() {
        await browser.close();
        await counter.stop();
      },
    };
  },
};
