import type { ControlClass, DrugCategory } from './drugs.ts';
import { DEFAULT_RULES, type Rules } from './rules.ts';

type WatchedClass = Exclude<ControlClass, 'none'>;

/**
 * What hangs on a control class. Its rule in the rule table has the same name and holds the source and the most
 * minimum packs in one sale without a prescription; the chain may change that number.
 */
export interface ControlledSaleRule {
  /** The buyer's ID card is checked and recorded. */
  readonly buyerIdRequired: boolean;
  /** Only on prescription, whatever the category printed on the pack. */
  readonly prescriptionOnly: boolean;
}

export const CONTROLLED_SALE_RULES: Readonly<Record<WatchedClass, ControlledSaleRule>> = {
  ephedrine: { buyerIdRequired: true, prescriptionOnly: false },
  compound_licorice: { buyerIdRequired: true, prescriptionOnly: false },
  diphenoxylate: { buyerIdRequired: true, prescriptionOnly: true },
  tramadol_compound: { buyerIdRequired: true, prescriptionOnly: true },
  narcotic_oral_compound: { buyerIdRequired: true, prescriptionOnly: true },
  psychotropic_2: { buyerIdRequired: true, prescriptionOnly: true },
};

/** The rules of the rule table that a sale asks. */
export type SaleRules = Pick<Rules, WatchedClass>;

/** The most packs of a class in one sale without a prescription; null when it needs a prescription anyway. */
export function maxPacksPerSale(controlClass: WatchedClass, rules: SaleRules): number | null {
  const { numbers } = rules[controlClass];
  return 'packs' in numbers ? numbers.packs : null;
}

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
export function checkSaleRules(
  lines: readonly SaleRuleLine[],
  rules: SaleRules = DEFAULT_RULES,
): SaleRuleBreach[] {
  const breaches: SaleRuleBreach[] = [];
  const unprescribed = lines.filter((line) => !line.onPrescription);
  const rx = unprescribed.filter((line) => needsPrescription(line.category, line.controlClass));
  if (rx.length > 0) breaches.push({ code: 'PRESCRIPTION_REQUIRED', drugIds: rx.map((line) => line.drugId) });
  // The limit counts all packs of a class in the sale: two brands of one ingredient do not double it.
  for (const controlClass of Object.keys(CONTROLLED_SALE_RULES) as WatchedClass[]) {
    const limit = maxPacksPerSale(controlClass, rules);
    if (limit === null) continue;
    const watched = unprescribed.filter((line) => line.controlClass === controlClass);
    const quantity = watched.reduce((sum, line) => sum + line.quantity, 0);
    if (quantity > limit) {
      const drugIds = watched.map((line) => line.drugId);
      breaches.push({ code: 'CONTROLLED_QUANTITY_EXCEEDED', controlClass, limit, quantity, drugIds });
    }
  }
  return breaches;
}
