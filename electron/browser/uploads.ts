import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { basename, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { diskErrorCode } from '#shared/errors/index.ts';
import type { CoreClient } from '../shell/core-client.ts';
import { answerFailure, answerJson } from './http-answers.ts';

/** Above any catalogue the core imports; it has a limit of its own and says so in the screen's words. */
const MAX_FILE_BYTES = 1_073_741_824;

/**
 * `PUT /files?name=`: a file that the user picked in the browser, kept beside the store until the program
 * stops, because the core reads it from the disk at its own pace.
 */
export class Uploads {
  readonly #core: CoreClient;
  readonly #allRuns: string;
  readonly #run = randomUUID();

  constructor(core: CoreClient, dataDir: string) {
    this.#core = core;
    this.#allRuns = join(dataDir, 'tmp', 'uploads');
  }

  get #folder(): string {
    return join(this.#allRuns, this.#run);
  }

  /** Takes away what killed programs left behind. Only for whoever holds the store: another may be running. */
  async clearLeftovers(): Promise<void> {
    const runs = await readdir(this.#allRuns).catch(() => []);
    const others = runs.filter((run) => run !== this.#run);
    await Promise.all(others.map((run) => rm(join(this.#allRuns, run), { recursive: true, force: true })));
  }

  /** Takes away this run's files. */
  async clear(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }

  async take(request: IncomingMessage, response: ServerResponse, name: string): Promise<void> {
    if (Number(request.headers['content-length']) > MAX_FILE_BYTES) {
      request.resume();
      return answerFailure(response, 413, 'FILE_TOO_LARGE', { limitBytes: MAX_FILE_BYTES });
    }
    const folder = join(this.#folder, randomUUID());
    const path = join(folder, safeName(name));
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      // The request stays open when writing fails: the answer goes back the way it came.
      const body = request.iterator({ destroyOnReturn: false });
      await pipeline(body, sizeLimit(), createWriteStream(path, { flags: 'wx', mode: 0o600 }));
    } catch (error) {
      request.resume();
      await rm(folder, { recursive: true, force: true });
      const code = diskErrorCode(error);
      if (code !== null) return answerFailure(response, 507, code, { path: this.#folder });
      if (error instanceof TooLarge) {
        return answerFailure(response, 413, 'FILE_TOO_LARGE', { limitBytes: MAX_FILE_BYTES });
      }
      throw error;
    }
    try {
      answerJson(response, 200, { fileRef: await this.#core.registerFile(path) });
    } catch {
      // The core is away; whoever picks the file again finds the new one.
      await rm(folder, { recursive: true, force: true });
      answerFailure(response, 503, 'CORE_UNREACHABLE');
    }
  }
}

class TooLarge extends Error {}

/** Counts what really arrives: a body sent in chunks names no length. */
function sizeLimit(): Transform {
  let sizeBytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sizeBytes += chunk.length;
      if (sizeBytes > MAX_FILE_BYTES) done(new TooLarge());
      else done(null, chunk);
    },
  });
}

/** Code points of a name before its end: four bytes each at most, and a file system takes 255 bytes. */
const MAX_STEM = 60;
/** Names that Windows keeps for devices, whatever their end. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** The file's own name where it is harmless: the core tells CSV from XLSX by its end, and errors show it. */
function safeName(name: string): string {
  const plain = basename(name.normalize('NFC')).replace(/[^\p{L}\p{N}._ -]/gu, '_');
  const [end = ''] = /\.[a-z0-9]{1,8}$/i.exec(plain) ?? [];
  const stem = [...plain.slice(0, plain.length - end.length)].slice(0, MAX_STEM).join('');
  const bare = stem.replace(/^[. ]+|[. ]+$/g, '');
  return `${bare === '' || DEVICE.test(bare) ? `file${bare}` : bare}${end}`;
}
