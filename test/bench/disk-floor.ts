import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';

/** SQLite begins its log anew at about this size; so does the floor, to meet the same blocks of the disk. */
const LOG_BYTES = 80 * 1024 * 1024;

/**
 * The least that a durable commit can take on a disk: as many bytes as the commit appends to the log, in one
 * write, and one fdatasync.
 */
export class DiskFloor {
  readonly #file: number;
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(path: string, bytesPerCommit: number) {
    this.#file = openSync(path, 'w');
    this.#bytes = new Uint8Array(bytesPerCommit).fill(0x5a);
  }

  commit(): void {
    if (this.#at + this.#bytes.length > LOG_BYTES) this.#at = 0;
    writeSync(this.#file, this.#bytes, 0, this.#bytes.length, this.#at);
    fdatasyncSync(this.#file);
    this.#at += this.#bytes.length;
  }

  close(): void {
    closeSync(this.#file);
  }
}
