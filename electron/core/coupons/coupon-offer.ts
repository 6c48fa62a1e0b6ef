import { type CouponProblem, type CoveredDrug, offerOf, whyNotUsable } from '#shared/domain/coupons.ts';
import type { CouponOffer } from '#shared/domain/pricing.ts';
import { statement } from '../db/statement.ts';
import type { Reader } from '../db/store.ts';
import { ruleOf } from '../rules/rules.ts';
import { type CouponRow, getCoupon, termsOf } from './coupon-rows.ts';

const usesOfCustomer = statement<{ couponId: number; customerId: number }>()((db, p) =>
  db
    .selectFrom('couponUse')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('couponId', '=', p.couponId)
    .where('customerId', '=', p.customerId)
    .where('givenBackAtMs', 'is', null),
);

/** Who wants to use a coupon, and for what. */
export interface CouponWish {
  readonly couponId: number;
  readonly today: string;
  readonly customer: { readonly customerId: number; readonly isMember: boolean } | null;
  readonly drugs: readonly CoveredDrug[];
}

/** What a coupon offers this customer today for these goods, or what keeps it from being used at all. */
export function readOffer(
  reader: Reader,
  { couponId, today, customer, drugs }: CouponWish,
): { coupon: CouponRow; offer: CouponOffer | null; problem: CouponProblem | null } {
  const coupon = getCoupon(reader, couponId);
  const terms = termsOf(coupon);
  const customerId = customer?.customerId ?? null;
  const problem = whyNotUsable(terms, {
    today,
    stopped: coupon.stopped === 1,
    used: coupon.used,
    customerId,
    isMember: customer?.isMember ?? false,
    usedByCustomer:
      customerId === null ? 0 : (reader.get(usesOfCustomer, { couponId, customerId })?.count ?? 0),
  });
  const rule = ruleOf(reader, 'gifts_forbidden');
  return { coupon, problem, offer: problem === null ? offerOf(terms, drugs, rule) : null };
}
