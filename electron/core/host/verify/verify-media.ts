import { statement } from '../../db/statement.ts';
import type { Reader } from '../../db/store.ts';
import { hashKept } from '../../media/hash-kept.ts';
import type { Differ } from './differences.ts';

const keptMedia = statement()((db) => db.selectFrom('media').select('sha256').orderBy('sha256'));

/** Every picture that was attached to something lies in the folder, and is the one that was attached. */
export function verifyMedia(reader: Reader, folder: string, differ: Differ): void {
  for (const { sha256 } of reader.iterate(keptMedia, {})) {
    differ('media_file', `media:${sha256}`, { expected: sha256, actual: hashKept(folder, sha256) });
  }
}
