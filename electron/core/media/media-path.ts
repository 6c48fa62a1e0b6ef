import { join } from 'node:path';

/** Where a file of the media folder lies: on a shelf named by its first digits, so that no folder gets long. */
export function mediaPath(folder: string, sha256: string): string {
  return join(folder, sha256.slice(0, 2), sha256);
}
