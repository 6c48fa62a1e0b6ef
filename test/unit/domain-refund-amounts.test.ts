import { describe, expect, it } from 'vitest';
import { allocate } from '#shared/domain/money.ts';
import { costOfUnits, type PaidOrder, refundAmounts, splitRefund } from '#shared/domain/refund-amounts.ts';
import { fc } from '#test/support/seeded.ts';

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

const paidOrder = fc
  .record({
    lines: fc.array(fc.record({ quantity: fc.integer({ min: 1, max: 9 }), netFen: fc.nat({ max: 5_000 }) }), {
      minLength: 1,
      maxLength: 5,
    }),
    shippingFeeFen: fc.constantFrom(0, 0, 600, 1_234),
    rounding: fc.integer({ min: -99, max: 9 }),
    weights: fc.array(fc.nat({ max: 100 }), { minLength: 1, maxLength: 4 }),
  })
  .map(({ lines, shippingFeeFen, rounding, weights }) => {
    const totalFen = sum(lines.map((line) => line.netFen)) + shippingFeeFen;
    const paidFen = Math.max(0, totalFen + rounding);
    const order: PaidOrder = {
      lines: lines.map((line, index) => ({ ...line, lineNo: index + 1 })),
      shippingFeeFen,
      paidFen,
      roundingFen: paidFen - totalFen,
    };
    return { order, tenders: allocate(paidFen, weights) };
  });

/** Which line the next unit comes from, many times over: any order of part refunds, of any size. */
const picks = fc.array(fc.record({ line: fc.nat({ max: 4 }), units: fc.integer({ min: 1, max: 9 }) }), {
  maxLength: 30,
});

describe('AS-3 PAY-6: what is given back', () => {
  it('AS-3: one of three, three times, gives back the line to the fen', () => {
    const line = { lineNo: 1, quantity: 3, netFen: 1_000 };
    expect([0, 1, 2, 3].map((units) => costOfUnits(line, units))).toEqual([0, 334, 667, 1_000]);
  });

  it('AS-3: rounding that made the order cheaper is not paid out on top, and one that made it dearer comes last', () => {
    const lines = [
      { lineNo: 1, quantity: 1, netFen: 995 },
      { lineNo: 2, quantity: 1, netFen: 4 },
    ];
    const first = { units: new Map([[1, 1]]), withShipping: false };
    const last = { units: new Map([[2, 1]]), withShipping: false };
    const cheaper = { lines, shippingFeeFen: 0, roundingFen: -9, paidFen: 990 };
    expect(refundAmounts(cheaper, new Map(), first)).toMatchObject({ totalFen: 990, roundingFen: -5 });
    expect(refundAmounts(cheaper, first.units, last)).toMatchObject({ totalFen: 0, roundingFen: -4 });
    const dearer = { lines, shippingFeeFen: 0, roundingFen: 1, paidFen: 1_000 };
    expect(refundAmounts(dearer, new Map(), first)).toMatchObject({ totalFen: 995, roundingFen: 0 });
    expect(refundAmounts(dearer, first.units, last)).toMatchObject({ totalFen: 5, roundingFen: 1 });
  });

  it('AS-3: the shipping fee comes back when somebody says so, with the last unit', () => {
    const order = {
      lines: [{ lineNo: 1, quantity: 2, netFen: 500 }],
      shippingFeeFen: 600,
      roundingFen: 0,
      paidFen: 1_100,
    };
    const one = new Map([[1, 1]]);
    expect(refundAmounts(order, new Map(), { units: one, withShipping: true })).toMatchObject({
      shippingFen: 0,
      totalFen: 250,
      isWhole: false,
    });
    expect(refundAmounts(order, one, { units: one, withShipping: true })).toMatchObject({
      shippingFen: 600,
      totalFen: 850,
      isWhole: true,
    });
    expect(refundAmounts(order, one, { units: one, withShipping: false }).totalFen).toBe(250);
  });

  it('AS-3 PAY-6: any part refunds stay within what was paid, and end at it to the fen, tender by tender', () => {
    fc.assert(
      fc.property(paidOrder, picks, fc.boolean(), ({ order, tenders }, wanted, withShipping) => {
        const settled = new Map<number, number>();
        let left = tenders.map((leftFen, index) => ({ paymentId: index + 1, leftFen }));
        let refundedFen = 0;
        const refund = (units: ReadonlyMap<number, number>) => {
          const amounts = refundAmounts(order, settled, { units, withShipping });
          const parts = sum(amounts.lines.map((line) => line.amountFen));
          expect(parts + amounts.shippingFen + amounts.roundingFen).toBe(amounts.totalFen);
          expect(amounts.totalFen).toBeGreaterThanOrEqual(0);
          const split = splitRefund(amounts.totalFen, left);
          expect(sum(split.map((part) => part.amountFen))).toBe(amounts.totalFen);
          left = left.map((payment) => {
            const part = split.find(({ paymentId }) => paymentId === payment.paymentId)?.amountFen ?? 0;
            expect(part).toBeLessThanOrEqual(payment.leftFen);
            return { ...payment, leftFen: payment.leftFen - part };
          });
          refundedFen += amounts.totalFen;
          expect(refundedFen).toBeLessThanOrEqual(order.paidFen);
          for (const [lineNo, count] of units) settled.set(lineNo, (settled.get(lineNo) ?? 0) + count);
        };
        for (const pick of wanted) {
          const line = order.lines[pick.line % order.lines.length];
          if (line === undefined) continue;
          const free = line.quantity - (settled.get(line.lineNo) ?? 0);
          if (free > 0) refund(new Map([[line.lineNo, Math.min(free, pick.units)]]));
          if (order.lines.every((one) => settled.get(one.lineNo) === one.quantity)) break;
        }
        const rest = order.lines.flatMap(({ lineNo, quantity }) => {
          const free = quantity - (settled.get(lineNo) ?? 0);
          return free > 0 ? [[lineNo, free] as const] : [];
        });
        if (rest.length > 0) refund(new Map(rest));
        const goodsFen = sum(order.lines.map((line) => line.netFen)) + order.roundingFen;
        if (withShipping || order.shippingFeeFen === 0) {
          expect(refundedFen).toBe(order.paidFen);
          expect(left.every(({ leftFen }) => leftFen === 0)).toBe(true);
        } else {
          expect(refundedFen).toBe(Math.min(order.paidFen, Math.max(0, goodsFen)));
        }
      }),
      { numRuns: 5_000 },
    );
  });

  it('PAY-6: each tender gets its part back, in proportion to what is left of it', () => {
    const payments = [
      { paymentId: 1, leftFen: 3_000 },
      { paymentId: 2, leftFen: 1_000 },
      { paymentId: 3, leftFen: 0 },
    ];
    expect(splitRefund(1_001, payments).map(({ paymentId, amountFen }) => [paymentId, amountFen])).toEqual([
      [1, 751],
      [2, 250],
    ]);
    expect(splitRefund(4_000, payments).map(({ amountFen }) => amountFen)).toEqual([3_000, 1_000]);
    expect(splitRefund(0, payments)).toEqual([]);
    expect(() => splitRefund(4_001, payments)).toThrow(/no more is given back/);
  });
});
