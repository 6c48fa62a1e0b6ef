import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { errnoOf } from '#shared/errors/index.ts';
import { mediaPath } from './media-path.ts';

/** The SHA-256 of what lies in the folder under a name, or what the system says instead of giving the file. */
export function hashKept(folder: string, sha256: string): string {
  try {
    return hash('sha256', readFileSync(mediaPath(folder, sha256)));
  } catch (error) {
    const code = errnoOf(error);
    if (code === null) throw error;
    return code === 'ENOENT' ? 'missing' : code;
  }
}
