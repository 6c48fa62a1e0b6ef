import type { DrugKind } from './kinds.ts';
import type { SeededRandom } from './seeded-random.ts';

export interface Maker {
  readonly name: string;
  /** The company part of its barcodes. */
  readonly companyPrefix: string;
}

/** Places that are on no map and brands that no register knows, so that no real company is named. */
const PLACES = ['云溪', '岚山', '清河湾', '松源', '海屿', '南陵', '白石', '江岸', '金鹿', '北渚'] as const;
const BRANDS = [
  '安禾',
  '康序',
  '百草堂',
  '济仁',
  '宁和',
  '瑞泽',
  '本元',
  '同心',
  '明澈',
  '启衡',
  '春晖',
  '益民',
] as const;
const ENDINGS: Readonly<Record<DrugKind, readonly [string, ...string[]]>> = {
  chemical: ['制药有限公司', '药业股份有限公司'],
  tcm: ['中药有限公司', '药业集团有限公司', '制药厂'],
  biological: ['生物制药有限公司', '生物技术股份有限公司'],
  piece: ['中药饮片有限公司'],
  device: ['医疗器械有限公司', '医疗用品有限公司'],
};
/** Stands behind every maker's name: what is sold under it is a demonstration. */
const DEMO_MARK = '（示例）';

const MAKERS_PER_ENDING = PLACES.length * BRANDS.length;

/** A maker for a kind of drug. */
export function pickMaker(kind: DrugKind, random: SeededRandom): Maker {
  return makerNumber(kind, random.between(0, MAKERS_PER_ENDING * ENDINGS[kind].length - 1));
}

/** The maker with a number; numbers beyond the last one start again. */
export function makerNumber(kind: DrugKind, number: number): Maker {
  const endings = ENDINGS[kind];
  const index = number % (MAKERS_PER_ENDING * endings.length);
  const place = PLACES[index % PLACES.length] ?? PLACES[0];
  const brand = BRANDS[Math.floor(index / PLACES.length) % BRANDS.length] ?? BRANDS[0];
  const ending = endings[Math.floor(index / MAKERS_PER_ENDING)] ?? endings[0];
  const kindNumber = Object.keys(ENDINGS).indexOf(kind);
  return {
    name: `${place}${brand}${ending}${DEMO_MARK}`,
    companyPrefix: `69${kindNumber}${String(1_000 + index * 7)}`,
  };
}
