/** 药品分类: how a drug may be sold. */
export const DRUG_CATEGORIES = ['rx', 'otc_a', 'otc_b', 'tcm_piece', 'device', 'other'] as const;
export type DrugCategory = (typeof DRUG_CATEGORIES)[number];

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
