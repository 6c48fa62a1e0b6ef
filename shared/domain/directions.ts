import type { FrequencyCode } from './directions-frequency.ts';
import type { Dose, Reading } from './directions-readings.ts';
import { type DirectionPiece, splitDirections } from './directions-split.ts';
import type { RouteCode, TimingCode } from './directions-words.ts';

/** Directions for use (用法用量) of one line of a prescription. */
export interface Directions {
  readonly dose: Dose | null;
  readonly frequency: FrequencyCode | null;
  readonly route: RouteCode | null;
  readonly timing: TimingCode | null;
  readonly days: number | null;
}

/**
 * A part of the text that a person must look at, as written and where it stands: `unknown` words, a part that is
 * `unclear` (1-2片, 一日5次), or all that say one thing differently, `repeated`
 * (`bid tid`).
 */
export interface NotUnderstood {
  readonly reason: 'unknown' | 'unclear' | 'repeated';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface ParsedDirections extends Directions {
  readonly notUnderstood: readonly NotUnderstood[];
}

/** The longest text that is read; the rest of a longer one is reported as unknown. */
export const MAX_DIRECTIONS_LENGTH = 200;

/**
 * Reads directions as a hurried pharmacist types them (`1# tid po pc`, `一次2片 一日3次 饭后口服`), in any order,
 * with or without blanks. What cannot be read surely is named in `notUnderstood` and left out, never guessed.
 */
export function parseDirections(text: string): ParsedDirections {
  const pieces = splitDirections(fold(text.slice(0, MAX_DIRECTIONS_LENGTH)));
  const notUnderstood: NotUnderstood[] = [];
  const report = (reason: NotUnderstood['reason'], { start, end }: { start: number; end: number }) =>
    notUnderstood.push({ reason, text: text.slice(start, end), start, end });
  const said: { -readonly [Part in keyof Directions]: Directions[Part] } = {
    dose: null,
    frequency: null,
    route: null,
    timing: null,
    days: null,
  };
  const placeOf = new Map<keyof Directions, DirectionPiece>();
  const contradicted = new Set<keyof Directions>();
  // "When needed" is the frequency where no other is given, so it is settled last.
  const inOrder = [...pieces].sort((a, b) => Number(isNeeded(a.reading)) - Number(isNeeded(b.reading)));
  for (const piece of inOrder) {
    const { reading } = piece;
    if (reading === null) report('unknown', piece);
    else if (reading.part === 'unclear') report('unclear', piece);
    else if (reading.part !== 'nothing') {
      const { part, value } = isNeeded(reading) ? neededFor(said) : reading;
      const before = placeOf.get(part);
      if (before === undefined) {
        placeOf.set(part, piece);
        Object.assign(said, { [part]: value });
      } else if (!isSame(said[part], value)) {
        if (!contradicted.has(part)) report('repeated', before);
        contradicted.add(part);
        report('repeated', piece);
      }
    }
  }
  for (const part of contradicted) said[part] = null;
  const needed = placeOf.get('timing');
  if (said.timing === 'needed' && said.frequency === null && needed !== undefined) {
    said.timing = null;
    report('repeated', needed);
  }
  if (text.length > MAX_DIRECTIONS_LENGTH) {
    report('unknown', { start: MAX_DIRECTIONS_LENGTH, end: text.length });
  }
  return { ...said, notUnderstood: notUnderstood.sort((a, b) => a.start - b.start) };
}

const isNeeded = (reading: Reading | null): boolean =>
  (reading?.part === 'timing' && reading.value === 'needed') ||
  (reading?.part === 'frequency' && reading.value === 'prn');

function neededFor(said: Directions) {
  return said.frequency === null || said.frequency === 'prn'
    ? ({ part: 'frequency', value: 'prn' } as const)
    : ({ part: 'timing', value: 'needed' } as const);
}

function isSame(a: Directions[keyof Directions], b: Directions[keyof Directions]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

const SPELLINGS: Readonly<Record<string, string>> = {
  '\u3000': ' ',
  '×': 'x',
  '✕': 'x',
  '～': '~',
  '—': '-',
  '–': '-',
  µ: 'μ',
};

/**
 * Half width, lower case, one character for one, so that places in the folded text are places in what was typed.
 * Not Unicode's own folding: that reads 1½ as eleven halves.
 */
function fold(text: string): string {
  return text.replace(/[\s\S]/g, (character) => {
    const spelling = SPELLINGS[character];
    if (spelling !== undefined) return spelling;
    const code = character.charCodeAt(0);
    const half = code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : character;
    const lower = half.toLowerCase();
    return lower.length === 1 ? lower : half;
  });
}
