import { hash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { type IMAGE_TYPES, MAX_IMAGE_BYTES } from '#shared/contracts/media.ts';
import { errnoOf, fail } from '#shared/errors/index.ts';
import { writeWhole } from '../platform/write-whole.ts';
import { mediaPath } from './media-path.ts';

type MediaType = (typeof IMAGE_TYPES)[number];

/** A file of the media folder, as its row in the store describes it. */
export interface MediaFile {
  readonly sha256: string;
  readonly mediaType: MediaType;
  readonly sizeBytes: number;
  /** How the bytes lie on the disk. */
  readonly cipher: 'none';
}

/** A file whose row has not been written yet is younger than this. */
const UNFINISHED_MS = 60 * 60_000;

/**
 * The images of prescriptions and of after-sales requests, each a file under its SHA-256. The file is on the disk
 * before any row names it, so a crash leaves at most a file that nobody names, and `tidy` removes such.
 */
export class MediaStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Copies a picked file in. Fails with FILE_NOT_FOUND, FILE_TOO_LARGE or IMAGE_NOT_ACCEPTED. */
  async keep(path: string): Promise<MediaFile> {
    const bytes = await readPicked(path);
    const mediaType = typeOf(bytes) ?? fail('IMAGE_NOT_ACCEPTED', { problem: 'unknown_type' });
    const sha256 = hash('sha256', bytes);
    await this.#write(sha256, bytes);
    return { sha256, mediaType, sizeBytes: bytes.length, cipher: 'none' };
  }

  /** A file's bytes; fails with IMAGE_DAMAGED when they are gone or are no longer those that were kept. */
  async read(sha256: string): Promise<Buffer> {
    try {
      const bytes = await readFile(mediaPath(this.#folder, sha256));
      if (hash('sha256', bytes) === sha256) return bytes;
    } catch (error) {
      if (errnoOf(error) === null) throw error;
    }
    return fail('IMAGE_DAMAGED', { sha256 });
  }

  /** Removes old files that `isKnown` does not know, and what a crash left half written; returns how many. */
  async tidy(isKnown: (sha256: string) => boolean, nowMs: number): Promise<number> {
    let removed = 0;
    for (const shelf of await namesIn(this.#folder)) {
      for (const name of await namesIn(join(this.#folder, shelf))) {
        const path = join(this.#folder, shelf, name);
        if (isKnown(name) || nowMs - (await stat(path)).mtimeMs < UNFINISHED_MS) continue;
        await rm(path);
        removed += 1;
      }
    }
    return removed;
  }

  async #write(sha256: string, bytes: Buffer): Promise<void> {
    const path = mediaPath(this.#folder, sha256);
    await mkdir(join(this.#folder, sha256.slice(0, 2)), { recursive: true, mode: 0o700 });
    if (await isThere(path, bytes.length)) {
      // Young again, so that tidying leaves it to the row that is about to name it.
      await utimes(path, new Date(), new Date());
      return;
    }
    await writeWhole(path, bytes, 0o600);
  }
}

async function readPicked(path: string): Promise<Buffer> {
  try {
    const { size } = await stat(path);
    if (size > MAX_IMAGE_BYTES) fail('FILE_TOO_LARGE', { size_bytes: size, limit_bytes: MAX_IMAGE_BYTES });
    return await readFile(path);
  } catch (error) {
    const code = errnoOf(error);
    if (code === 'ENOENT') return fail('FILE_NOT_FOUND', {});
    if (code === 'EACCES' || code === 'EPERM' || code === 'EISDIR')
      return fail('IMAGE_NOT_ACCEPTED', { problem: 'unreadable' });
    throw error;
  }
}

/** What a file is by its first bytes, whatever it is called; null for anything else. */
function typeOf(bytes: Buffer): MediaType | null {
  const text = bytes.subarray(0, 12).toString('latin1');
  if (text.startsWith('\u00ff\u00d8\u00ff')) return 'image/jpeg';
  if (text.startsWith('\u0089PNG\r\n\u001a\n')) return 'image/png';
  if (text.startsWith('RIFF') && text.endsWith('WEBP')) return 'image/webp';
  if (text.startsWith('%PDF-')) return 'application/pdf';
  return null;
}

async function isThere(path: string, sizeBytes: number): Promise<boolean> {
  try {
    return (await stat(path)).size === sizeBytes;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return false;
    throw error;
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return [];
    throw error;
  }
}
