import { accessSync, constants, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Makes the folder of what belongs to the window, beside the store. Where nothing can be written there, a folder
 * for this run only: the window must open all the same, because the core says in it what is wrong.
 */
export function makeWindowFolder(dataDir: string): string {
  const folder = join(dataDir, 'window');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
    return folder;
  } catch {
    return mkdtempSync(join(tmpdir(), 'pharmacy-counter-window-'));
  }
}
