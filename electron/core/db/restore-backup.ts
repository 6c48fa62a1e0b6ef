import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { fail } from '#shared/errors/index.ts';
import { isSoundStore } from './backups.ts';
import { explainStoreError } from './explain-store-error.ts';
import { lockStore } from './lock.ts';
import { storePaths } from './store-paths.ts';

/** Where a backup waits until the store that it replaces has been put aside. */
const incomingPath = (store: string): string => `${store}.incoming`;

/** Ends a restore that was cut off after the old store was put aside: else the next start would begin anew. */
export function finishRestore(store: string): void {
  if (!existsSync(store) && existsSync(incomingPath(store))) renameSync(incomingPath(store), store);
}

interface RestoreOptions {
  readonly dataDir: string;
  readonly backupPath: string;
  readonly nowMs: number;
}

/**
 * Puts a sound backup in the place of a store that does not open. The old file and its log are moved to
 * `kept`, never deleted. Returns where they are.
 *
 * Fails with STORE_DAMAGED when the backup is not sound, and with STORE_LOCKED, STORE_READ_ONLY or DISK_FULL before
 * the old store is touched.
 */
export function restoreBackup(options: RestoreOptions): string {
  try {
    const lock = lockStore(storePaths(options.dataDir).lock);
    try {
      return replaceStore(options);
    } finally {
      lock.release();
    }
  } catch (error) {
    throw explainStoreError(error, options.dataDir);
  }
}

function replaceStore({ dataDir, backupPath, nowMs }: RestoreOptions): string {
  const paths = storePaths(dataDir);
  if (!existsSync(backupPath) || !isSoundStore(backupPath)) {
    fail('STORE_DAMAGED', { path: backupPath, problem: 'backup_not_sound' });
  }
  mkdirSync(paths.kept, { recursive: true });
  const stamp = new Date(nowMs).toISOString().replace(/[:.]/g, '-');
  const incoming = incomingPath(paths.store);
  copyWhole(backupPath, incoming);
  const keptPath = join(paths.kept, `counter-${stamp}.db`);
  for (const suffix of ['-wal', '-shm', '']) {
    if (existsSync(paths.store + suffix)) renameSync(paths.store + suffix, keptPath + suffix);
  }
  renameSync(incoming, paths.store);
  return keptPath;
}

/** Copies under another name first, and to the disk: what has the final name is whole, whenever the power goes. */
function copyWhole(from: string, to: string): void {
  const unfinished = `${to}.part`;
  try {
    copyFileSync(from, unfinished);
    const file = openSync(unfinished, 'r+');
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(unfinished, to);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}
