import type { Readable } from 'node:stream';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { refuseFile } from './unreadable-file.ts';

/** What a part of a workbook may unpack to: some ten times the largest list that is worth importing. */
const MAX_PART_BYTES = 1024 * 1024 * 1024;
/** XML packs well, but hardly ever better than this; what does is made to fill memories. */
const MAX_RATIO = 200;
const RATIO_MATTERS_FROM_BYTES = 10 * 1024 * 1024;
const MAX_PARTS = 10_000;

/** A workbook's zip archive. Parts are read as streams, nothing is unpacked to disk. */
export class XlsxArchive {
  readonly #zip: ZipFile;
  readonly #parts: ReadonlyMap<string, Entry>;

  private constructor(zip: ZipFile, parts: ReadonlyMap<string, Entry>) {
    this.#zip = zip;
    this.#parts = parts;
  }

  /** Reads the list of parts; fails with FILE_UNREADABLE for what is no archive. */
  static async open(path: string): Promise<XlsxArchive> {
    try {
      const zip = await openPromise(path, { autoClose: false, lazyEntries: true });
      const parts = new Map<string, Entry>();
      if (zip.entryCount > MAX_PARTS) return refuseFile('too_many_parts');
      for await (const entry of zip.eachEntry()) parts.set(entry.fileName, entry);
      return new XlsxArchive(zip, parts);
    } catch (error) {
      return asUnreadable(error);
    }
  }

  has(name: string): boolean {
    return this.#parts.has(name);
  }

  /** A part as a stream. What unpacks to more than a list can be is refused before it is unpacked. */
  async read(name: string): Promise<Readable> {
    const part = this.#parts.get(name) ?? refuseFile('part_missing', { part: name });
    const { compressedSize, uncompressedSize } = part;
    const packedTooWell =
      uncompressedSize > RATIO_MATTERS_FROM_BYTES &&
      uncompressedSize > MAX_RATIO * Math.max(1, compressedSize);
    if (uncompressedSize > MAX_PART_BYTES || packedTooWell) {
      refuseFile('unpacks_too_large', { part: name, size_bytes: uncompressedSize });
    }
    if (part.isEncrypted()) refuseFile('encrypted');
    try {
      return await this.#zip.openReadStreamPromise(part);
    } catch (error) {
      return asUnreadable(error);
    }
  }

  close(): void {
    this.#zip.close();
  }
}

/** The library throws plain errors for archives that are cut off, lie about sizes or use odd features. */
function asUnreadable(error: unknown): never {
  if (error instanceof Error && error.constructor === Error) return refuseFile('broken_archive');
  throw error;
}
