import { Decimal } from 'decimal.js';
import { DOSE_UNIT_WORDS, type DoseUnit, doseUnitOf } from './directions-unit.ts';

/** A measured amount: decimal text and its unit (mg, ml, …). */
export interface Measure {
  readonly amount: string;
  readonly unit: DoseUnit;
}

/** What the text of a specification (规格) says of one pack; null where it does not say it surely. */
export interface Specification {
  /** Active ingredient in one piece (0.25g of 0.25g*24粒), or in `volume` of a liquid. */
  readonly content: Measure | null;
  /** Liquid in one piece (5ml of 5ml:0.1g*10支). */
  readonly volume: Measure | null;
  /** Pieces in a pack, and what they are. */
  readonly count: number | null;
  readonly piece: DoseUnit | null;
}

const unitWords = (kinds: readonly string[]) =>
  DOSE_UNIT_WORDS.filter((unit) => kinds.includes(unit.kind) && unit.code !== 'piece').flatMap((unit) =>
    [...new Set([unit.zh, unit.en, unit.enPlural, ...unit.written])].map((word) => ({
      word: word.toLowerCase(),
      code: unit.code,
    })),
  );
const MEASURED = new Map(
  unitWords(['mass', 'volume', 'activity']).map(({ word, code }) => [word, code] as const),
);
const COUNTED = new Map(unitWords(['counted']).map(({ word, code }) => [word, code] as const));
const oneOf = (words: Iterable<string>) =>
  [...words].sort((a, b) => b.length - a.length || a.localeCompare(b)).join('|');

const MEASURE = `(\\d+(?:\\.\\d+)?)(万)?(${oneOf(MEASURED.keys())})`;
const MEASURES = new RegExp(MEASURE, 'g');
const ACTIVE = new RegExp(`\\d万?(?:${oneOf(unitWords(['mass', 'activity']).map(({ word }) => word))})`);
const CONTENT = new RegExp(`^(?:每?[片粒丸袋包支瓶贴枚]?(?:装|重|含|相当于)?)?${MEASURE}$`);
const RATIO = new RegExp(`^${MEASURE}:${MEASURE}$`);
const COUNT = new RegExp(`^(\\d{1,5})(${oneOf(COUNTED.keys())})$`);
/** 板, 盒 and the like hold pieces: 12粒*2板. */
const HOLDER = /^(\d{1,4})(?:板|盒|小盒|排|联|铝塑板|听|罐|筒)$/;
const MAX_COUNT = 99_999;
/** Texts of which it is remembered what they say. */
const MOST_READINGS = 2000;

/**
 * Reads a specification as makers print it: `0.25g*24粒`, `10mg×30片`, `5ml:0.1g*10支`, `0.3g*10片/板*2板`, `100ml`.
 * Null when any part of it is not surely understood: a wrong strength is worse than none.
 */
export const parseSpecification = readOnce(parse);

function parse(text: string): Specification | null {
  const folded = fold(text);
  if (folded === '') return null;
  const said: Specification[] = [];
  let holders = 1;
  for (const part of folded.split('*')) {
    const holder = HOLDER.exec(part);
    if (holder !== null) holders *= Number(holder[1]);
    else {
      const facts = readPart(part);
      if (facts === null) return null;
      said.push(facts);
    }
  }
  return combine(said, holders);
}

function combine(said: readonly Specification[], holders: number): Specification | null {
  const counts = said.filter((facts) => facts.count !== null);
  const measures = said.filter((facts) => facts.count === null);
  if (counts.length > 1 || measures.length > 1) return null;
  const [measured] = measures;
  const [counted] = counts;
  if (counted === undefined && (measured === undefined || holders !== 1)) return null;
  const count = counted?.count === undefined || counted.count === null ? null : counted.count * holders;
  if (count !== null && (count < 1 || count > MAX_COUNT)) return null;
  return {
    content: measured?.content ?? null,
    volume: measured?.volume ?? null,
    count,
    piece: counted?.piece ?? null,
  };
}

const NOTHING: Specification = { content: null, volume: null, count: null, piece: null };

/** One part between the × signs: a strength, a volume, a strength in a volume, or a count of pieces. */
function readPart(part: string): Specification | null {
  const count = COUNT.exec(part);
  if (count !== null) {
    return { ...NOTHING, count: Number(count[1]), piece: COUNTED.get(count[2] ?? '') ?? null };
  }
  const single = CONTENT.exec(part);
  if (single !== null) {
    const measure = measureOf(single.slice(1));
    if (measure === null) return null;
    return isVolume(measure) ? { ...NOTHING, volume: measure } : { ...NOTHING, content: measure };
  }
  const ratio = RATIO.exec(part);
  if (ratio === null) return null;
  const sides = [measureOf(ratio.slice(1, 4)), measureOf(ratio.slice(4, 7))];
  const volume = sides.find((side) => side !== null && isVolume(side)) ?? null;
  const content = sides.find((side) => side !== null && !isVolume(side)) ?? null;
  // 80mg:12.5mg is a compound of two ingredients, 10g:0.1g an ointment: neither has one strength to divide by.
  return volume === null || content === null ? null : { ...NOTHING, content, volume };
}

/** What a specification says of a pack, for holding two of them against each other. */
export interface PackWording {
  /** What is printed beside the count, measures in one unit, so that equal strengths are equal texts; may be empty. */
  readonly strength: string;
  /** True when an amount of the active ingredient is among it: a volume or a size alone is no strength. */
  readonly isMeasured: boolean;
  /** Pieces in a pack, and what they are; null where they are not counted. */
  readonly count: number | null;
  readonly piece: DoseUnit | null;
}

/**
 * Reads a specification as far as it can be compared: `0.25g*24粒` and `250mg×12粒×2板` say the same. What is not a
 * measure stays as it is printed (`80mg:12.5mg`, `每丸重9g`). Null when the pieces are counted twice.
 */
export const wordingOf = readOnce(readWording);

function readWording(text: string): PackWording | null {
  let holders = 1;
  const counts: { count: number; piece: DoseUnit | null }[] = [];
  const strengths: string[] = [];
  for (const part of fold(text).split('*')) {
    const holder = HOLDER.exec(part);
    const count = COUNT.exec(part);
    if (holder !== null) holders *= Number(holder[1]);
    else if (count !== null)
      counts.push({ count: Number(count[1]), piece: COUNTED.get(count[2] ?? '') ?? null });
    else strengths.push(part);
  }
  const [counted] = counts;
  if (counts.length > 1 || (counted === undefined && holders !== 1)) return null;
  return {
    strength: strengths.map(inOneUnit).join('*'),
    isMeasured: strengths.some((part) => ACTIVE.test(part)),
    count: counted === undefined ? null : counted.count * holders,
    piece: counted?.piece ?? null,
  };
}

/** True when two specifications are printed alike, but for width, blanks and the sign for times. */
export function isPrintedAlike(a: string, b: string): boolean {
  return fold(a) === fold(b) && fold(a) !== '';
}

/** What people call a counted piece (粒, 片, 支), or null for any other word. */
export function countedPieceOf(word: string): DoseUnit | null {
  return COUNTED.get(fold(word)) ?? null;
}

/** Every measure of a text in mg, ml or units. */
function inOneUnit(part: string): string {
  return part.replaceAll(MEASURES, (whole, ...groups: (string | undefined)[]) => {
    const measure = measureOf(groups.slice(0, 3));
    if (measure === null) return whole;
    const { factor, kind } = doseUnitOf(measure.unit);
    return `${new Decimal(measure.amount).times(factor).toFixed()}${kind}`;
  });
}

/** A counter reads the specifications of the same few hundred drugs all day, some of them for every key that is hit. */
function readOnce<Reading>(read: (text: string) => Reading): (text: string) => Reading {
  const readings = new Map<string, Reading>();
  return (text) => {
    const known = readings.get(text);
    if (known !== undefined) return known;
    if (readings.size === MOST_READINGS) readings.clear();
    const reading = read(text);
    readings.set(text, reading);
    return reading;
  };
}

const isVolume = ({ unit }: Measure) => doseUnitOf(unit).kind === 'volume';

function measureOf([amount = '', tenThousand, word = '']: readonly (string | undefined)[]): Measure | null {
  const unit = MEASURED.get(word);
  const value = new Decimal(amount).times(tenThousand === undefined ? 1 : 10_000);
  return unit === undefined || value.isZero() ? null : { amount: value.toFixed(), unit };
}

/**
 * Half width, lower case, one sign for ×, no blanks, without the /盒 that says what the whole is and the 拆零 of units
 * that are sold loose.
 */
function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s/g, '')
    .replace(/^拆零/, '')
    .replace(/[×✕x]/g, '*')
    .replaceAll('∶', ':')
    .replace(/\/(?:盒|瓶|袋|支|桶|罐|板|包|片|粒)(?=\*|$)/g, '');
}
