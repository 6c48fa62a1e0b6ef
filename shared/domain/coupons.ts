import type { ControlClass, DrugCategory } from './drugs.ts';
import type { DateText } from './expiry.ts';
import type { CouponOffer, CouponShortfall } from './pricing.ts';
import { isNeverGiven } from './sale-rules.ts';

export const COUPON_KINDS = ['amount', 'percent'] as const;
export type CouponKind = (typeof COUPON_KINDS)[number];

/** What a coupon promises, and to whom. */
export interface CouponTerms {
  readonly kind: CouponKind;
  /** What an `amount` coupon takes off. */
  readonly amountFen: number;
  /** What a `percent` coupon takes off, of the goods that it covers: 9 折 is 1000. */
  readonly percentBp: number;
  /** At most this; null for no limit. */
  readonly capFen: number | null;
  /** What the covered goods have to cost, after every other discount. */
  readonly minimumFen: number;
  /** The first and the last day. */
  readonly validFrom: DateText;
  readonly validTo: DateText;
  /** What it covers: goods of these categories and these drugs; all goods when both are empty. */
  readonly categories: readonly DrugCategory[];
  readonly drugIds: readonly number[];
  readonly excludedDrugIds: readonly number[];
  readonly membersOnly: boolean;
  /** Whether it is taken off goods that have a member price or a discount already. */
  readonly stackable: boolean;
  readonly maxUses: number | null;
  readonly maxUsesPerCustomer: number | null;
}

/** How a coupon stands on the day on which somebody wants to use it. */
export interface CouponStanding {
  readonly today: DateText;
  readonly stopped: boolean;
  readonly used: number;
  readonly customerId: number | null;
  readonly isMember: boolean;
  readonly usedByCustomer: number;
}

/** Why a coupon takes nothing off a cart. */
export type CouponProblem =
  | CouponShortfall
  | { readonly reason: 'stopped' | 'members_only' | 'customer_needed' | 'used_up' | 'used_by_customer' }
  | { readonly reason: 'not_yet'; readonly from: DateText }
  | { readonly reason: 'expired'; readonly to: DateText };

/** Why a coupon cannot be used today by this customer, whatever they buy; null when it can. */
export function whyNotUsable(terms: CouponTerms, standing: CouponStanding): CouponProblem | null {
  const { today } = standing;
  if (standing.stopped) return { reason: 'stopped' };
  if (today < terms.validFrom) return { reason: 'not_yet', from: terms.validFrom };
  if (today > terms.validTo) return { reason: 'expired', to: terms.validTo };
  if (terms.maxUses !== null && standing.used >= terms.maxUses) return { reason: 'used_up' };
  if (terms.membersOnly && !standing.isMember) return { reason: 'members_only' };
  if (terms.maxUsesPerCustomer === null) return null;
  if (standing.customerId === null) return { reason: 'customer_needed' };
  return standing.usedByCustomer >= terms.maxUsesPerCustomer ? { reason: 'used_by_customer' } : null;
}

/** A drug as far as coupons ask. */
export interface CoveredDrug {
  readonly id: number;
  readonly category: DrugCategory;
  readonly controlClass: ControlClass;
}

/**
 * Whether a coupon covers a drug. Prescription drugs, class A OTC and watched drugs are never promoted
 * (药品经营和使用质量监督管理办法: the rule `gifts_forbidden`), whatever the coupon says.
 */
export function covers(
  terms: Pick<CouponTerms, 'categories' | 'drugIds' | 'excludedDrugIds'>,
  drug: CoveredDrug,
  rule: { readonly on: boolean },
): boolean {
  const isForbidden = isNeverGiven(drug.category) || drug.controlClass !== 'none';
  if ((rule.on && isForbidden) || terms.excludedDrugIds.includes(drug.id)) return false;
  if (terms.categories.length === 0 && terms.drugIds.length === 0) return true;
  return terms.categories.includes(drug.category) || terms.drugIds.includes(drug.id);
}

/** What a coupon offers for lines of these drugs, in their order. */
export function offerOf(
  terms: CouponTerms,
  drugs: readonly CoveredDrug[],
  rule: { readonly on: boolean },
): CouponOffer {
  return {
    discount:
      terms.kind === 'amount'
        ? { kind: 'amount', fen: terms.amountFen }
        : { kind: 'percent', bp: terms.percentBp },
    capFen: terms.capFen,
    minimumFen: terms.minimumFen,
    stackable: terms.stackable,
    covered: drugs.map((drug) => covers(terms, drug, rule)),
  };
}
