import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Memory that looks like a disk, where the system has it: what is tested is the store, not the disk's speed. */
const SHARED_MEMORY = '/dev/shm';

/** Makes a new empty folder. */
export function makeFolder(): string {
  return mkdtempSync(join(existsSync(SHARED_MEMORY) ? SHARED_MEMORY : tmpdir(), 'pharmacy-counter-'));
}

export function removeFolder(path: string): void {
  // A browser that just closed may still be writing the last of its profile.
  rmSync(path, { recursive: true, force: true, maxRetries: 5 });
}
