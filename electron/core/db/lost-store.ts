import { statSync } from 'node:fs';
import { fail } from '#shared/errors/index.ts';

/**
 * Refuses to begin anew where a store was lost. SQLite takes a missing or an empty file for a new store and then
 * deletes the log beside it, with every sale that had not been moved into the file yet.
 *
 * An empty file alone is what a first start leaves that was cut off before it wrote anything: that one goes on.
 * Fails with STORE_DAMAGED.
 */
export function refuseLostStore(path: string, hasBackup: () => boolean): void {
  const file = statSync(path, { throwIfNoEntry: false });
  if (file?.isDirectory()) fail('STORE_DAMAGED', { path, problem: 'not_a_file' });
  if (file !== undefined && file.size > 0) return;
  const log = statSync(`${path}-wal`, { throwIfNoEntry: false });
  if (log !== undefined && log.size > 0) fail('STORE_DAMAGED', { path, problem: 'lost_beside_its_log' });
  if (hasBackup()) fail('STORE_DAMAGED', { path, problem: 'lost_beside_its_backup' });
}
