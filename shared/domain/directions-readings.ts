import type { Decimal } from 'decimal.js';
import { everyHours, FREQUENCIES, type FrequencyCode, timesADay } from './directions-frequency.ts';
import { NUMBER_PATTERN, readNumber, readWhole } from './directions-number.ts';
import { DOSE_UNIT_WORDS, type DoseUnit } from './directions-unit.ts';
import { ROUTES, type RouteCode, TIMINGS, type TimingCode } from './directions-words.ts';

/** One dose: an amount as decimal text (`0.5`) and its unit. */
export interface Dose {
  readonly amount: string;
  readonly unit: DoseUnit;
}

/** What a piece of the text says. `nothing` is a word that adds nothing (服用). */
export type Reading =
  | { readonly part: 'dose'; readonly value: Dose }
  | { readonly part: 'frequency'; readonly value: FrequencyCode }
  | { readonly part: 'route'; readonly value: RouteCode }
  | { readonly part: 'timing'; readonly value: TimingCode }
  | { readonly part: 'days'; readonly value: number }
  | { readonly part: 'nothing' }
  | { readonly part: 'unclear' };

export interface ReadingRule {
  /** Sticky; tried at every place of the text. */
  readonly pattern: RegExp;
  /** What was read, or null when the text only looked like it. */
  read(match: RegExpExecArray): Reading | null;
}

/** A supply is counted in days; a year is the most that the program plans for. */
export const MAX_DIRECTION_DAYS = 366;

const NUMBER = NUMBER_PATTERN;
/** A number is never read out of the middle of another, nor behind a fraction or a range. */
const START = '(?<![\\d./~\\-])';
const UNCLEAR: Reading = { part: 'unclear' };
const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** A Latin abbreviation may carry full stops; blanks may stand between words and around characters. */
function wordPattern(word: string): string {
  const isAbbreviation = /^[a-z\d]{1,5}$/.test(word) && !/^\d/.test(word);
  return isAbbreviation ? [...word].map(literal).join('\\.?') : literal(word).replaceAll(' ', ' ?');
}

const rule = (source: string, read: ReadingRule['read']): ReadingRule => ({
  pattern: new RegExp(source, 'y'),
  read,
});

const units = DOSE_UNIT_WORDS.flatMap((unit) =>
  [unit.zh, unit.en, unit.enPlural, ...unit.written].map((word) => ({ word, code: unit.code })),
).sort((a, b) => b.word.length - a.word.length);
const unitCodes = new Map(units.map(({ word, code }) => [word, code]));
const UNIT = `(?:${[...new Set(units.map(({ word }) => literal(word)))].join('|')})`;

function doseOf(amount: Decimal | null, unitText: string): Reading | null {
  const unit = unitCodes.get(unitText);
  return amount === null || unit === undefined
    ? UNCLEAR
    : { part: 'dose', value: { amount: amount.toFixed(), unit } };
}

const EACH = '(?:(?:一次|每次|1次|次|take) ?)?';
const DOSE_RULES: readonly ReadingRule[] = [
  rule(
    `${START}${EACH}(${NUMBER}) ?(${UNIT})(半)?(?: each time|(?: ?/ ?| )?(?:每次|次)(?![\\d/]))?`,
    ([, amount = '', unit = '', half]) => {
      const value = readNumber(amount);
      return doseOf(half === undefined ? value : (value?.plus('0.5') ?? null), unit);
    },
  ),
  rule(`${START}${EACH}(${NUMBER}) ?万 ?(单位|iu|u)`, ([, amount = '']) =>
    doseOf(readNumber(readNumber(amount)?.times(10_000).toFixed() ?? '0'), '单位'),
  ),
  // 1-2片: the prescription leaves it open, so a person decides.
  rule(`${START}${EACH}${NUMBER} ?(?:${UNIT})? ?(?:-|~|至|到|或) ?${NUMBER} ?${UNIT}`, () => UNCLEAR),
];

const frequency = (value: FrequencyCode | null): Reading =>
  value === null ? UNCLEAR : { part: 'frequency', value };
const A_DAY = '(?:每一日|每1日|每日|每天|一日|一天|1日|1天|日|天)';
const TIMES = `(${NUMBER}) ?次`;
const timesRead: ReadingRule['read'] = ([, times = '']) =>
  frequency(timesADay(readWhole(times, { min: 1, max: 24 }) ?? 0));
const hoursRead: ReadingRule['read'] = ([, hours = '']) =>
  frequency(everyHours(readWhole(hours, { min: 1, max: 72 }) ?? 0));
const FREQUENCY_RULES: readonly ReadingRule[] = [
  rule(`(?<![\\d一二两三四五六七八九十])${A_DAY} ?${TIMES}`, timesRead),
  rule(`${START}${TIMES} ?(?:/|每) ?(?:日|天|d)(?![a-z])`, timesRead),
  rule(`每(?:隔)? ?(${NUMBER}) ?(?:小时|h)(?: ?[一1] ?次)?`, hoursRead),
  rule(`q\\.? ?(\\d{1,2}) ?h\\.?`, hoursRead),
  rule(`${START}[一1] ?次 ?/ ?(${NUMBER}) ?(?:小时|h)`, hoursRead),
  rule(`每(?:2|两|二) ?(?:日|天) ?[一1] ?次`, () => frequency('qod')),
  // 3天一次2片 is one dose in three days, never three days of two tablets.
  rule(`${START}(?![一1] ?[日天周])${NUMBER} ?(?:日|天|周|月|个月) ?${NUMBER} ?次`, () => UNCLEAR),
];

const daysOf = (text: string, times: number): Reading => {
  const count = readWhole(text, { min: 1, max: MAX_DIRECTION_DAYS });
  const days = count === null ? 0 : count * times;
  return days >= 1 && days <= MAX_DIRECTION_DAYS ? { part: 'days', value: days } : UNCLEAR;
};
const FOR = '(?:[x*]|连续用|连续服|连用|连服|共用|共|用|服|疗程|for) ?';
const DAY = '(?:天|日|days?|d)(?![a-z次])(?:量|的量)?';
const WEEK = '(?:周|星期|weeks?|w)(?![a-z次])(?:量|的量)?';
const DAYS_RULES: readonly ReadingRule[] = [
  rule(`${FOR}(${NUMBER}) ?${DAY}`, ([, count = '']) => daysOf(count, 1)),
  rule(`${FOR}(${NUMBER}) ?${WEEK}`, ([, count = '']) => daysOf(count, 7)),
  rule(`${START}(\\d{1,3}) ?${DAY}`, ([, count = '']) => daysOf(count, 1)),
  rule(`${START}(\\d{1,2}) ?${WEEK}`, ([, count = '']) => daysOf(count, 7)),
];

const words = <Code extends string>(
  rows: readonly { code: Code; zh: string; en: string; written: readonly string[] }[],
  reading: (code: Code) => Reading,
): ReadingRule[] =>
  rows.flatMap((row) =>
    [...new Set([row.zh, row.en, ...row.written])].map((word) =>
      rule(`${/^\d/.test(word) ? START : ''}${wordPattern(word)}`, () => reading(row.code)),
    ),
  );

/** 不要饭后服: what is denied is not read as if it were said. */
const DENIAL_RULE = rule('(?:不|勿|禁|忌|避免|停)[^\\s,;，；。]*', () => UNCLEAR);

const FILLERS = ['服用', '服', '使用', '应用', '用药', '给药', '用', 'take', 'sig', '用法', '即可'];

/** Every way in which a piece of directions may be read. */
export const READING_RULES: readonly ReadingRule[] = [
  DENIAL_RULE,
  ...DOSE_RULES,
  ...FREQUENCY_RULES,
  ...DAYS_RULES,
  ...words(FREQUENCIES, (value) => ({ part: 'frequency', value })),
  ...words(ROUTES, (value) => ({ part: 'route', value })),
  ...words(TIMINGS, (value) => ({ part: 'timing', value })),
  ...FILLERS.map((word) => rule(wordPattern(word), () => ({ part: 'nothing' }) as const)),
];
