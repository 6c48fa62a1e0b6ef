import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { readSettings } from './settings.ts';

let launched: Promise<BrowserContext> | null = null;

/** The browser whose pages are the windows. Its debugging port lets the test in, which sees the same pages. */
export function browserContext(): Promise<BrowserContext> {
  const { browserPath, profileDir, locale } = readSettings();
  launched ??= chromium.launchPersistentContext(profileDir, {
    executablePath: browserPath,
    headless: true,
    locale,
    viewport: null,
    args: ['--remote-debugging-port=0', '--window-size=1366,768'],
  });
  return launched;
}

/** The port that Chromium chose, as it writes it into its profile. */
export async function debuggingPort(): Promise<number> {
  const text = await readFile(join(readSettings().profileDir, 'DevToolsActivePort'), 'utf8');
  return Number(text.split('\n')[0]);
}

export async function closeBrowser(): Promise<void> {
  // The test that plays the user may have closed the browser already.
  await (await launched)?.close().catch(() => undefined);
}
