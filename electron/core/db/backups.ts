import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fail } from '#shared/errors/index.ts';
import { type Connection, openConnection } from './connection.ts';
import { APPLICATION_ID } from './migrate.ts';
import { storeErrorCode } from './store-errors.ts';

/** Copies the store before a migration, and checks the copy, so that the way back is known to work. */
export function backUp(
  connection: Connection,
  options: { folder: string; version: number; nowMs: number },
): string {
  mkdirSync(options.folder, { recursive: true });
  const stamp = new Date(options.nowMs).toISOString().replace(/[:.]/g, '-');
  const path = join(options.folder, `before-migration-v${options.version}-${stamp}.db`);
  connection.prepare('VACUUM INTO ?').run(path);
  if (!isSoundStore(path)) fail('MIGRATION_FAILED', { problem: 'backup_not_sound', backupPath: path });
  return path;
}

/** True when a file opens as a store of this program and its pages are sound. */
export function isSoundStore(path: string): boolean {
  let connection: Connection | null = null;
  try {
    connection = openConnection(path, { readonly: true });
    return (
      connection.pragma('application_id', { simple: true }) === APPLICATION_ID &&
      connection.pragma('quick_check(1)', { simple: true }) === 'ok'
    );
  } catch (error) {
    if (storeErrorCode(error) === null) throw error;
    return false;
  } finally {
    connection?.close();
  }
}

/** The newest backup that is sound, or null. */
export function newestSoundBackup(folder: string): string | null {
  if (!existsSync(folder)) return null;
  const byAge = readdirSync(folder)
    .filter((name) => name.endsWith('.db'))
    .map((name) => join(folder, name))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  return byAge.find(isSoundStore) ?? null;
}
