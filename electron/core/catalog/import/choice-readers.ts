import type { RowProblemCode } from '#shared/contracts/catalog.ts';
import {
  CONTROL_CLASSES,
  type ControlClass,
  DRUG_CATEGORIES,
  type DrugCategory,
  STORAGE_CONDITIONS,
  type StorageCondition,
} from '#shared/domain/drugs.ts';
import { foldText } from '../search/fold-text.ts';
import type { Read } from './field-readers.ts';

/** What lists write for a category. A word that could mean two categories is not among them. */
const CATEGORY_WORDS: Readonly<Record<DrugCategory, readonly string[]>> = {
  rx: ['处方药', '处方', 'RX', '单轨处方药', '双轨处方药', '单轨', '双轨', 'prescription'],
  otc_a: ['甲类非处方药', '甲类OTC', 'OTC甲类', '甲类', 'OTC甲', '甲类非处方', '非处方药甲类', '红色OTC'],
  otc_b: ['乙类非处方药', '乙类OTC', 'OTC乙类', '乙类', 'OTC乙', '乙类非处方', '非处方药乙类', '绿色OTC'],
  tcm_piece: ['中药饮片', '饮片', '中药材', '配方饮片', 'TCM piece', 'decoction piece'],
  device: [
    '医疗器械',
    '器械',
    '一类器械',
    '二类器械',
    '三类器械',
    '一类医疗器械',
    '二类医疗器械',
    '三类医疗器械',
    'medical device',
  ],
  other: [
    '其他',
    '其它',
    '保健食品',
    '保健品',
    '食品',
    '日用品',
    '化妆品',
    '消毒用品',
    '非药品',
    'health food',
  ],
};

const CONTROL_WORDS: Readonly<Record<ControlClass, readonly string[]>> = {
  none: ['无', '普通', '否', '一般', '非特殊', 'no'],
  ephedrine: [
    '含麻',
    '含麻黄碱',
    '含麻制剂',
    '麻黄碱',
    '含麻黄碱复方制剂',
    '含麻黄碱类复方制剂',
    '含特殊药品复方制剂含麻',
  ],
  compound_licorice: ['复方甘草片', '复方甘草'],
  diphenoxylate: ['复方地芬诺酯片', '复方地芬诺酯', '地芬诺酯'],
  tramadol_compound: ['曲马多', '含曲马多', '曲马多复方制剂', '复方曲马多'],
  narcotic_oral_compound: [
    '含可待因',
    '含麻醉药品复方口服',
    '可待因',
    '含可待因复方口服',
    '含麻醉药品口服复方制剂',
  ],
  psychotropic_2: ['二类精神药品', '第二类精神药品', '精二', '二精', '精神二类'],
};

const STORAGE_WORDS: Readonly<Record<StorageCondition, readonly string[]>> = {
  normal: ['常温', '室温', '密封', '密闭', '常温保存', '10-30℃', '0-30℃', '1-30℃'],
  cool: ['阴凉', '阴凉处', '阴凉库', '阴凉保存', '不超过20℃', '20℃以下', '置阴凉干燥处', '阴凉干燥处'],
  cold: ['冷藏', '冷处', '2-8℃', '2-10℃', '冷藏保存', '冰箱', '冷藏2-8℃'],
  dark: ['避光', '遮光', '避光保存', '遮光密封'],
  dry: ['干燥', '干燥处', '通风干燥处', '置通风干燥处'],
};

function wordsTo<T extends string>(
  values: readonly T[],
  words: Readonly<Record<T, readonly string[]>>,
): ReadonlyMap<string, T> {
  return new Map(
    values.flatMap((value) => [value, ...words[value]].map((word) => [foldText(word), value] as const)),
  );
}

const CATEGORIES = wordsTo(DRUG_CATEGORIES, CATEGORY_WORDS);
const CONTROLS = wordsTo(CONTROL_CLASSES, CONTROL_WORDS);
const STORAGES = wordsTo(STORAGE_CONDITIONS, STORAGE_WORDS);

/**
 * The category that a word means. Plain `OTC` and `非处方药` are refused: who may sell what hangs on the
 * difference between A and B, and it is not for an import to guess.
 */
export function readCategory(text: string): Read<DrugCategory> {
  return choose(CATEGORIES, text, 'unknown_category');
}

export function readControlClass(text: string): Read<ControlClass> {
  return choose(CONTROLS, text, 'unknown_control_class');
}

export function readStorage(text: string): Read<StorageCondition> {
  return choose(STORAGES, text, 'unknown_storage');
}

function choose<T extends string>(
  choices: ReadonlyMap<string, T>,
  text: string,
  problem: RowProblemCode,
): Read<T> {
  const value = choices.get(foldText(text));
  return value === undefined ? { problem } : { value };
}
