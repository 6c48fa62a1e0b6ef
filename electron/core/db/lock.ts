import Database from 'better-sqlite3';
import { fail } from '#shared/errors/index.ts';

/** Held for as long as a core owns a data folder. */
export interface StoreLock {
  release(): void;
}

/**
 * Makes sure that one core alone owns a data folder. The lock is an exclusive transaction on a small file of
 * its own, so the operating system drops it with the process, however that ends; no stale lock can remain.
 *
 * Fails with STORE_LOCKED when another process holds it.
 */
export function lockStore(path: string): StoreLock {
  const connection = new Database(path, { timeout: 0 });
  try {
    connection.pragma('locking_mode = EXCLUSIVE');
    connection.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    connection.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      fail('STORE_LOCKED', { path });
    }
    throw error;
  }
  return { release: () => connection.close() };
}
