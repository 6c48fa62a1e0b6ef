import type { Migration } from '#migrations/index.ts';
import { AppError, fail } from '#shared/errors/index.ts';
import { backUp, newestSoundBackup } from './backups.ts';
import { type Connection, openConnection } from './connection.ts';
import { makeDataFolder } from './data-folder.ts';
import { explainStoreError } from './explain-store-error.ts';
import { lockStore, type StoreLock } from './lock.ts';
import { refuseLostStore } from './lost-store.ts';
import { APPLICATION_ID, migrate, newestVersion, storeVersion } from './migrate.ts';
import { finishRestore } from './restore-backup.ts';
import { Store } from './store.ts';
import { storePaths } from './store-paths.ts';

export interface OpenedStore {
  readonly store: Store;
  readonly version: number;
  /** Moves the log into the store and closes it. */
  close(): void;
  /** Lets go of a store that could not be served, as it is. */
  abandon(): void;
}

export interface OpenOptions {
  readonly dataDir: string;
  readonly migrations: readonly Migration[];
  readonly nowMs: number;
}

/**
 * Opens a counter's store, making or migrating it first. Before a migration the file is copied to `backups`
 * and the copy is checked.
 *
 * A file that does not open is never deleted or replaced. Fails with STORE_LOCKED (another program owns the
 * folder), STORE_NEWER (written by a newer program), STORE_DAMAGED (with the newest sound backup, if any),
 * STORE_READ_ONLY, DISK_FULL or MIGRATION_FAILED; the params say where things are.
 */
export function openStore(options: OpenOptions): OpenedStore {
  try {
    makeDataFolder(options.dataDir);
    const lock = lockStore(storePaths(options.dataDir).lock);
    try {
      return openLocked(options, lock);
    } catch (error) {
      lock.release();
      throw error;
    }
  } catch (error) {
    throw explainStoreError(error, options.dataDir);
  }
}

function openLocked(options: OpenOptions, lock: StoreLock): OpenedStore {
  const paths = storePaths(options.dataDir);
  finishRestore(paths.store);
  refuseLostStore(paths.store, () => newestSoundBackup(paths.backups) !== null);
  const connection = openConnection(paths.store, { admit: (opened) => admitStore(opened, options) });
  try {
    bringUpToDate(connection, options);
  } catch (error) {
    connection.close();
    throw error;
  }
  const store = new Store(connection);
  const abandon = (): void => {
    store.close();
    lock.release();
  };
  return {
    store,
    version: storeVersion(connection),
    close: () => {
      try {
        store.checkpoint('TRUNCATE');
      } finally {
        abandon();
      }
    },
    abandon,
  };
}

/** Refuses a file that is not ours, and one that a newer program wrote. */
function admitStore(connection: Connection, options: OpenOptions): void {
  const path = storePaths(options.dataDir).store;
  const id = connection.pragma('application_id', { simple: true });
  // Another program may have marked its file already and written no table yet.
  const isNew = id === 0 && storeVersion(connection) === 0 && isEmpty(connection);
  if (!isNew && id !== APPLICATION_ID) {
    fail('STORE_DAMAGED', { path, problem: 'not_a_counter_store' });
  }
  const version = storeVersion(connection);
  const newest = newestVersion(options.migrations);
  if (version > newest) fail('STORE_NEWER', { path, store_version: version, program_version: newest });
}

function isEmpty(connection: Connection): boolean {
  const objects = connection.prepare<[], { n: number }>('SELECT count(*) AS n FROM sqlite_schema').get();
  return objects?.n === 0;
}

function bringUpToDate(connection: Connection, options: OpenOptions): void {
  const paths = storePaths(options.dataDir);
  const version = storeVersion(connection);
  if (version === newestVersion(options.migrations)) return;
  if (isEmpty(connection)) {
    migrate(connection, options.migrations);
    return;
  }
  const backupPath = backUp(connection, { folder: paths.backups, version, nowMs: options.nowMs });
  try {
    migrate(connection, options.migrations);
  } catch (error) {
    if (error instanceof AppError)
      throw new AppError(error.code, { ...error.params, path: paths.store, backupPath });
    throw error;
  }
}
