import {
  ACONITE_ROOTS,
  ACONITES,
  AGAINST_ACONITES,
  AGAINST_LICORICE,
  AGAINST_VERATRUM,
  ARSENICS,
  CASSIAS,
  CLOVES,
  CROTONS,
  CURCUMAS,
  FALSE_FRIENDS,
  FLYING_SQUIRREL_FECES,
  GINSENGS,
  HALLOYSITES,
  type Herb,
  type HerbBasis,
  LICORICES,
  LITHARGES,
  MERCURIES,
  MIRABILITES,
  MORNING_GLORIES,
  RHINO_HORNS,
  SPARGANIUMS,
  STELLERAS,
  SULFURS,
  VERATRUMS,
} from './herb-names.ts';

/** 十八反、十九畏 */
export const HERB_LISTS = ['eighteen_incompatibilities', 'nineteen_antagonisms'] as const;
export type HerbList = (typeof HERB_LISTS)[number];

const VERSE_SOURCE: Readonly<Record<HerbList, string>> = {
  eighteen_incompatibilities: '金·张从正《儒门事亲》十八反歌',
  nineteen_antagonisms: '明·刘纯《医经小学》十九畏歌',
};
const PHARMACOPOEIA = '《中国药典》一部：不宜同用';

/** Each herb of one side is not given together with any of the other. */
export interface IncompatibleSides {
  readonly list: HerbList;
  readonly sides: readonly [readonly Herb[], readonly Herb[]];
  /** The line of the verse. */
  readonly verse: string;
}

const eighteen = (verse: string, a: readonly Herb[], b: readonly Herb[]): IncompatibleSides => ({
  list: 'eighteen_incompatibilities',
  sides: [a, b],
  verse,
});
const nineteen = (verse: string, a: readonly Herb[], b: readonly Herb[]): IncompatibleSides => ({
  list: 'nineteen_antagonisms',
  sides: [a, b],
  verse,
});

/** The complete lists: three lines of the eighteen incompatibilities, nine of the nineteen antagonisms. */
export const INCOMPATIBLE_HERBS: readonly IncompatibleSides[] = [
  eighteen('半蒌贝蔹及攻乌', ACONITES, AGAINST_ACONITES),
  eighteen('藻戟遂芫俱战草', LICORICES, AGAINST_LICORICE),
  eighteen('诸参辛芍叛藜芦', VERATRUMS, AGAINST_VERATRUM),
  nineteen('硫黄原是火中精，朴硝一见便相争', SULFURS, MIRABILITES),
  nineteen('水银莫与砒霜见', MERCURIES, ARSENICS),
  nineteen('狼毒最怕密陀僧', STELLERAS, LITHARGES),
  nineteen('巴豆性烈最为上，偏与牵牛不顺情', CROTONS, MORNING_GLORIES),
  nineteen('丁香莫与郁金见', CLOVES, CURCUMAS),
  nineteen('牙硝难合京三棱', MIRABILITES, SPARGANIUMS),
  nineteen('川乌草乌不顺犀', ACONITE_ROOTS, RHINO_HORNS),
  nineteen('人参最怕五灵脂', GINSENGS, FLYING_SQUIRREL_FECES),
  nineteen('官桂善能调冷气，若逢石脂便相欺', CASSIAS, HALLOYSITES),
];

/** Two herbs of a prescription that should not be given together. */
export interface IncompatiblePair {
  readonly list: HerbList;
  readonly basis: HerbBasis;
  readonly herbs: readonly [string, string];
  /** Where each herb stands among the names that were given. */
  readonly places: readonly [readonly number[], readonly number[]];
  readonly source: string;
}

const herbs = [...new Set(INCOMPATIBLE_HERBS.flatMap(({ sides }) => sides.flat()))];
/** Every spelling and the herb that it means; null for a false friend. */
const SPELLINGS: ReadonlyMap<string, Herb | null> = new Map<string, Herb | null>([
  ...FALSE_FRIENDS.map((text) => [text, null] as const),
  ...herbs.flatMap((herb) => [herb.name, ...herb.aliases].map((text) => [text, herb] as const)),
]);
const LONGEST_SPELLING = Math.max(...[...SPELLINGS.keys()].map((text) => text.length));

/**
 * The herb that a name on a prescription or a price list means (`制附子(先煎)`, `杭白芍片`), by the longest name that
 * it holds, so that 白附子 is never taken for 附子; null for every herb that is in none of the lists.
 */
export function herbOf(name: string): Herb | null {
  const plain = name
    .normalize('NFKC')
    .replace(/[([【].*?[)\]】]/g, '')
    .replace(/\s/g, '');
  for (let length = Math.min(plain.length, LONGEST_SPELLING); length > 0; length--) {
    for (let start = 0; start + length <= plain.length; start++) {
      const herb = SPELLINGS.get(plain.slice(start, start + length));
      if (herb !== undefined) return herb;
    }
  }
  return null;
}

/**
 * Every pair among the herbs named that the classical lists forbid (十八反, 十九畏), each once, with its source:
 * the verse where both herbs stand in it, the Pharmacopoeia where it adds one of them.
 */
export function findIncompatibleHerbs(names: readonly string[]): IncompatiblePair[] {
  const places = new Map<Herb, number[]>();
  names.forEach((name, place) => {
    const herb = herbOf(name);
    if (herb !== null) places.set(herb, [...(places.get(herb) ?? []), place]);
  });
  return INCOMPATIBLE_HERBS.flatMap(({ list, sides, verse }) =>
    sides[0].flatMap((a) =>
      sides[1].flatMap((b): IncompatiblePair[] => {
        const [placesOfA, placesOfB] = [places.get(a), places.get(b)];
        if (placesOfA === undefined || placesOfB === undefined) return [];
        const classical = a.basis === 'classical' && b.basis === 'classical';
        return [
          {
            list,
            basis: classical ? 'classical' : 'pharmacopoeia_extends',
            herbs: [a.name, b.name],
            places: [placesOfA, placesOfB],
            source: classical ? `${VERSE_SOURCE[list]}：${verse}` : PHARMACOPOEIA,
          },
        ];
      }),
    ),
  );
}
