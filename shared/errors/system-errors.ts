import type { ErrorCode } from './codes.ts';

/** The system's name for an error, such as ENOSPC; null for an error that is not the system's. */
export function errnoOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/** What a disk's refusal to take a file means to people, or null when it is none. */
export function diskErrorCode(error: unknown): ErrorCode | null {
  switch (errnoOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'DISK_FULL';
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return 'STORE_READ_ONLY';
    default:
      return null;
  }
}
