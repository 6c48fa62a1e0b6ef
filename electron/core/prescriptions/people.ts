/** The last code point: `from + LAST` is above every text that begins with `from`. */
const LAST = '\u{10FFFF}';
/** Looked at before the latest served are picked: whoever finds more has not said enough. */
const MAX_LOOKED_AT = 200;

/** Ids of people by what was typed: the beginning of a name or number as it is written, or of a name as it is read. */
export function peopleOf(
  search: { query: string },
  ways: {
    written(range: { from: string; to: string; limit: number }): number[];
    read(text: string, limit: number): number[];
  },
): number[] {
  const from = search.query.trim();
  const written = ways.written({ from, to: from + LAST, limit: MAX_LOOKED_AT });
  return [...new Set([...written, ...ways.read(from, MAX_LOOKED_AT)])];
}
