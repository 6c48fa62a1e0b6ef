import { join } from 'node:path';

/** Where things lie in a counter's data folder. */
export function storePaths(dataDir: string) {
  return {
    store: join(dataDir, 'counter.db'),
    lock: join(dataDir, 'counter.lock'),
    backups: join(dataDir, 'backups'),
    kept: join(dataDir, 'kept'),
    /** Images of prescriptions and photos of after-sales requests, each under its SHA-256. */
    media: join(dataDir, 'media'),
    exports: join(dataDir, 'exports'),
    receipts: join(dataDir, 'receipts'),
    logs: join(dataDir, 'logs'),
    temporary: join(dataDir, 'tmp'),
  };
}
