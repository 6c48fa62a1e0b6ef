import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fail } from '#shared/errors/index.ts';
import { isSoundStore } from './backups.ts';
import { lockStore } from './lock.ts';
import { storePaths } from './store-paths.ts';

/** Where a backup waits until the store that it replaces has been put aside. */
const incomingPath = (store: string): string => `${store}.incoming`;

/** Ends a restore that was cut off after the old store was put aside: else the next start would begin anew. */
export function finishRestore(store: string): void {
  if (!existsSync(store) && existsSync(incomingPath(store))) renameSync(incomingPath(store), store);
}

/**
 * Puts a sound backup in the place of a store that does not open. The old file and its log are moved to
 * `kept`, never deleted. Returns where they are.
 *
 * Fails with STORE_DAMAGED when the backup is not sound.
 */
export function restoreBackup(options: { dataDir: string; backupPath: string; nowMs: number }): string {
  const paths = storePaths(options.dataDir);
  if (!existsSync(options.backupPath) || !isSoundStore(options.backupPath)) {
    fail('STORE_DAMAGED', { path: options.backupPath, problem: 'backup_not_sound' });
  }
  const lock = lockStore(paths.lock);
  try {
    mkdirSync(paths.kept, { recursive: true });
    const stamp = new Date(options.nowMs).toISOString().replace(/[:.]/g, '-');
    const incoming = incomingPath(paths.store);
    rmSync(incoming, { force: true });
    copyFileSync(options.backupPath, incoming);
    const keptPath = join(paths.kept, `counter-${stamp}.db`);
    for (const suffix of ['-wal', '-shm', '']) {
      if (existsSync(paths.store + suffix)) renameSync(paths.store + suffix, keptPath + suffix);
    }
    renameSync(incoming, paths.store);
    return keptPath;
  } finally {
    lock.release();
  }
}
