import { statement } from '../db/statement.ts';
import type { Reader, Tx } from '../db/store.ts';
import type { MediaFile } from './media-store.ts';

const mediaByHash = statement<{ sha256: string }>()((db, p) =>
  db.selectFrom('media').select('sha256').where('sha256', '=', p.sha256),
);

const insertMedia = statement<MediaFile & { atMs: number }>()((db, p) =>
  db.insertInto('media').values({
    sha256: p.sha256,
    mediaType: p.mediaType,
    sizeBytes: p.sizeBytes,
    cipher: p.cipher,
    createdAtMs: p.atMs,
  }),
);

/** True when a row names the file. */
export function isKnownMedia(reader: Reader, sha256: string): boolean {
  return reader.get(mediaByHash, { sha256 }) !== undefined;
}

/** Names a file that is on the disk already; one picture may be attached to several things. */
export function writeMedia(tx: Tx, file: MediaFile, atMs: number): void {
  if (!isKnownMedia(tx, file.sha256)) tx.run(insertMedia, { ...file, atMs });
}
