import type { Statement } from '../db/statement.ts';
import type { Reader } from '../db/store.ts';
import { findByReading, type PersonKind } from './name-readings.ts';

/** The last code point: `from + LAST` is above every text that begins with `from`. */
const LAST = '\u{10FFFF}';
/** Looked at before the latest served are picked: whoever finds more has not said enough. */
const MAX_LOOKED_AT = 200;

interface PeopleOfAKind<Row> {
  readonly kind: PersonKind;
  /** Finds the ids of those whose name or number, as it is written, lies in a range. */
  readonly written: Statement<{ from: string; to: string; limit: number }, { readonly id: number }>;
  get(reader: Reader, id: number): Row;
}

/**
 * People by what was typed, the beginning of a name or number as it is written or of a name as it is read; the latest
 * served first.
 */
export function searchPeople<Row extends { readonly updatedAtMs: number }>(
  reader: Reader,
  search: { readonly query: string; readonly limit: number },
  { kind, written, get }: PeopleOfAKind<Row>,
): Row[] {
  const from = search.query.trim();
  const asWritten = reader.all(written, { from, to: from + LAST, limit: MAX_LOOKED_AT }).map(({ id }) => id);
  const asRead = findByReading(reader, kind, { text: from, limit: MAX_LOOKED_AT });
  return [...new Set([...asWritten, ...asRead])]
    .map((id) => get(reader, id))
    .sort((a, b) => b.updatedAtMs - a.updatedAtMs)
    .slice(0, search.limit);
}
