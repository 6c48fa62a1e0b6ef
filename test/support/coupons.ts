import type { CouponView } from '#shared/contracts/coupons.ts';
import type { CallInput } from '#shared/contracts/index.ts';
import type { TestShop } from './test-shop.ts';

/** A coupon of half a yuan off everything that may be promoted, for anybody, as often as they like. */
export const PLAIN_COUPON = {
  couponId: null,
  version: null,
  code: 'SAVE5',
  name: '五角券',
  kind: 'amount',
  amountFen: 50,
  percentBp: 0,
  capFen: null,
  minimumFen: 0,
  validFrom: '2026-06-01',
  validTo: '2027-06-30',
  categories: [],
  drugCodes: [],
  excludedDrugCodes: [],
  membersOnly: false,
  stackable: true,
  maxUses: null,
  maxUsesPerCustomer: null,
} as const satisfies CallInput<'coupons.save'>;

/** Makes a coupon: the plain one, with other terms where they are named. */
export function addCoupon(
  { till }: Pick<TestShop, 'till'>,
  terms: Partial<CallInput<'coupons.save'>> = {},
): Promise<CouponView> {
  const { categories, drugCodes, excludedDrugCodes, ...plain } = PLAIN_COUPON;
  return till.do('coupons.save', {
    ...plain,
    categories: [...categories],
    drugCodes: [...drugCodes],
    excludedDrugCodes: [...excludedDrugCodes],
    ...terms,
  });
}
