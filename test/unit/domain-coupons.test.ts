import { describe, expect, it } from 'vitest';
import { type CouponTerms, covers, whyNotUsable } from '#shared/domain/coupons.ts';
import { couponShortfall, type PricingInput, priceOrder } from '#shared/domain/pricing.ts';
import { fc } from '#test/support/seeded.ts';

const TERMS: CouponTerms = {
  kind: 'amount',
  amountFen: 500,
  percentBp: 0,
  capFen: null,
  minimumFen: 0,
  validFrom: '2026-06-01',
  validTo: '2026-06-30',
  categories: [],
  drugIds: [],
  excludedDrugIds: [],
  membersOnly: false,
  stackable: true,
  maxUses: null,
  maxUsesPerCustomer: null,
};
const STANDING = {
  today: '2026-06-15',
  stopped: false,
  used: 0,
  customerId: 7,
  isMember: false,
  usedByCustomer: 0,
};
const drug = (
  id: number,
  category: 'rx' | 'otc_a' | 'otc_b' | 'device',
  controlClass: 'none' | 'ephedrine' = 'none',
) => ({
  id,
  category,
  controlClass,
});

describe('CART-3: whether a coupon can be used', () => {
  it.each([
    [{}, {}, null],
    [{}, { today: '2026-06-01' }, null],
    [{}, { today: '2026-06-30' }, null],
    [{}, { today: '2026-05-31' }, 'not_yet'],
    [{}, { today: '2026-07-01' }, 'expired'],
    [{}, { stopped: true }, 'stopped'],
    [{ maxUses: 2 }, { used: 1 }, null],
    [{ maxUses: 2 }, { used: 2 }, 'used_up'],
    [{ membersOnly: true }, {}, 'members_only'],
    [{ membersOnly: true }, { isMember: true }, null],
    [{ maxUsesPerCustomer: 1 }, { customerId: null }, 'customer_needed'],
    [{ maxUsesPerCustomer: 1 }, { usedByCustomer: 1 }, 'used_by_customer'],
    [{ maxUsesPerCustomer: 2 }, { usedByCustomer: 1 }, null],
  ])('CART-3: terms %j on %j: %s', (terms, standing, reason) => {
    const problem = whyNotUsable({ ...TERMS, ...terms }, { ...STANDING, ...standing });
    expect(problem?.reason ?? null).toBe(reason);
  });

  it.each([
    [{}, drug(1, 'otc_b'), true],
    [{}, drug(1, 'rx'), false],
    [{}, drug(1, 'otc_a'), false],
    [{}, drug(1, 'otc_b', 'ephedrine'), false],
    [{ drugIds: [1] }, drug(1, 'rx'), false],
    [{ categories: ['device'] }, drug(1, 'otc_b'), false],
    [{ categories: ['device'] }, drug(1, 'device'), true],
    [{ categories: ['device'], drugIds: [1] }, drug(1, 'otc_b'), true],
    [{ categories: ['device'], excludedDrugIds: [1] }, drug(1, 'device'), false],
  ] as const)('CART-3: %j covers %j: %s', (terms, sold, expected) => {
    expect(covers({ ...TERMS, ...terms }, sold, { on: true })).toBe(expected);
  });
});

const fen = fc.integer({ min: 1, max: 100_000 });
const anyInput: fc.Arbitrary<PricingInput & { coupon: NonNullable<PricingInput['coupon']> }> = fc
  .array(
    fc.record({
      listPriceFen: fen,
      memberPriceFen: fc.option(fen),
      quantity: fc.integer({ min: 1, max: 99 }),
      discount: fc.option(
        fc.record({ kind: fc.constant('percent' as const), bp: fc.integer({ min: 1, max: 10_000 }) }),
      ),
      taxRateBp: fc.constantFrom(0, 900, 1_300),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .chain((lines) =>
    fc.record({
      lines: fc.constant(lines),
      isMember: fc.boolean(),
      orderDiscount: fc.option(fc.record({ kind: fc.constant('amount' as const), fen })),
      couponFen: fc.constant(0),
      shippingFeeFen: fc.constantFrom(0, 600),
      coupon: fc.record({
        discount: fc.oneof(
          fc.record({ kind: fc.constant('amount' as const), fen }),
          fc.record({ kind: fc.constant('percent' as const), bp: fc.integer({ min: 1, max: 10_000 }) }),
        ),
        capFen: fc.option(fen),
        minimumFen: fc.oneof(fc.constant(0), fen),
        stackable: fc.boolean(),
        covered: fc.array(fc.boolean(), { minLength: lines.length, maxLength: lines.length }),
      }),
    }),
  );

describe('CART-3: what a coupon takes off', () => {
  it('CART-3: never goods that it does not cover, never more than its cap or the goods, and all of it on the lines', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { coupon } = input;
        const priced = priceOrder(input);
        const without = priceOrder({ ...input, coupon: null });
        const baseFen = priced.lines.reduce((sum, line, index) => {
          const isDiscounted =
            line.memberDiscountFen > 0 || line.lineDiscountFen > 0 || priced.orderDiscountFen > 0;
          if (coupon.covered[index] !== true || (!coupon.stackable && isDiscounted)) {
            expect(line.couponFen).toBe(0);
            return sum;
          }
          return sum + (without.lines[index]?.netFen ?? 0);
        }, 0);
        const wantedFen =
          coupon.discount.kind === 'amount'
            ? coupon.discount.fen
            : Math.floor((baseFen * coupon.discount.bp + 5_000) / 10_000);
        const isMet = baseFen > 0 && baseFen >= coupon.minimumFen;
        const expectedFen = isMet ? Math.min(wantedFen, coupon.capFen ?? wantedFen, baseFen) : 0;
        expect(priced.couponFen).toBe(expectedFen);
        expect(couponShortfall(input) === null).toBe(isMet);
        expect(priced.lines.reduce((sum, line) => sum + line.couponFen, 0)).toBe(expectedFen);
        expect(without.totalFen - priced.totalFen).toBe(expectedFen);
        expect(Math.min(...priced.lines.map((line) => line.netFen))).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
