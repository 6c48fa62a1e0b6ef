import { describe, expect, it } from 'vitest';
import { FALSE_FRIENDS } from '#shared/domain/herb-names.ts';
import {
  findIncompatibleHerbs,
  HERB_LISTS,
  herbOf,
  INCOMPATIBLE_HERBS,
} from '#shared/domain/incompatible-herbs.ts';

const forbidden = (...names: string[]) => findIncompatibleHerbs(names).length > 0;

describe('RX-3: 十八反 and 十九畏', () => {
  /** The lists once more, by the names of the Pharmacopoeia, written out on purpose. */
  const REVERSE: Readonly<Record<string, readonly string[]>> = {
    川乌: [
      '半夏',
      '瓜蒌',
      '瓜蒌皮',
      '瓜蒌子',
      '天花粉',
      '川贝母',
      '浙贝母',
      '平贝母',
      '伊贝母',
      '湖北贝母',
      '白蔹',
      '白及',
    ],
    甘草: ['海藻', '京大戟', '红大戟', '甘遂', '芫花'],
    藜芦: ['人参', '西洋参', '党参', '丹参', '玄参', '苦参', '南沙参', '北沙参', '细辛', '白芍', '赤芍'],
  };
  const FEAR: readonly (readonly [string, string])[] = [
    ['硫黄', '芒硝'],
    ['硫黄', '玄明粉'],
    ['水银', '砒霜'],
    ['狼毒', '密陀僧'],
    ['巴豆', '牵牛子'],
    ['巴豆霜', '牵牛子'],
    ['丁香', '郁金'],
    ['母丁香', '郁金'],
    ['芒硝', '三棱'],
    ['玄明粉', '三棱'],
    ['川乌', '犀角'],
    ['草乌', '犀角'],
    ['人参', '五灵脂'],
    ['肉桂', '赤石脂'],
  ];
  const PAIRS = [
    ...Object.entries(REVERSE).flatMap(([a, others]) => others.map((b) => [a, b] as const)),
    ...['草乌', '附子', '制川乌', '黑顺片'].flatMap((a) => (REVERSE.川乌 ?? []).map((b) => [a, b] as const)),
    ...FEAR,
  ];

  it.each(PAIRS)('RX-3: %s with %s, in either order', (a, b) => {
    for (const names of [
      [a, '茯苓', b],
      [b, '茯苓', a],
    ]) {
      const [found, ...more] = findIncompatibleHerbs(names);
      expect(more).toEqual([]);
      expect(found?.places.flat().sort()).toEqual([0, 2]);
      expect(found?.source).not.toBe('');
    }
  });

  it('RX-3: has three lines of the one list and nine of the other', () => {
    expect(HERB_LISTS.map((list) => INCOMPATIBLE_HERBS.filter((row) => row.list === list).length)).toEqual([
      3, 9,
    ]);
  });

  it.each([
    ['制附子(先煎)', '法半夏'],
    ['白附片', '姜半夏'],
    ['炮附片', '全瓜蒌'],
    ['黑附片', '象贝'],
    ['川乌头', '白芨'],
    ['炙甘草', '醋甘遂'],
    ['甘草', '红芽大戟'],
    ['藜芦', '杭白芍片'],
    ['藜芦', '元参'],
    ['红参', '醋五灵脂'],
    ['官桂', '煅赤石脂'],
    ['公丁香', '广郁金'],
    ['黑丑', '巴霜'],
    ['朴硝', '石硫磺'],
    ['【道地】川贝母', '制草乌'],
  ])('RX-3: %s with %s, by their other names', (a, b) => {
    expect(forbidden(a, b)).toBe(true);
  });

  it.each([
    ['白附子', '半夏'],
    ['香附子', '浙贝母'],
    ['土贝母', '川乌'],
    ['水半夏', '附子'],
    ['太子参', '藜芦'],
    ['明党参', '藜芦'],
    ['苦参子', '藜芦'],
    ['土细辛', '藜芦'],
    ['郁金香', '丁香'],
    ['白丁香', '郁金'],
    ['桂枝', '赤石脂'],
    ['党参', '五灵脂'],
    ['附子', '犀角'],
    ['川乌', '水牛角'],
    ['川乌', '附子'],
    ['人参', '丹参'],
    ['甘草', '人参'],
    ['黄芫花', '甘草'],
    ['野甘草', '海藻'],
    ['海藻酸', '甘草'],
    ['松花粉', '川乌'],
  ])('RX-3: %s with %s is not in the lists', (a, b) => {
    expect(findIncompatibleHerbs([a, b])).toEqual([]);
  });

  it('RX-3: no alias means two herbs, and a false friend means none', () => {
    const seen = new Map<string, string>();
    for (const { sides } of INCOMPATIBLE_HERBS) {
      for (const herb of sides.flat()) {
        for (const name of [herb.name, ...herb.aliases]) {
          expect(herbOf(name), name).toBe(herb);
          expect(seen.get(name) ?? herb.name, name).toBe(herb.name);
          seen.set(name, herb.name);
        }
      }
    }
    for (const name of FALSE_FRIENDS) expect(herbOf(name), name).toBeNull();
    expect(herbOf('茯苓')).toBeNull();
  });

  it('RX-3: says which verse forbids, or that the Pharmacopoeia adds it', () => {
    expect(findIncompatibleHerbs(['川乌', '半夏', '法半夏'])).toEqual([
      {
        list: 'eighteen_incompatibilities',
        basis: 'classical',
        herbs: ['川乌', '半夏'],
        places: [[0], [1, 2]],
        source: '金·张从正《儒门事亲》十八反歌：半蒌贝蔹及攻乌',
      },
    ]);
    expect(findIncompatibleHerbs(['附子', '半夏'])[0]).toMatchObject({
      basis: 'pharmacopoeia_extends',
      source: '《中国药典》一部：不宜同用',
    });
    expect(findIncompatibleHerbs(['丁香', '郁金'])[0]?.source).toBe(
      '明·刘纯《医经小学》十九畏歌：丁香莫与郁金见',
    );
  });
});
