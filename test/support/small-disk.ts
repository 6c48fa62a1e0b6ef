import { execFileSync } from 'node:child_process';
import {
  closeSync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { makeFolder, removeFolder } from './temporary-folder.ts';

const BLOCK = Buffer.alloc(4_096, 1);
/** Files and folders that fit, far more than a counter makes. */
const INODES = 500;

/** A disk of its own, small enough to fill. Making one takes the right to mount (root, on Linux). */
export class SmallDisk {
  readonly path: string;
  readonly #ballast: string;

  private constructor(path: string) {
    this.path = path;
    this.#ballast = join(path, 'ballast');
  }

  /** Mounts a disk; null where this machine does not let us. */
  static mount(megabytes: number): SmallDisk | null {
    if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
    const path = makeFolder();
    try {
      execFileSync(
        '/bin/mount',
        ['-t', 'tmpfs', '-o', `size=${megabytes}m,nr_inodes=${INODES}`, 'tmpfs', path],
        {
          stdio: 'pipe',
        },
      );
    } catch {
      // A container may keep its root from mounting.
      removeFolder(path);
      return null;
    }
    return new SmallDisk(path);
  }

  /** Fills the disk up to so many bytes; a file or a folder more still has its name. */
  fill(freeBytes = 0): void {
    mkdirSync(this.#ballast, { recursive: true });
    const file = openSync(join(this.#ballast, 'blocks'), 'a');
    try {
      untilFull(() => writeSync(file, BLOCK));
      ftruncateSync(file, Math.max(0, fstatSync(file).size - freeBytes));
    } finally {
      closeSync(file);
    }
  }

  /** Leaves no room for another file or folder. */
  fillNames(): void {
    mkdirSync(this.#ballast, { recursive: true });
    let made = 0;
    untilFull(() => {
      made += 1;
      writeFileSync(join(this.#ballast, `name-${made}`), '');
    });
  }

  /** Makes room again. */
  free(): void {
    rmSync(this.#ballast, { recursive: true, force: true });
  }

  /** Takes the right to write away, and gives it back. Nothing on the disk may be open. */
  setWritable(writable: boolean): void {
    execFileSync('/bin/mount', ['-o', `remount,${writable ? 'rw' : 'ro'}`, this.path], { stdio: 'pipe' });
  }

  unmount(): void {
    execFileSync('/bin/umount', [this.path], { stdio: 'pipe' });
    removeFolder(this.path);
  }
}

function untilFull(write: () => void): void {
  try {
    for (;;) write();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  }
}
