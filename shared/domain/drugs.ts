/** 药品分类: how a drug may be sold. */
export const DRUG_CATEGORIES = ['rx', 'otc_a', 'otc_b', 'tcm_piece', 'device', 'other'] as const;
export type DrugCategory = (typeof DRUG_CATEGORIES)[number];

/** What the shop sells that is no drug: it is returned, packed and checked by other rules. */
const NO_DRUGS: readonly DrugCategory[] = ['device', 'other'];

/** True for drugs: medicines and herbs, not devices and other goods. */
export function isDrug(category: DrugCategory): boolean {
  return !NO_DRUGS.includes(category);
}

/** True for what is weighed out of a bin that holds one batch (中药饮片). */
export function isKeptInBin(category: DrugCategory): boolean {
  return category === 'tcm_piece';
}

/** 特殊管理类别: the registers and limits of compliance.md hang on it. */
export const CONTROL_CLASSES = [
  'none',
  'ephedrine',
  'compound_licorice',
  'diphenoxylate',
  'tramadol_compound',
  'narcotic_oral_compound',
  'psychotropic_2',
] as const;
export type ControlClass = (typeof CONTROL_CLASSES)[number];

/** 贮藏: storage conditions of the Chinese Pharmacopoeia's general notices. */
export const STORAGE_CONDITIONS = ['normal', 'cool', 'cold', 'dark', 'dry'] as const;
export type StorageCondition = (typeof STORAGE_CONDITIONS)[number];
