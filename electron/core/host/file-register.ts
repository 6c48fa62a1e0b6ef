import { fail } from '#shared/errors/index.ts';
import type { Random } from '../platform/platform.ts';

/**
 * Files that the user picked in a dialog, by a name that cannot be guessed. A screen never names a path, so a
 * broken-into screen cannot make the core read any file it likes.
 */
export class FileRegister {
  readonly #paths = new Map<string, string>();
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  register(path: string): string {
    const fileRef = this.#random.uuid();
    this.#paths.set(fileRef, path);
    return fileRef;
  }

  /** The path behind a name; fails with FILE_NOT_FOUND. */
  resolve(fileRef: string): string {
    return this.#paths.get(fileRef) ?? fail('FILE_NOT_FOUND', { fileRef });
  }
}
