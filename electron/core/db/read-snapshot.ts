import { openConnection } from './connection.ts';
import { type Reader, Store } from './store.ts';

/**
 * Gives `work` the store as it is at this moment, on a read-only connection of its own: for threads that read for
 * a long time while selling goes on.
 */
export function readSnapshot<T>(path: string, work: (reader: Reader) => T): T {
  const connection = openConnection(path, { readonly: true });
  try {
    connection.exec('BEGIN');
    return work(new Store(connection));
  } finally {
    connection.close();
  }
}

/** The same for work that waits between its reads, for a disk: the snapshot is kept until it is done. */
export async function readLongSnapshot<T>(path: string, work: (reader: Reader) => Promise<T>): Promise<T> {
  const connection = openConnection(path, { readonly: true });
  try {
    connection.exec('BEGIN');
    return await work(new Store(connection));
  } finally {
    connection.close();
  }
}
