import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError, diskErrorCode, errnoOf } from '#shared/errors/index.ts';

/**
 * Makes a counter's data folder, or a folder in it, for its owner's eyes only, with those above it that are missing.
 *
 * Fails with DISK_FULL, or with STORE_READ_ONLY for whatever else keeps the folder from being made: a disk that is
 * read-only, no permission, a file in its place, a drive that is gone.
 */
export function makeDataFolder(path: string): void {
  try {
    makeFolder(path);
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    const problem = error instanceof Error ? error.message : '';
    throw new AppError(diskErrorCode(error) ?? 'STORE_READ_ONLY', { path, problem });
  }
}

/** Step by step: Node's own recursive way reports a read-only disk as a folder that does not exist. */
function makeFolder(path: string): void {
  if (isFolder(path)) return;
  const above = dirname(path);
  if (above !== path) makeFolder(above);
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // Another counter that starts at the same moment may have made it.
    if (!isFolder(path)) throw error;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
