import { describe, expect, it } from 'vitest';
import { type Directions, MAX_DIRECTIONS_LENGTH, parseDirections } from '#shared/domain/directions.ts';
import { FREQUENCIES, FREQUENCY_CODES } from '#shared/domain/directions-frequency.ts';
import { directionsText } from '#shared/domain/directions-text.ts';
import { DOSE_UNIT_WORDS, DOSE_UNITS } from '#shared/domain/directions-unit.ts';
import { ROUTE_CODES, ROUTES, TIMING_CODES, TIMINGS } from '#shared/domain/directions-words.ts';
import { fc } from '#test/support/seeded.ts';

const NONE: Directions = { dose: null, frequency: null, route: null, timing: null, days: null };
const understood = (text: string): Directions => {
  const { notUnderstood, ...directions } = parseDirections(text);
  expect(notUnderstood, text).toEqual([]);
  return directions;
};
const piece = (amount: string) => ({ amount, unit: 'piece' as const });
const tablets = (amount: string) => ({ amount, unit: 'tablet' as const });

describe('RX-1: directions as people type them', () => {
  it.each<[string, Partial<Directions>]>([
    ['1# tid po pc', { dose: piece('1'), frequency: 'tid', route: 'po', timing: 'pc' }],
    ['1#tidpopc', { dose: piece('1'), frequency: 'tid', route: 'po', timing: 'pc' }],
    ['pc po tid 1#', { dose: piece('1'), frequency: 'tid', route: 'po', timing: 'pc' }],
    ['１＃　ＴＩＤ，ｐｏ', { dose: piece('1'), frequency: 'tid', route: 'po' }],
    ['0.5g bid 饭后', { dose: { amount: '0.5', unit: 'g' }, frequency: 'bid', timing: 'pc' }],
    ['.50g bid', { dose: { amount: '0.5', unit: 'g' }, frequency: 'bid' }],
    ['一次2片 一日3次 饭后口服', { dose: tablets('2'), frequency: 'tid', route: 'po', timing: 'pc' }],
    ['一次两片，日三次，餐后服', { dose: tablets('2'), frequency: 'tid', timing: 'pc' }],
    ['2片 tid×7d', { dose: tablets('2'), frequency: 'tid', days: 7 }],
    ['2片tid连用2周', { dose: tablets('2'), frequency: 'tid', days: 14 }],
    ['1片/次 3次/日 共5天', { dose: tablets('1'), frequency: 'tid', days: 5 }],
    ['每8小时一次 10ml', { dose: { amount: '10', unit: 'ml' }, frequency: 'q8h' }],
    ['隔日一次1片', { dose: tablets('1'), frequency: 'qod' }],
    ['每晚半片', { dose: tablets('0.5'), frequency: 'qn' }],
    ['1片半 每日1次 晨起', { dose: tablets('1.5'), frequency: 'qd', timing: 'morning' }],
    ['1/4片 qn hs', { dose: tablets('0.25'), frequency: 'qn', timing: 'hs' }],
    ['t.i.d. p.o. 2tabs', { dose: tablets('2'), frequency: 'tid', route: 'po' }],
    ['10万单位 tid', { dose: { amount: '100000', unit: 'iu' }, frequency: 'tid' }],
    ['12IU ih qd ac', { dose: { amount: '12', unit: 'iu' }, frequency: 'qd', route: 'ih', timing: 'ac' }],
    ['2吸 inh bid', { dose: { amount: '2', unit: 'puff' }, frequency: 'bid', route: 'inh' }],
    ['滴眼 1滴 qid', { dose: { amount: '1', unit: 'drop' }, frequency: 'qid', route: 'oph' }],
    [
      '一次一袋，一天二次，开水冲服',
      { dose: { amount: '1', unit: 'sachet' }, frequency: 'bid', route: 'dissolved' },
    ],
    ['外用 bid', { frequency: 'bid', route: 'top' }],
    ['1片 q6h prn', { dose: tablets('1'), frequency: 'q6h', timing: 'needed' }],
    ['1片 prn', { dose: tablets('1'), frequency: 'prn' }],
    ['必要时 每6小时一次', { frequency: 'q6h', timing: 'needed' }],
    ['2g st ivgtt', { dose: { amount: '2', unit: 'g' }, frequency: 'st', route: 'ivgtt' }],
    ['2# 每周二次', { dose: piece('2'), frequency: 'biw' }],
    ['饭前半小时 1片 tid', { dose: tablets('1'), frequency: 'tid', timing: 'ac30' }],
    ['qd qd 一日1次', { frequency: 'qd' }],
    ['', {}],
  ])('RX-1: %s', (text, expected) => {
    expect(understood(text)).toEqual({ ...NONE, ...expected });
  });

  it.each<[string, Partial<Directions>, [string, string][]]>([
    ['2片 tidx', { dose: tablets('2') }, [['unknown', 'tidx']]],
    ['1tid', {}, [['unknown', '1tid']]],
    ['5cc tid', { frequency: 'tid' }, [['unknown', '5cc']]],
    ['1-2片 tid', { frequency: 'tid' }, [['unclear', '1-2片']]],
    ['1~2# tid', { frequency: 'tid' }, [['unclear', '1~2#']]],
    ['1½片 tid', { frequency: 'tid' }, [['unknown', '1½片']]],
    ['1/3片 qd', { frequency: 'qd' }, [['unclear', '1/3片']]],
    ['0片 qd', { frequency: 'qd' }, [['unclear', '0片']]],
    ['1.2.3片', {}, [['unknown', '1.2.3片']]],
    ['2片 一日5次', { dose: tablets('2') }, [['unclear', '一日5次']]],
    ['q5h', {}, [['unclear', 'q5h']]],
    ['3天一次2片', { dose: tablets('2') }, [['unclear', '3天一次']]],
    ['每周一', {}, [['unknown', '每周一']]],
    [
      'bid tid',
      {},
      [
        ['repeated', 'bid'],
        ['repeated', 'tid'],
      ],
    ],
    [
      '2片 po 3片',
      { route: 'po' },
      [
        ['repeated', '2片'],
        ['repeated', '3片'],
      ],
    ],
    ['2片 不要饭后服', { dose: tablets('2') }, [['unclear', '不要饭后服']]],
    ['适量 外用', { route: 'top' }, [['unknown', '适量']]],
    ['2片 左眼 tid', { dose: tablets('2'), frequency: 'tid' }, [['unknown', '左眼']]],
    ['1片 ×400d', { dose: tablets('1') }, [['unclear', '×400d']]],
    ['2片 ×7', { dose: tablets('2') }, [['unknown', '×7']]],
  ])('RX-1: %s is not guessed at', (text, expected, problems) => {
    const { notUnderstood, ...directions } = parseDirections(text);
    expect(notUnderstood.map(({ reason, text: part }) => [reason, part])).toEqual(problems);
    expect(directions).toEqual({ ...NONE, ...expected });
    for (const part of notUnderstood) expect(text.slice(part.start, part.end)).toBe(part.text);
  });

  it('RX-1: every code is read from each of its words, in either language', () => {
    const tables = [
      ['frequency', FREQUENCIES],
      ['route', ROUTES],
      ['timing', TIMINGS],
    ] as const;
    for (const [part, rows] of tables) {
      const seen = new Map<string, string>();
      for (const row of rows) {
        for (const word of [row.zh, row.en, ...row.written]) {
          const needed = part === 'timing' && row.code === 'needed';
          expect(understood(word), word).toEqual(
            needed ? { ...NONE, frequency: 'prn' } : { ...NONE, [part]: row.code },
          );
          expect(seen.get(word) ?? row.code, word).toBe(row.code);
          seen.set(word, row.code);
        }
      }
    }
    for (const unit of DOSE_UNIT_WORDS) {
      for (const word of [unit.zh, unit.en, unit.enPlural, ...unit.written]) {
        expect(understood(`3${word}`).dose, word).toEqual({ amount: '3', unit: unit.code });
      }
    }
    expect(FREQUENCIES.map((row) => row.code)).toEqual([...FREQUENCY_CODES]);
    expect(ROUTES.map((row) => row.code)).toEqual([...ROUTE_CODES]);
    expect(TIMINGS.map((row) => row.code)).toEqual([...TIMING_CODES]);
    expect(DOSE_UNIT_WORDS.map((row) => row.code)).toEqual([...DOSE_UNITS]);
  });

  it('RX-1: a text longer than a label is not read to its end in silence', () => {
    const text = `1# tid ${' '.repeat(MAX_DIRECTIONS_LENGTH)}po`;
    expect(parseDirections(text).notUnderstood).toHaveLength(1);
    expect(parseDirections(text).route).toBeNull();
  });
});

describe('RX-1: directions as the label says them', () => {
  const directions: Directions = {
    dose: tablets('2'),
    frequency: 'tid',
    route: 'po',
    timing: 'pc',
    days: 7,
  };

  it('RX-1: in Chinese and in English', () => {
    expect(directionsText({ ...directions, days: null }, 'zh')).toBe('一次2片，一日3次，饭后口服');
    expect(directionsText(directions, 'zh')).toBe('一次2片，一日3次，饭后口服，连用7天');
    expect(directionsText(directions, 'en')).toBe(
      '2 tablets each time, 3 times a day, after meals, by mouth, for 7 days',
    );
    expect(directionsText({ ...NONE, dose: tablets('0.5'), days: 1 }, 'en')).toBe(
      '0.5 tablet each time, for 1 day',
    );
    expect(directionsText(NONE, 'zh')).toBe('');
  });

  const or = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
  const anyDirections: fc.Arbitrary<Directions> = fc
    .record({
      dose: or(
        fc.record({
          amount: fc
            .integer({ min: 1, max: 9_999_999 })
            .map((tenThousandths) => String(tenThousandths / 10_000)),
          unit: fc.constantFrom(...DOSE_UNITS),
        }),
      ),
      frequency: or(fc.constantFrom(...FREQUENCY_CODES)),
      route: or(fc.constantFrom(...ROUTE_CODES)),
      timing: or(fc.constantFrom(...TIMING_CODES)),
      days: or(fc.integer({ min: 1, max: 366 })),
    })
    // "When needed" with no frequency is itself the frequency.
    .filter(({ frequency, timing }) => timing !== 'needed' || (frequency !== null && frequency !== 'prn'));

  it.each(['zh', 'en'] as const)('RX-1: the %s label reads back to the same directions', (language) => {
    fc.assert(
      fc.property(anyDirections, (given) => {
        expect(understood(directionsText(given, language))).toEqual(given);
      }),
    );
  });

  it.each(['zh', 'en'] as const)('RX-1: whatever was typed, its %s label reads back to it', (language) => {
    const word = fc.constantFrom(
      ...[...FREQUENCIES, ...ROUTES, ...TIMINGS].flatMap((row) => [row.zh, ...row.written]),
      ...[
        '1#',
        '2片',
        '0.5g',
        '半片',
        '1-2片',
        '×7d',
        '3天',
        '每日三次',
        '每8小时一次',
        'x',
        '服',
        '1',
        '次',
        '一',
      ],
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), fc.constantFrom('', ' ', '，'), (typed, between) => {
        const { notUnderstood: _, ...read } = parseDirections(typed.join(between));
        expect(understood(directionsText(read, language))).toEqual(read);
      }),
    );
  });

  it('RX-1: any text at all is read without failing, and what is unread lies within it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        for (const part of parseDirections(text).notUnderstood) {
          expect(text.slice(part.start, part.end)).toBe(part.text);
          expect(part.text).not.toBe('');
        }
      }),
    );
  });
});
