import type { ControlClass, DrugCategory } from './drugs.ts';

/**
 * Rules of compliance.md that guard a sale, as data. The chain may change a number; the core checks a rule
 * inside the transaction that it guards.
 */
export interface ControlledSaleRule {
  /** The most minimum packs in one sale without a prescription; null when it needs a prescription anyway. */
  readonly maxPacksPerSale: number | null;
  /** The buyer's ID card is checked and recorded. */
  readonly buyerIdRequired: boolean;
  /** Only on prescription, whatever the category printed on the pack. */
  readonly prescriptionOnly: boolean;
  readonly source: string;
}

export const CONTROLLED_SALE_RULES: Readonly<Record<Exclude<ControlClass, 'none'>, ControlledSaleRule>> = {
  ephedrine: {
    maxPacksPerSale: 2,
    buyerIdRequired: true,
    prescriptionOnly: false,
    source: '国食药监办〔2012〕260号',
  },
  compound_licorice: {
    maxPacksPerSale: 2,
    buyerIdRequired: true,
    prescriptionOnly: false,
    source: '食药监办药化监〔2013〕33号',
  },
  diphenoxylate: {
    maxPacksPerSale: 2,
    buyerIdRequired: true,
    prescriptionOnly: true,
    source: '食药监办药化监〔2013〕33号',
  },
  tramadol_compound: {
    maxPacksPerSale: 2,
    buyerIdRequired: true,
    prescriptionOnly: true,
    source: '国家药监局 国家卫健委公告 2023年第43号',
  },
  narcotic_oral_compound: {
    maxPacksPerSale: 2,
    buyerIdRequired: true,
    prescriptionOnly: true,
    source: '食药监办药化监〔2014〕260号',
  },
  psychotropic_2: {
    maxPacksPerSale: null,
    buyerIdRequired: true,
    prescriptionOnly: true,
    source: '麻醉药品和精神药品管理条例 §32',
  },
};

export interface SaleRuleLine {
  readonly drugId: number;
  readonly category: DrugCategory;
  readonly controlClass: ControlClass;
  readonly quantity: number;
  /** True when an approved prescription covers the line. */
  readonly onPrescription: boolean;
}

export type SaleRuleBreach =
  | { readonly code: 'PRESCRIPTION_REQUIRED'; readonly drugIds: readonly number[] }
  | {
      readonly code: 'CONTROLLED_QUANTITY_EXCEEDED';
      readonly controlClass: ControlClass;
      readonly limit: number;
      readonly quantity: number;
      readonly drugIds: readonly number[];
    };

/** True when a line may be sold only against a prescription. */
export function needsPrescription(category: DrugCategory, controlClass: ControlClass): boolean {
  if (category === 'rx') return true;
  return controlClass !== 'none' && CONTROLLED_SALE_RULES[controlClass].prescriptionOnly;
}

/** True when a sale of these lines must record the buyer's ID card. */
export function needsBuyerId(lines: readonly Pick<SaleRuleLine, 'controlClass'>[]): boolean {
  return lines.some(
    (line) => line.controlClass !== 'none' && CONTROLLED_SALE_RULES[line.controlClass].buyerIdRequired,
  );
}

/** Every rule that these lines together would break; empty when the sale is legal. */
export function checkSaleRules(lines: readonly SaleRuleLine[]): SaleRuleBreach[] {
  const breaches: SaleRuleBreach[] = [];
  const unprescribed = lines.filter((line) => !line.onPrescription);
  const rx = unprescribed.filter((line) => needsPrescription(line.category, line.controlClass));
  if (rx.length > 0) breaches.push({ code: 'PRESCRIPTION_REQUIRED', drugIds: rx.map((line) => line.drugId) });
  // The limit counts all packs of a class in the sale: two brands of one ingredient do not double it.
  for (const [controlClass, rule] of Object.entries(CONTROLLED_SALE_RULES) as [
    Exclude<ControlClass, 'none'>,
    ControlledSaleRule,
  ][]) {
    if (rule.maxPacksPerSale === null) continue;
    const watched = unprescribed.filter((line) => line.controlClass === controlClass);
    const quantity = watched.reduce((sum, line) => sum + line.quantity, 0);
    if (quantity > rule.maxPacksPerSale) {
      breaches.push({
        code: 'CONTROLLED_QUANTITY_EXCEEDED',
        controlClass,
        limit: rule.maxPacksPerSale,
        quantity,
        drugIds: watched.map((line) => line.drugId),
      });
    }
  }
  return breaches;
}
