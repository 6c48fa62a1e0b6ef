import { foldText } from './fold-text.ts';
import { decodeReadings, initialsOf } from './pinyin.ts';

/** What search looks at. */
export interface SearchedFields {
  readonly genericName: string;
  readonly tradeName: string;
  readonly manufacturer: string;
  /** Readings of both names, see `encodeReadings`. */
  readonly searchPinyin: string;
}

/**
 * A term of the index begins with a letter that says what it is a part of. A part that stands at the
 * beginning has a letter of its own, so that names that begin with what was typed come first.
 */
export const TERM = {
  name: 'n',
  nameStart: 's',
  wholeName: 'e',
  maker: 'm',
  initials: 'i',
  initialsStart: 'j',
  wholeInitials: 'x',
  pinyin: 'p',
  pinyinStart: 'q',
} as const;

/** Names are indexed as runs of up to this many characters, from any character on. */
export const LONGEST_NAME_PART = 3;
/** And as beginnings of up to this many. */
export const LONGEST_NAME_START = 4;
/** Initials are indexed as runs of up to this many letters. */
export const LONGEST_INITIALS = 4;
/** Full pinyin is indexed as what one may have typed so far from any syllable on, from two letters to this many. */
export const LONGEST_PINYIN = 12;

/** The terms under which a drug is found, as the text that the index takes in. */
export function indexTerms(fields: SearchedFields): string {
  const terms = new Set<string>();
  for (const name of [foldText(fields.genericName), foldText(fields.tradeName)]) addName(terms, name);
  for (const pair of runs(foldText(fields.manufacturer), 2)) terms.add(TERM.maker + pair);
  for (const syllables of decodeReadings(fields.searchPinyin)) {
    addInitials(terms, initialsOf(syllables));
    addPinyin(terms, syllables);
  }
  return [...terms].join(' ');
}

function addName(terms: Set<string>, name: string): void {
  if (name === '') return;
  for (let length = 1; length <= LONGEST_NAME_START; length++) {
    const parts = runs(name, length);
    if (parts[0] !== undefined) terms.add(TERM.nameStart + parts[0]);
    if (length <= LONGEST_NAME_PART) for (const part of parts) terms.add(TERM.name + part);
  }
  terms.add(TERM.wholeName + name);
}

function addInitials(terms: Set<string>, initials: string): void {
  for (let length = 1; length <= LONGEST_INITIALS; length++) {
    const parts = runs(initials, length);
    for (const part of parts) terms.add(TERM.initials + part);
    if (parts[0] !== undefined) terms.add(TERM.initialsStart + parts[0]);
  }
  terms.add(TERM.wholeInitials + initials);
}

function addPinyin(terms: Set<string>, syllables: readonly string[]): void {
  for (let first = 0; first < syllables.length; first++) {
    const rest = syllables.slice(first).join('');
    for (let length = 2; length <= Math.min(LONGEST_PINYIN, rest.length); length++) {
      const typed = rest.slice(0, length);
      terms.add(TERM.pinyin + typed);
      if (first === 0) terms.add(TERM.pinyinStart + typed);
    }
  }
}

/** All runs of so many neighbouring characters, in order. */
export function runs(text: string, length: number): string[] {
  const characters = Array.from(text);
  const found: string[] = [];
  for (let start = 0; start + length <= characters.length; start++) {
    found.push(characters.slice(start, start + length).join(''));
  }
  return found;
}
