import Database from 'better-sqlite3';
import { invariant } from '#shared/errors/index.ts';

export type Connection = Database.Database;

/** How long a statement waits for another process's lock before the call fails. */
const BUSY_TIMEOUT_MS = 2_000;
/** Pages after which SQLite would checkpoint inside a commit. Large: checkpoints run when the counter idles. */
const AUTOCHECKPOINT_PAGES = 20_000;
const CACHE_KIB = 16 * 1024;

const SYNCHRONOUS_FULL = 2;

interface ConnectionOptions {
  readonly readonly?: boolean;
  /** Looks at the file before anything of it is changed; what it throws leaves the file as it was. */
  readonly admit?: (connection: Connection) => void;
}

/**
 * Opens the store's file and sets what every connection needs. `synchronous=FULL` is set and read back on each
 * open: a WAL store that is reopened falls to NORMAL in this build, which may lose acknowledged sales when
 * the power goes.
 */
export function openConnection(path: string, options: ConnectionOptions = {}): Connection {
  const { readonly = false, admit } = options;
  const connection = new Database(path, { readonly, timeout: BUSY_TIMEOUT_MS });
  try {
    admit?.(connection);
    configure(connection, readonly);
  } catch (error) {
    connection.close();
    throw error;
  }
  return connection;
}

function configure(connection: Connection, readonly: boolean): void {
  connection.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  if (!readonly) {
    const mode = connection.pragma('journal_mode = WAL', { simple: true });
    invariant(mode === 'wal' || mode === 'memory', `the store runs in WAL mode, not ${String(mode)}`);
    connection.pragma('synchronous = FULL');
    connection.pragma(`wal_autocheckpoint = ${AUTOCHECKPOINT_PAGES}`);
    const synchronous = connection.pragma('synchronous', { simple: true });
    invariant(synchronous === SYNCHRONOUS_FULL, `synchronous is FULL, not ${String(synchronous)}`);
  }
  connection.pragma('foreign_keys = ON');
  connection.pragma(`cache_size = -${CACHE_KIB}`);
  connection.pragma('temp_store = MEMORY');
  connection.pragma('trusted_schema = OFF');
  invariant(connection.pragma('foreign_keys', { simple: true }) === 1, 'foreign keys are enforced');
}
