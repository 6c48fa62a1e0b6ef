import { describe, expect, it } from 'vitest';
import { CONTROL_CLASSES, DRUG_CATEGORIES } from '#shared/domain/drugs.ts';
import { parseSpecification } from '#shared/domain/specification.ts';
import {
  heldBy,
  looseSpecification,
  type OpenPack,
  shareOverPacks,
  splitProblem,
  unitCostOf,
  unitPriceOf,
} from '#shared/domain/split-packs.ts';
import { fc } from '#test/support/seeded.ts';

describe('RX-6: which drugs are split', () => {
  it('RX-6: drugs that no special control stands on, and nothing else', () => {
    const allowed = DRUG_CATEGORIES.flatMap((category) =>
      CONTROL_CLASSES.filter(
        (controlClass) => splitProblem({ category, controlClass, isLoose: false }) === null,
      ).map((controlClass) => `${category} ${controlClass}`),
    );
    expect(allowed).toEqual(['rx none', 'otc_a none', 'otc_b none']);
  });

  it.each([
    [{ category: 'rx', controlClass: 'none', isLoose: true }, 'loose'],
    [{ category: 'rx', controlClass: 'psychotropic_2', isLoose: false }, 'controlled'],
    [{ category: 'tcm_piece', controlClass: 'none', isLoose: false }, 'category'],
    [{ category: 'device', controlClass: 'none', isLoose: false }, 'category'],
  ] as const)('RX-6: %o is told why', (drug, problem) => {
    expect(splitProblem(drug)).toBe(problem);
  });
});

describe('RX-6: what a unit costs', () => {
  it.each([
    [1_250, 10, 125],
    [1_250, 9, 139],
    [1, 100, 1],
    [0, 10, 0],
    [999, 1_000, 1],
  ])('RX-6: %i fen over %i units is %i, rounded up', (packFen, units, unitFen) => {
    expect(unitPriceOf(packFen, units)).toBe(unitFen);
  });

  it('RX-6: never sells a pack by the unit for less than the pack', () => {
    fc.assert(
      fc.property(fc.nat(10_000_000), fc.integer({ min: 2, max: 9_999 }), (packFen, units) => {
        const all = unitPriceOf(packFen, units) * units;
        expect(all).toBeGreaterThanOrEqual(packFen);
        expect(all - packFen).toBeLessThan(units);
      }),
    );
  });

  it.each([
    [100, 8, 13],
    [100, 16, 6],
    [null, 8, null],
  ])('RX-6: a cost of %s over %i units is %s, rounded half up', (packFen, units, unitFen) => {
    expect(unitCostOf(packFen, units)).toBe(unitFen);
  });
});

describe('RX-6: the specification of a unit', () => {
  it.each([
    ['0.25g*24粒', '粒', '拆零 0.25g*1粒'],
    ['10mg×30片', '片', '拆零 10mg*1片'],
    ['0.3g*10片/板*2板', '片', '拆零 0.3g*1片'],
    ['24片', '片', '拆零 1片'],
    ['5ml:0.1g*10支', '支', '拆零 5ml:0.1g*1支'],
    ['复方', '袋', '拆零 复方'],
    ['', '片', '拆零'],
  ])('RX-6: of %s by the %s it is %s', (pack, unit, loose) => {
    expect(looseSpecification(pack, unit)).toBe(loose);
  });

  it.each(['0.25g*24粒', '10mg×30片', '24片', '5ml:0.1g*10支'])(
    'RX-6 RX-3: a unit of %s is read as one piece of the same strength',
    (pack) => {
      const facts = parseSpecification(pack);
      const unit = pack.at(-1) ?? '';
      expect(parseSpecification(looseSpecification(pack, unit))).toEqual({ ...facts, count: 1 });
    },
  );
});

const packs = (...left: number[]): OpenPack[] =>
  left.map((units, index) => ({ openedPackId: index + 1, left: units }));
const quantities = (shares: readonly { openedPackId: number; quantity: number }[]) =>
  shares.map(({ openedPackId, quantity }) => [openedPackId, quantity]);

describe('RX-6: out of which pack units come', () => {
  it.each([
    [
      'the first opened first',
      packs(4, 10),
      14,
      6,
      [
        [1, 4],
        [2, 2],
      ],
    ],
    [
      'units that were not found are missing of the oldest',
      packs(4, 10),
      12,
      6,
      [
        [1, 2],
        [2, 4],
      ],
    ],
    ['units that came back are held by the newest', packs(0, 3), 5, 5, [[2, 5]]],
    ['an empty pack gives nothing', packs(0, 0, 7), 7, 1, [[3, 1]]],
  ] as const)('RX-6: %s', (_, open, onHand, quantity, expected) => {
    expect(quantities(shareOverPacks(open, { onHand, quantity }))).toEqual(expected);
  });

  it('RX-6: every unit on hand lies in one pack, and a sale takes what it asks for and no more than lies there', () => {
    const lefts = fc.array(fc.integer({ min: -3, max: 30 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(lefts, fc.integer({ min: 1, max: 200 }), fc.nat(), (left, onHand, seed) => {
        const open = packs(...left);
        const held = heldBy(open, onHand);
        expect(held.reduce((sum, pack) => sum + pack.left, 0)).toBe(onHand);
        expect(held.map(({ openedPackId }) => openedPackId)).toEqual(
          open.map(({ openedPackId }) => openedPackId),
        );
        const quantity = 1 + (seed % onHand);
        const shares = shareOverPacks(open, { onHand, quantity });
        expect(shares.reduce((sum, share) => sum + share.quantity, 0)).toBe(quantity);
        for (const share of shares) {
          const pack = held.find(({ openedPackId }) => openedPackId === share.openedPackId);
          expect(share.quantity).toBeLessThanOrEqual(pack?.left ?? 0);
        }
      }),
    );
  });

  it('RX-6: nothing is taken out of packs that hold too little', () => {
    expect(() => shareOverPacks(packs(3), { onHand: 3, quantity: 4 })).toThrow();
    expect(heldBy([], 3)).toEqual([]);
  });
});
