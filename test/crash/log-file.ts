/** The write-ahead log as SQLite lays it down (https://www.sqlite.org/fileformat2.html#walformat). */
const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
const PAGE_SIZE_AT = 8;
const SALT_AT = 16;
const SALT_BYTES = 8;
const FRAME_PAGES_AT = 4;
const FRAME_SALT_AT = 8;

/**
 * Where each committed transaction ends in a log: what lies before such an offset survives any damage after it.
 * Frames left over from an earlier use of the file carry another salt and end the list.
 */
export function commitEnds(log: Buffer): number[] {
  if (log.length < HEADER_BYTES) return [];
  const salt = log.subarray(SALT_AT, SALT_AT + SALT_BYTES);
  const frameBytes = FRAME_HEADER_BYTES + log.readUInt32BE(PAGE_SIZE_AT);
  const ends: number[] = [];
  for (let at = HEADER_BYTES; at + frameBytes <= log.length; at += frameBytes) {
    if (!log.subarray(at + FRAME_SALT_AT, at + FRAME_SALT_AT + SALT_BYTES).equals(salt)) break;
    // Only the last frame of a transaction says how many pages the store has then.
    if (log.readUInt32BE(at + FRAME_PAGES_AT) !== 0) ends.push(at + frameBytes);
  }
  return ends;
}
