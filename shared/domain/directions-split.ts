import { READING_RULES, type Reading } from './directions-readings.ts';

/** A piece of the text, from one place to another, and what it says; null where nothing could be made of it. */
export interface DirectionPiece {
  readonly start: number;
  readonly end: number;
  readonly reading: Reading | null;
}

const SEPARATOR = /[\s,;:。、.·|/+()]/;
/** Letters and digits run together into one word: a word is understood whole, or not at all. */
const RUN = /[a-z\d.]/;
const COST_OF_PIECE = 10;
/** A doubtful piece wins over two sure ones for the same text: what may be read in two ways is asked about. */
const COST_OF_UNCLEAR = 9;
const COST_OF_UNREAD = 1_000;

/**
 * Cuts directions without relying on blanks: of all ways to cover the text, the one that leaves the fewest
 * characters unread, then the one of the fewest pieces. `text` is folded (lower case, half width).
 */
export function splitDirections(text: string): DirectionPiece[] {
  const best: { cost: number; piece: DirectionPiece | null }[] = [];
  best[text.length] = { cost: 0, piece: null };
  const costFrom = (index: number) => best[index]?.cost ?? 0;
  for (let start = text.length - 1; start >= 0; start--) {
    let choice: { cost: number; piece: DirectionPiece | null } = SEPARATOR.test(text[start] ?? '')
      ? { cost: costFrom(start + 1), piece: null }
      : {
          cost: COST_OF_UNREAD + costFrom(start + 1),
          piece: { start, end: start + 1, reading: null },
        };
    for (const rule of READING_RULES) {
      rule.pattern.lastIndex = start;
      const match = rule.pattern.exec(text);
      if (match === null) continue;
      const end = start + match[0].length;
      const reading = rule.read(match);
      if (reading === null) continue;
      const cost = (reading.part === 'unclear' ? COST_OF_UNCLEAR : COST_OF_PIECE) + costFrom(end);
      if (cost < choice.cost) choice = { cost, piece: { start, end, reading } };
    }
    best[start] = choice;
  }
  const pieces: DirectionPiece[] = [];
  for (let index = 0; index < text.length; ) {
    const piece = best[index]?.piece ?? null;
    if (piece !== null) pieces.push(piece);
    index = piece?.end ?? index + 1;
  }
  return joinUnread(text, pieces);
}

/** Joins what was not read into whole words, taking with it what was read out of the middle of such a word. */
function joinUnread(text: string, pieces: readonly DirectionPiece[]): DirectionPiece[] {
  const unread: { start: number; end: number }[] = [];
  for (const { start, end, reading } of pieces) {
    if (reading !== null) continue;
    let from = start;
    let to = end;
    if (RUN.test(text[start] ?? '')) {
      while (from > 0 && RUN.test(text[from - 1] ?? '')) from--;
      while (to < text.length && RUN.test(text[to] ?? '')) to++;
    }
    for (const other of pieces) {
      if (other.reading === null || other.end <= from || other.start >= to) continue;
      from = Math.min(from, other.start);
      to = Math.max(to, other.end);
    }
    const last = unread.at(-1);
    if (last !== undefined && last.end >= from) {
      last.start = Math.min(last.start, from);
      last.end = Math.max(last.end, to);
    } else unread.push({ start: from, end: to });
  }
  const isInside = (piece: DirectionPiece) =>
    unread.some(({ start, end }) => piece.start < end && piece.end > start);
  return [
    ...pieces.filter((piece) => piece.reading !== null && !isInside(piece)),
    ...unread.map((part) => ({ ...part, reading: null })),
  ].sort((a, b) => a.start - b.start);
}
