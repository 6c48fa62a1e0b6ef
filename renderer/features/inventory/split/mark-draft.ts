import { readCount } from '#renderer/ui/read-count.ts';
import type { Drug } from '#shared/contracts/catalog.ts';
import type { SplitView } from '#shared/contracts/splitting.ts';
import { doseUnitOf } from '#shared/domain/directions-unit.ts';
import { formatYuan, parseYuan } from '#shared/domain/money.ts';
import { parseSpecification } from '#shared/domain/specification.ts';
import { UNITS_PER_PACK } from '#shared/domain/split-packs.ts';

/** How units are to be sold, as it is typed. */
export interface MarkDraft {
  readonly unitsText: string;
  readonly unit: string;
  /** Empty: the price follows the pack's. */
  readonly priceText: string;
  readonly directions: string;
}

/** What is put down already, else what the specification says surely. */
export function firstDraft(drug: Drug, view: SplitView | null): MarkDraft {
  if (view !== null) {
    const { unitsPerPack, unit, statedPriceFen, directions } = view.article;
    const priceText = statedPriceFen === null ? '' : formatYuan(statedPriceFen);
    return { unitsText: String(unitsPerPack), unit, priceText, directions };
  }
  const facts = parseSpecification(drug.specification);
  const count = facts?.count ?? (drug.packSize > 1 ? drug.packSize : null);
  const unit = facts?.piece == null || facts.piece === 'piece' ? '' : doseUnitOf(facts.piece).zh;
  return { unitsText: count === null ? '' : String(count), unit, priceText: '', directions: '' };
}

export interface MarkTerms {
  readonly unitsPerPack: number;
  readonly unit: string;
  readonly unitPriceFen: number | null;
  readonly directions: string;
}

export type MarkField = 'units' | 'unit' | 'price';

/** The terms that a draft stands for, or the fields that are wrong. */
export function readMark(draft: MarkDraft): {
  readonly terms: MarkTerms | null;
  readonly wrong: readonly MarkField[];
} {
  const unitsPerPack = readCount(draft.unitsText, { least: UNITS_PER_PACK.min, most: UNITS_PER_PACK.max });
  const unit = draft.unit.trim();
  const typed = draft.priceText.trim();
  const priceFen = typed === '' ? null : parseYuan(typed);
  const isPrice = typed === '' || (priceFen !== null && priceFen > 0);
  const wrong: MarkField[] = [];
  if (unitsPerPack === null) wrong.push('units');
  if (unit === '') wrong.push('unit');
  if (!isPrice) wrong.push('price');
  if (wrong.length > 0 || unitsPerPack === null) return { terms: null, wrong };
  return {
    terms: { unitsPerPack, unit, unitPriceFen: priceFen, directions: draft.directions.trim() },
    wrong,
  };
}
