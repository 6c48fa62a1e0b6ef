import { describe, expect, it } from 'vitest';
import { draftOfCoupon, readCoupon } from '#renderer/features/settings/coupons/coupon-draft.ts';

const TYPED = {
  ...draftOfCoupon(null, '2026-06-15'),
  code: 'SUMMER',
  name: '夏季券',
  value: '5',
  validTo: '2026-08-31',
};

describe('CART-3: a coupon as it is typed', () => {
  it('CART-3: an amount, with no limit where nothing is typed', () => {
    expect(readCoupon(TYPED)).toEqual({
      terms: {
        code: 'SUMMER',
        name: '夏季券',
        kind: 'amount',
        amountFen: 500,
        percentBp: 0,
        capFen: null,
        minimumFen: 0,
        validFrom: '2026-06-15',
        validTo: '2026-08-31',
        categories: [],
        drugCodes: [],
        excludedDrugCodes: [],
        membersOnly: false,
        stackable: true,
        maxUses: null,
        maxUsesPerCustomer: null,
      },
    });
  });

  it('CART-3: a percentage to the hundredth, and article numbers however they are set apart', () => {
    const draft = { ...TYPED, kind: 'percent' as const, value: '12.5', cap: '20', drugs: 'T001,T002  T003' };
    expect(readCoupon(draft)).toMatchObject({
      terms: { amountFen: 0, percentBp: 1_250, capFen: 2_000, drugCodes: ['T001', 'T002', 'T003'] },
    });
  });

  it('CART-3: a draft of a coupon reads as the coupon', () => {
    const read = readCoupon({ ...TYPED, minimum: '30', maxUses: '100', maxUsesPerCustomer: '1' });
    if (!('terms' in read)) throw new Error('it was typed right');
    const coupon = { ...read.terms, couponId: 1, version: 1, used: 0, stopped: false };
    expect(readCoupon(draftOfCoupon(coupon, '2026-07-01'))).toEqual(read);
  });

  it.each([
    ['code', { code: ' ' }],
    ['name', { name: '' }],
    ['value', { value: '0' }],
    ['value', { value: '五元' }],
    ['value', { kind: 'percent' as const, value: '101' }],
    ['value', { kind: 'percent' as const, value: '0.001' }],
    ['cap', { cap: '0' }],
    ['minimum', { minimum: '-1' }],
    ['validFrom', { validFrom: '' }],
    ['validTo', { validTo: '2026-06-14' }],
    ['maxUses', { maxUses: '0' }],
    ['maxUsesPerCustomer', { maxUsesPerCustomer: 'x' }],
  ])('CART-3: %s is wrong in %j', (field, typed) => {
    expect(readCoupon({ ...TYPED, ...typed })).toEqual({ wrong: [field] });
  });
});
