import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

const INSTALL_WITHIN_MS = 5 * 60_000;

export interface FoundBrowser {
  readonly name: string;
  readonly executablePath: string;
}

/**
 * A Chromium to test with: Playwright's own, else Chrome, Edge or Chromium of the system. Null when there is
 * none: whoever asks says by name what is skipped.
 */
export function findBrowser(): FoundBrowser | null {
  return playwrightsOwn() ?? systemBrowser();
}

function playwrightsOwn(): FoundBrowser | null {
  const executablePath = chromium.executablePath();
  return existsSync(executablePath) ? { name: "Playwright's Chromium", executablePath } : null;
}

function systemBrowser(): FoundBrowser | null {
  for (const [name, paths] of Object.entries(systemPaths())) {
    const executablePath = paths.find((path) => existsSync(path));
    if (executablePath !== undefined) return { name, executablePath };
  }
  return null;
}

function systemPaths(): Readonly<Record<string, readonly string[]>> {
  if (process.platform === 'win32') {
    const roots = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
    const under = (path: string) => roots.flatMap((root) => (root === undefined ? [] : [join(root, path)]));
    return {
      Chrome: under('Google/Chrome/Application/chrome.exe'),
      Edge: under('Microsoft/Edge/Application/msedge.exe'),
      Chromium: under('Chromium/Application/chrome.exe'),
    };
  }
  if (process.platform === 'darwin') {
    return {
      Chrome: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
      Edge: ['/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
      Chromium: ['/Applications/Chromium.app/Contents/MacOS/Chromium'],
    };
  }
  const folders = (process.env.PATH ?? '').split(delimiter);
  const named = (...names: readonly string[]) =>
    names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return {
    Chrome: named('google-chrome', 'google-chrome-stable'),
    Edge: named('microsoft-edge', 'microsoft-edge-stable'),
    Chromium: named('chromium', 'chromium-browser'),
  };
}

/** Lets Playwright fetch its Chromium; true when it did. */
export function fetchBrowser(): Promise<boolean> {
  const cli = join(import.meta.dirname, '../../node_modules/playwright-core/cli.js');
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [cli, 'install', 'chromium'], {
      stdio: 'ignore',
      timeout: INSTALL_WITHIN_MS,
    });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}
