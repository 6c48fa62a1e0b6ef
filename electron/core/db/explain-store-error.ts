import { AppError } from '#shared/errors/index.ts';
import { newestSoundBackup } from './backups.ts';
import { storeErrorCode } from './store-errors.ts';
import { storePaths } from './store-paths.ts';

/**
 * What an error on the way to an open store means to people: an AppError with the place, the problem and, for a
 * damaged store, the newest sound backup; the error itself when it is a defect.
 */
export function explainStoreError(error: unknown, dataDir: string): unknown {
  if (error instanceof AppError && error.code !== 'STORE_DAMAGED') return error;
  const code = error instanceof AppError ? error.code : storeErrorCode(error);
  if (code === null) return error;
  const { store, backups } = storePaths(dataDir);
  const params =
    error instanceof AppError ? error.params : { problem: error instanceof Error ? error.message : '' };
  const backupPath = code === 'STORE_DAMAGED' ? newestSoundBackup(backups) : null;
  return new AppError(code, { path: store, ...params, ...(backupPath === null ? {} : { backupPath }) });
}
