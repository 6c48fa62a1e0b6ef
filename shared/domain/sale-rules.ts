import type { ControlClass, DrugCategory } from './drugs.ts';
import { type EphedrineContent, strengthProblem } from './ephedrine-strength.ts';
import type { Fen } from './money.ts';
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
export type SaleRules = Pick<Rules, WatchedClass | 'ephedrine_strength'>;

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
  /** Of a compound of ephedrine, how strong it is; null or absent for everything else. */
  readonly ephedrine?: EphedrineContent | null;
}

export type SaleRuleBreach =
  | { readonly code: 'PRESCRIPTION_REQUIRED'; readonly drugIds: readonly number[] }
  | { readonly code: 'EPHEDRINE_PACK_TOO_STRONG'; readonly drugIds: readonly number[] }
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

/** True for prescription drugs and class A OTC, which are never given away (the rule `gifts_forbidden`). */
export function isNeverGiven(category: DrugCategory): boolean {
  return category === 'rx' || category === 'otc_a';
}

/** True when a line would be given away that must not be, whatever took its price off. */
export function isForbiddenGift(category: DrugCategory, netFen: Fen): boolean {
  return netFen === 0 && isNeverGiven(category);
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
  const strengthOf = ({ ephedrine }: SaleRuleLine) =>
    ephedrine ? strengthProblem(ephedrine, rules.ephedrine_strength) : null;
  const unsaleable = lines.filter((line) => strengthOf(line) === 'pack');
  if (unsaleable.length > 0)
    breaches.push({ code: 'EPHEDRINE_PACK_TOO_STRONG', drugIds: unsaleable.map((line) => line.drugId) });
  const unprescribed = lines.filter((line) => !line.onPrescription);
  const rx = unprescribed.filter(
    (line) => needsPrescription(line.category, line.controlClass) || strengthOf(line) === 'unit_dose',
  );
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
