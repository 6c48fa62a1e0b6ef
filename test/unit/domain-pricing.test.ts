import { describe, expect, it } from 'vitest';
import { includedTax } from '#shared/domain/money.ts';
import {
  type Discount,
  discountFen,
  type PricingInput,
  type PricingLine,
  priceOrder,
} from '#shared/domain/pricing.ts';
import { InvariantError } from '#shared/errors/index.ts';
import { fc } from '#test/support/seeded.ts';

const discount: fc.Arbitrary<Discount | null> = fc.oneof(
  fc.constant(null),
  fc.record({ kind: fc.constant('percent' as const), bp: fc.integer({ min: 1, max: 10_000 }) }),
  fc.record({ kind: fc.constant('amount' as const), fen: fc.integer({ min: 1, max: 500_000 }) }),
);
const price = fc.integer({ min: 0, max: 100_000 });
const line: fc.Arbitrary<PricingLine> = fc.record({
  listPriceFen: price,
  memberPriceFen: fc.option(price),
  quantity: fc.integer({ min: 1, max: 99 }),
  discount,
  taxRateBp: fc.constantFrom(0, 300, 600, 900, 1_300),
});
const order: fc.Arbitrary<PricingInput> = fc.record({
  lines: fc.array(line, { minLength: 1, maxLength: 20 }),
  isMember: fc.boolean(),
  orderDiscount: discount,
  couponFen: fc.integer({ min: 0, max: 200_000 }),
  shippingFeeFen: fc.integer({ min: 0, max: 10_000 }),
});

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const plain = (overrides: Partial<PricingLine> = {}): PricingLine => ({
  listPriceFen: 1_000,
  memberPriceFen: null,
  quantity: 1,
  discount: null,
  taxRateBp: 1_300,
  ...overrides,
});
const of = (lines: PricingLine[], terms: Partial<PricingInput> = {}) =>
  priceOrder({ lines, isMember: false, orderDiscount: null, couponFen: 0, shippingFeeFen: 0, ...terms });

describe('CART-3: pricing', () => {
  it('CART-3: on every line, gross less each discount is net; lines sum to the order, to the fen', () => {
    fc.assert(
      fc.property(order, (input) => {
        const priced = priceOrder(input);
        for (const row of priced.lines) {
          expect(row.netFen).toBe(
            row.grossFen - row.memberDiscountFen - row.lineDiscountFen - row.orderDiscountFen - row.couponFen,
          );
        }
        expect(sum(priced.lines.map((row) => row.grossFen))).toBe(priced.itemsFen);
        expect(sum(priced.lines.map((row) => row.memberDiscountFen))).toBe(priced.memberDiscountFen);
        expect(sum(priced.lines.map((row) => row.lineDiscountFen))).toBe(priced.lineDiscountFen);
        expect(sum(priced.lines.map((row) => row.orderDiscountFen))).toBe(priced.orderDiscountFen);
        expect(sum(priced.lines.map((row) => row.couponFen))).toBe(priced.couponFen);
        expect(sum(priced.lines.map((row) => row.taxFen))).toBe(priced.taxFen);
        expect(sum(priced.lines.map((row) => row.netFen)) + priced.shippingFeeFen).toBe(priced.totalFen);
      }),
    );
  });

  it('CART-3: no amount is negative and no discount exceeds what it is taken from', () => {
    fc.assert(
      fc.property(order, (input) => {
        const priced = priceOrder(input);
        for (const row of priced.lines) {
          for (const amount of Object.values(row)) expect(amount).toBeGreaterThanOrEqual(0);
        }
        expect(priced.orderDiscountFen).toBeLessThanOrEqual(
          priced.itemsFen - priced.memberDiscountFen - priced.lineDiscountFen,
        );
        expect(priced.couponFen).toBeLessThanOrEqual(input.couponFen);
        expect(priced.totalFen).toBeGreaterThanOrEqual(input.shippingFeeFen);
      }),
    );
  });

  it('CART-3: tax is contained in each line’s net amount and never added', () => {
    fc.assert(
      fc.property(order, (input) => {
        priceOrder(input).lines.forEach((row, index) => {
          expect(row.taxFen).toBe(includedTax(row.netFen, input.lines[index]?.taxRateBp ?? 0));
        });
      }),
    );
  });

  it('CART-3: a member pays the lower of both prices, and only a member', () => {
    const line = plain({ memberPriceFen: 900, quantity: 3 });
    expect(of([line])).toMatchObject({ memberDiscountFen: 0, totalFen: 3_000 });
    expect(of([line], { isMember: true })).toMatchObject({ memberDiscountFen: 300, totalFen: 2_700 });
    const dearer = of([plain({ memberPriceFen: 1_100 })], { isMember: true });
    expect(dearer).toMatchObject({ memberDiscountFen: 0, totalFen: 1_000 });
    expect(of([plain()], { isMember: true }).memberDiscountFen).toBe(0);
  });

  it('CART-3: the steps follow one another: member price, line discount, order discount, coupon, shipping', () => {
    const priced = of(
      [
        plain({ memberPriceFen: 900, quantity: 2, discount: { kind: 'percent', bp: 1_000 } }),
        plain({ listPriceFen: 333 }),
      ],
      { isMember: true, orderDiscount: { kind: 'percent', bp: 500 }, couponFen: 100, shippingFeeFen: 800 },
    );
    expect(priced).toMatchObject({
      itemsFen: 2_333,
      memberDiscountFen: 200,
      lineDiscountFen: 180,
      orderDiscountFen: 98,
      couponFen: 100,
      shippingFeeFen: 800,
      totalFen: 2_333 - 200 - 180 - 98 - 100 + 800,
    });
    expect(priced.lines.map((row) => row.orderDiscountFen)).toEqual([81, 17]);
    expect(priced.lines.map((row) => row.couponFen)).toEqual([83, 17]);
  });

  it('CART-3: a discount or coupon larger than the goods makes them free, and shipping stays to pay', () => {
    const huge = { kind: 'amount', fen: 999_999 } as const;
    expect(of([plain({ discount: huge })]).totalFen).toBe(0);
    expect(of([plain()], { orderDiscount: huge, shippingFeeFen: 600 }).totalFen).toBe(600);
    expect(of([plain()], { couponFen: 999_999, shippingFeeFen: 600 })).toMatchObject({
      couponFen: 1_000,
      totalFen: 600,
    });
  });

  it('CART-3: a percentage is rounded half up, an amount is capped by what is left', () => {
    expect(discountFen({ kind: 'percent', bp: 1_000 }, 1_005)).toBe(101);
    expect(discountFen({ kind: 'percent', bp: 1_000 }, 1_004)).toBe(100);
    expect(discountFen({ kind: 'percent', bp: 10_000 }, 1_004)).toBe(1_004);
    expect(discountFen({ kind: 'amount', fen: 700 }, 500)).toBe(500);
    expect(discountFen(null, 500)).toBe(0);
  });

  it('CART-3: an order of no lines is a defect', () => {
    expect(() => of([])).toThrow(InvariantError);
  });
});
