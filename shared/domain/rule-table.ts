/** What a rule is about; the screen shows the rules of one group together. */
export const RULE_GROUPS = ['sale', 'prescription', 'dispensing', 'stock', 'storage', 'returns'] as const;
export type RuleGroup = (typeof RULE_GROUPS)[number];

export const RULE_UNITS = ['packs', 'days', 'years', 'mg', 'celsius', 'percent', 'perDay'] as const;
export type RuleUnit = (typeof RULE_UNITS)[number];

/** A number of a rule. The chain may change it inside the range; a range of one value is fixed by law. */
export interface RuleNumber {
  readonly unit: RuleUnit;
  readonly default: number;
  readonly min: number;
  readonly max: number;
}

export interface RuleDefinition {
  readonly group: RuleGroup;
  /** The law, regulation or notice that the rule comes from. */
  readonly source: string;
  /** False when the rule or its number is from secondary sources: the screen says that it is to be confirmed. */
  readonly confirmed: boolean;
  /** False while the program only shows the rule and people have to keep it; the screen says so. */
  readonly enforced: boolean;
  /** False for what no chain may switch off. */
  readonly canSwitchOff: boolean;
  readonly numbers: Readonly<Record<string, RuleNumber>>;
  /** Pairs of numbers of which the first stays below the second. */
  readonly ascending?: readonly (readonly [string, string])[];
}

const GSP = '药品经营质量管理规范（总局令第28号）';
const TRADE_ORDER = '药品经营和使用质量监督管理办法（市场监管总局令第84号）';
const PRESCRIPTION_ORDER = '处方管理办法（卫生部令第53号）';
const LICORICE_NOTICE = '食药监办药化监〔2013〕33号';

const packs = (max: number): RuleNumber => ({ unit: 'packs', default: 2, min: 1, max });
const fixed = { confirmed: true, canSwitchOff: false, numbers: {} } as const;

/**
 * The rules of compliance.md that have a number or may be on or off. A rule is named for what it guards; the
 * rules of watched drugs have the name of their control class. The chain's changes are kept by core/rules.
 */
export const RULES = {
  prescription_required: {
    ...fixed,
    group: 'sale',
    source: `处方药与非处方药分类管理办法（局令第10号）；${TRADE_ORDER}`,
    enforced: true,
  },
  pharmacist_present: { ...fixed, group: 'sale', source: TRADE_ORDER, enforced: true },
  gifts_forbidden: { ...fixed, group: 'sale', source: TRADE_ORDER, enforced: true },
  buyer_id: { ...fixed, group: 'sale', source: '国食药监办〔2012〕260号', enforced: true },
  ephedrine: {
    ...fixed,
    group: 'sale',
    source: '国食药监办〔2012〕260号',
    enforced: true,
    numbers: { packs: packs(2) },
  },
  ephedrine_strength: {
    ...fixed,
    group: 'sale',
    source: '国食药监办〔2012〕260号',
    enforced: true,
    numbers: {
      unitDose: { unit: 'mg', default: 30, min: 1, max: 30 },
      solidPack: { unit: 'mg', default: 720, min: 1, max: 720 },
      liquidPack: { unit: 'mg', default: 800, min: 1, max: 800 },
    },
  },
  compound_licorice: {
    ...fixed,
    group: 'sale',
    source: LICORICE_NOTICE,
    confirmed: false,
    enforced: true,
    numbers: { packs: packs(10) },
  },
  diphenoxylate: {
    ...fixed,
    group: 'sale',
    source: LICORICE_NOTICE,
    confirmed: false,
    enforced: true,
    numbers: { packs: packs(10) },
  },
  tramadol_compound: {
    ...fixed,
    group: 'sale',
    source: '国家药监局 国家卫健委公告 2023年第43号',
    confirmed: false,
    enforced: true,
    numbers: { packs: packs(10) },
  },
  narcotic_oral_compound: {
    ...fixed,
    group: 'sale',
    source: '食药监办药化监〔2014〕260号',
    confirmed: false,
    enforced: true,
    numbers: { packs: packs(10) },
  },
  psychotropic_2: { ...fixed, group: 'sale', source: '麻醉药品和精神药品管理条例 §32', enforced: true },
  sale_record: { ...fixed, group: 'sale', source: TRADE_ORDER, enforced: true },
  trace_codes: {
    group: 'sale',
    source: '医保发〔2025〕7号',
    confirmed: false,
    enforced: true,
    canSwitchOff: true,
    numbers: {},
  },
  prescription_validity: {
    ...fixed,
    group: 'prescription',
    source: `${PRESCRIPTION_ORDER} §18`,
    enforced: true,
    numbers: {
      days: { unit: 'days', default: 1, min: 1, max: 1 },
      extendedDays: { unit: 'days', default: 3, min: 1, max: 3 },
    },
  },
  prescription_supply: {
    ...fixed,
    group: 'prescription',
    source: `${PRESCRIPTION_ORDER} §19；长期处方管理规范（试行）（国卫办医发〔2021〕17号）`,
    enforced: true,
    numbers: {
      days: { unit: 'days', default: 7, min: 1, max: 84 },
      emergencyDays: { unit: 'days', default: 3, min: 1, max: 3 },
      chronicDays: { unit: 'days', default: 28, min: 1, max: 28 },
      chronicExtendedDays: { unit: 'days', default: 84, min: 29, max: 84 },
    },
  },
  prescription_retention: {
    ...fixed,
    group: 'prescription',
    source: TRADE_ORDER,
    enforced: true,
    numbers: { years: { unit: 'years', default: 5, min: 5, max: 30 } },
  },
  pharmacist_review: { ...fixed, group: 'prescription', source: GSP, enforced: true },
  herb_pairs: { ...fixed, group: 'prescription', source: '国中医药发〔2007〕11号', enforced: true },
  two_person_check: {
    group: 'dispensing',
    source: GSP,
    confirmed: true,
    enforced: true,
    canSwitchOff: true,
    numbers: {},
  },
  split_packs: { ...fixed, group: 'dispensing', source: GSP, enforced: true },
  owed_balance: {
    ...fixed,
    group: 'dispensing',
    // No text names the days: the balance of a prescription that was dispensed in time may be collected for so long.
    source: `${PRESCRIPTION_ORDER} §18`,
    confirmed: false,
    enforced: true,
    numbers: { days: { unit: 'days', default: 30, min: 1, max: 90 } },
  },
  delivery_package: {
    ...fixed,
    group: 'dispensing',
    source: '药品经营质量管理规范附录6：药品零售配送质量管理',
    enforced: true,
  },
  expired_stock: { ...fixed, group: 'stock', source: GSP, enforced: true },
  recalled_stock: {
    ...fixed,
    group: 'stock',
    source: '药品召回管理办法（国家药监局公告 2022年第92号）',
    enforced: true,
  },
  near_expiry: {
    group: 'stock',
    source: GSP,
    confirmed: true,
    enforced: true,
    canSwitchOff: true,
    numbers: {
      noticeDays: { unit: 'days', default: 180, min: 2, max: 720 },
      urgentDays: { unit: 'days', default: 90, min: 1, max: 365 },
    },
    ascending: [['urgentDays', 'noticeDays']],
  },
  display_check: {
    ...fixed,
    group: 'storage',
    source: GSP,
    enforced: false,
    numbers: { everyDays: { unit: 'days', default: 30, min: 1, max: 31 } },
  },
  climate: {
    ...fixed,
    group: 'storage',
    source: GSP,
    enforced: false,
    numbers: {
      readings: { unit: 'perDay', default: 2, min: 2, max: 24 },
      coolMax: { unit: 'celsius', default: 20, min: 10, max: 20 },
      coldMin: { unit: 'celsius', default: 2, min: 2, max: 7 },
      coldMax: { unit: 'celsius', default: 8, min: 3, max: 8 },
      humidityMin: { unit: 'percent', default: 35, min: 35, max: 74 },
      humidityMax: { unit: 'percent', default: 75, min: 36, max: 75 },
    },
    ascending: [
      ['coldMin', 'coldMax'],
      ['humidityMin', 'humidityMax'],
    ],
  },
  bin_cleaning: { ...fixed, group: 'storage', source: GSP, enforced: true },
  returns_quality_only: {
    group: 'returns',
    source: GSP,
    confirmed: false,
    enforced: true,
    canSwitchOff: true,
    numbers: {},
  },
  returns_to_quarantine: { ...fixed, group: 'returns', source: GSP, enforced: true },
} as const satisfies Readonly<Record<string, RuleDefinition>>;
