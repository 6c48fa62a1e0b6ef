import { invariant } from '#shared/errors/index.ts';
import type { DirectionWord } from './directions-words.ts';

/** 给药频次 */
export const FREQUENCY_CODES = [
  'qd',
  'bid',
  'tid',
  'qid',
  'q4h',
  'q6h',
  'q8h',
  'q12h',
  'qn',
  'qm',
  'qod',
  'biw',
  'qw',
  'prn',
  'st',
] as const;
export type FrequencyCode = (typeof FREQUENCY_CODES)[number];

/** Doses over days, an exact fraction: `qod` is 1 dose in 2 days. */
export interface DoseRate {
  readonly doses: number;
  readonly days: number;
}

export interface Frequency extends DirectionWord<FrequencyCode> {
  /** `once` is one dose whatever the days; `as_needed` has no rate, so no quantity follows from it. */
  readonly rate: DoseRate | 'once' | 'as_needed';
}

const daily = (doses: number): DoseRate => ({ doses, days: 1 });

export const FREQUENCIES: readonly Frequency[] = [
  {
    code: 'qd',
    zh: '一日1次',
    en: 'once a day',
    rate: daily(1),
    written: ['qd', 'q24h', '每24小时一次', '每天一次', 'daily', 'once daily'],
  },
  {
    code: 'bid',
    zh: '一日2次',
    en: 'twice a day',
    rate: daily(2),
    written: ['bid', 'bd', '早晚各一次', '早晚各1次'],
  },
  {
    code: 'tid',
    zh: '一日3次',
    en: '3 times a day',
    rate: daily(3),
    written: ['tid', 'tds', '早中晚各一次'],
  },
  { code: 'qid', zh: '一日4次', en: '4 times a day', rate: daily(4), written: ['qid', 'qds'] },
  { code: 'q4h', zh: '每4小时1次', en: 'every 4 hours', rate: daily(6), written: ['q4h'] },
  { code: 'q6h', zh: '每6小时1次', en: 'every 6 hours', rate: daily(4), written: ['q6h'] },
  { code: 'q8h', zh: '每8小时1次', en: 'every 8 hours', rate: daily(3), written: ['q8h'] },
  { code: 'q12h', zh: '每12小时1次', en: 'every 12 hours', rate: daily(2), written: ['q12h'] },
  {
    code: 'qn',
    zh: '每晚1次',
    en: 'every night',
    rate: daily(1),
    written: ['qn', '每晚', '每晚一次', '每夜一次', '每夜', '晚上一次', '晚上1次', '1次/晚'],
  },
  {
    code: 'qm',
    zh: '每晨1次',
    en: 'every morning',
    rate: daily(1),
    written: [
      'qm',
      '每晨',
      '每晨一次',
      '每早',
      '每早一次',
      '每早1次',
      '早上一次',
      '早上1次',
      '每日早晨',
      '每天早上',
    ],
  },
  {
    code: 'qod',
    zh: '隔日1次',
    en: 'every other day',
    rate: { doses: 1, days: 2 },
    written: [
      'qod',
      '隔日',
      '隔天',
      '隔日一次',
      '隔天一次',
      '隔天1次',
      '每隔一日一次',
      '每隔一天一次',
      '每2日1次',
    ],
  },
  {
    code: 'biw',
    zh: '每周2次',
    en: 'twice a week',
    rate: { doses: 2, days: 7 },
    written: ['biw', '每周二次', '每周两次', '一周2次', '一周两次', '一周二次', '1周2次', '2次/周'],
  },
  {
    code: 'qw',
    zh: '每周1次',
    en: 'once a week',
    rate: { doses: 1, days: 7 },
    written: ['qw', '每周一次', '一周1次', '一周一次', '1周1次', '1次/周', 'weekly', 'once weekly'],
  },
  { code: 'prn', zh: '需要时使用', en: 'only when needed', rate: 'as_needed', written: [] },
  {
    code: 'st',
    zh: '立即使用',
    en: 'at once',
    rate: 'once',
    written: ['st', 'stat', '立即', '即刻', '立即服', '立即服用', '即刻使用'],
  },
];

/** The row of a frequency. */
export function frequencyOf(code: FrequencyCode): Frequency {
  const row = FREQUENCIES.find((frequency) => frequency.code === code);
  invariant(row !== undefined, `no such frequency: ${code}`);
  return row;
}

const DAILY: Readonly<Record<number, FrequencyCode>> = { 1: 'qd', 2: 'bid', 3: 'tid', 4: 'qid' };
const HOURLY: Readonly<Record<number, FrequencyCode>> = {
  4: 'q4h',
  6: 'q6h',
  8: 'q8h',
  12: 'q12h',
  24: 'qd',
};

/** The frequency of so many times a day; null where there is no code for it. */
export function timesADay(times: number): FrequencyCode | null {
  return DAILY[times] ?? null;
}

/** The frequency of once every so many hours; null where there is no code for it. */
export function everyHours(hours: number): FrequencyCode | null {
  return HOURLY[hours] ?? null;
}
