import { invariant } from '#shared/errors/index.ts';
import { columnsOf, columnsOfCharacter } from './receipt-characters.ts';

/**
 * Breaks printable text into lines of at most `columns`: after a space where there is one, between two
 * full-width characters, and inside a word only when the word alone is wider than a line.
 */
export function wrapText(text: string, columns: number): string[] {
  invariant(columns >= 2, 'a line holds at least one full-width character');
  const lines: string[] = [];
  let line = '';
  const flush = (): void => {
    if (line !== '') lines.push(line);
    line = '';
  };
  for (const [token] of text.matchAll(/ |[!-~]+|[^ -~]/gu)) {
    if (token === ' ' && line === '') continue;
    if (columnsOf(line) + columnsOf(token) <= columns) {
      line += token;
      continue;
    }
    flush();
    if (token === ' ') continue;
    const pieces = splitWord(token, columns);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? '';
  }
  flush();
  return lines.map((wrapped) => wrapped.trimEnd());
}

function splitWord(word: string, columns: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const character of word) {
    if (columnsOf(piece) + columnsOfCharacter(character) > columns) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...pieces, piece];
}

/** Packs short fields onto as few lines as they fit, keeping each whole where a line can hold it; skips empty ones. */
export function packFields(fields: readonly string[], columns: number): string[] {
  const lines: string[] = [];
  for (const field of fields.filter((text) => text !== '')) {
    const last = lines.at(-1);
    if (last !== undefined && columnsOf(last) + 1 + columnsOf(field) <= columns) {
      lines[lines.length - 1] = `${last} ${field}`;
    } else {
      lines.push(...wrapText(field, columns));
    }
  }
  return lines;
}
