import { invariant } from '#shared/errors/index.ts';

/**
 * Units of a dose and of what a pack holds. `piece` is what people write as `#`: one of whatever the pack counts.
 * Measures convert within their kind by `factor` (mg, ml and units are 1).
 */
export const DOSE_UNITS = [
  'piece',
  'tablet',
  'capsule',
  'pill',
  'sachet',
  'ampoule',
  'suppository',
  'patch',
  'bottle',
  'drop',
  'spray',
  'puff',
  'g',
  'mg',
  'ug',
  'ml',
  'iu',
] as const;
export type DoseUnit = (typeof DOSE_UNITS)[number];

export type UnitKind = 'counted' | 'mass' | 'volume' | 'activity';

export interface DoseUnitWord {
  readonly code: DoseUnit;
  readonly kind: UnitKind;
  /** How many of the kind's base unit: decimal text. */
  readonly factor: string;
  readonly zh: string;
  readonly en: string;
  readonly enPlural: string;
  readonly written: readonly string[];
}

const counted = (
  code: DoseUnit,
  zh: string,
  [en, enPlural]: readonly [string, string],
  written: readonly string[] = [],
): DoseUnitWord => ({ code, kind: 'counted', factor: '1', zh, en, enPlural, written });

const measure = (
  code: DoseUnit,
  kind: UnitKind,
  factor: string,
  [zh, en]: readonly [string, string],
  written: readonly string[] = [],
): DoseUnitWord => ({ code, kind, factor, zh, en, enPlural: en, written });

export const DOSE_UNIT_WORDS: readonly DoseUnitWord[] = [
  counted('piece', '片(粒)', ['piece', 'pieces'], ['#', '片/粒']),
  counted('tablet', '片', ['tablet', 'tablets'], ['tab', 'tabs']),
  counted('capsule', '粒', ['capsule', 'capsules'], ['cap', 'caps', '颗']),
  counted('pill', '丸', ['pill', 'pills']),
  counted('sachet', '袋', ['sachet', 'sachets'], ['包']),
  counted('ampoule', '支', ['ampoule', 'ampoules'], ['amp', 'amps']),
  counted('suppository', '枚', ['suppository', 'suppositories'], ['栓', 'supp']),
  counted('patch', '贴', ['patch', 'patches'], ['张']),
  counted('bottle', '瓶', ['bottle', 'bottles']),
  counted('drop', '滴', ['drop', 'drops'], ['gtt', 'gtts']),
  counted('spray', '喷', ['spray', 'sprays'], []),
  counted('puff', '吸', ['puff', 'puffs'], ['揿', '噗']),
  measure('g', 'mass', '1000', ['g', 'g'], ['克']),
  measure('mg', 'mass', '1', ['mg', 'mg'], ['毫克', '㎎']),
  measure('ug', 'mass', '0.001', ['μg', 'μg'], ['ug', 'mcg', '微克']),
  measure('ml', 'volume', '1', ['ml', 'ml'], ['毫升', '㎖']),
  measure('iu', 'activity', '1', ['单位', 'units'], ['iu', 'u', 'unit', '国际单位', '个单位']),
];

/** The row of a unit. */
export function doseUnitOf(code: DoseUnit): DoseUnitWord {
  const row = DOSE_UNIT_WORDS.find((unit) => unit.code === code);
  invariant(row !== undefined, `no such unit: ${code}`);
  return row;
}
