import { foldText } from './fold-text.ts';
import {
  LONGEST_INITIALS,
  LONGEST_NAME_PART,
  LONGEST_NAME_START,
  LONGEST_PINYIN,
  runs,
  type SearchedFields,
  TERM,
} from './index-terms.ts';
import { decodeReadings, initialsOf } from './pinyin.ts';

/** More words than this say nothing more. */
const MAX_WORDS = 5;

/** What was typed, as folded words that all have to fit. */
export function searchWords(query: string): string[] {
  const words = query
    .normalize('NFKC')
    .split(/[\s\p{C}]+/u)
    .map(foldText);
  return [...new Set(words.filter((word) => word !== ''))].slice(0, MAX_WORDS);
}

/** How strictly words have to fit: the whole name, the beginning of a name, or any part. */
export type Fit = 'whole' | 'start' | 'anywhere';

/** The index's expression for drugs that all words fit; the first word as strictly as asked. */
export function matchExpression(words: readonly string[], fit: Fit): string {
  return words.map((word, index) => wordExpression(word, index === 0 ? fit : 'anywhere')).join(' AND ');
}

function wordExpression(word: string, fit: Fit): string {
  const ways = [nameWay(word, fit)];
  if (fit === 'anywhere' && Array.from(word).length >= 2) ways.push(allOf(TERM.maker, runs(word, 2)));
  if (/^[a-z0-9]+$/.test(word)) ways.push(initialsWay(word, fit));
  if (/^[a-z]{2,}$/.test(word) && fit !== 'whole') ways.push(pinyinWay(word, fit));
  return `(${ways.join(' OR ')})`;
}

function nameWay(word: string, fit: Fit): string {
  if (fit === 'whole') return term(TERM.wholeName, word);
  const characters = Array.from(word).length;
  const length = Math.min(LONGEST_NAME_PART, characters);
  const anywhere = allOf(TERM.name, covering(runs(word, length), length));
  if (fit === 'anywhere') return anywhere;
  const [start = word] = runs(word, Math.min(LONGEST_NAME_START, characters));
  return start === word ? term(TERM.nameStart, word) : `(${term(TERM.nameStart, start)} AND ${anywhere})`;
}

function initialsWay(word: string, fit: Fit): string {
  if (fit === 'whole') return term(TERM.wholeInitials, word);
  const length = Math.min(LONGEST_INITIALS, word.length);
  const parts = runs(word, length);
  const start = term(TERM.initialsStart, parts[0] ?? '');
  if (fit === 'start' && parts.length === 1) return start;
  const anywhere = allOf(TERM.initials, covering(parts, length));
  return fit === 'start' ? `(${start} AND ${anywhere})` : anywhere;
}

/** As many of the runs as cover the word; what fits them by chance is sorted out afterwards. */
function covering(parts: readonly string[], length: number): string[] {
  return parts.filter((_, index) => index % length === 0 || index === parts.length - 1);
}

/** No syllable has more letters (zhuang, chuang, shuang), so one begins within any so many letters. */
const LONGEST_SYLLABLE = 6;

function pinyinWay(word: string, fit: Fit): string {
  const head = term(fit === 'start' ? TERM.pinyinStart : TERM.pinyin, word.slice(0, LONGEST_PINYIN));
  if (word.length <= LONGEST_PINYIN) return head;
  // Many names begin alike (zhusheyongyansuan…); the last letters, from whichever syllable on, tell them apart.
  const first = word.length - LONGEST_PINYIN;
  const tails = Array.from({ length: LONGEST_SYLLABLE }, (_, n) => word.slice(first + n));
  return `(${head} AND (${tails.map((tail) => term(TERM.pinyin, tail)).join(' OR ')}))`;
}

function allOf(kind: string, parts: readonly string[]): string {
  return `(${parts.map((part) => term(kind, part)).join(' AND ')})`;
}

/** Folded words hold nothing but letters and digits, so a term never ends its own quotes. */
function term(kind: string, part: string): string {
  return `"${kind}${part}"`;
}

/** True when a word really fits a drug: terms may meet by chance, or be those of an older name. */
export function wordFits(word: string, fields: SearchedFields): boolean {
  const texts = [fields.genericName, fields.tradeName, fields.manufacturer];
  // Most texts are folded as they stand, so looking before folding spares most of the work.
  if (texts.some((text) => text.includes(word) || foldText(text).includes(word))) return true;
  if (!/^[a-z0-9]+$/.test(word)) return false;
  return decodeReadings(fields.searchPinyin).some(
    (syllables) => initialsOf(syllables).includes(word) || fitsPinyin(word, syllables),
  );
}

function fitsPinyin(word: string, syllables: readonly string[]): boolean {
  return syllables.some((_, first) => syllables.slice(first).join('').startsWith(word));
}
