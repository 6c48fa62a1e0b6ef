import type { Discount } from '#shared/domain/pricing.ts';
import type { DrugKey } from '#test/support/small-catalog.ts';

/** What a line costs, as far as the model needs it. */
export interface PricedWish {
  readonly drug: DrugKey;
  readonly quantity: number;
  readonly discount: Discount | null;
}

export interface Terms {
  readonly isMember: boolean;
  readonly orderDiscount: Discount | null;
  readonly couponFen: number;
  readonly shippingFeeFen: number;
}

export const NO_TERMS: Terms = { isMember: false, orderDiscount: null, couponFen: 0, shippingFeeFen: 0 };

const takenOff = (discount: Discount | null, amountFen: number): number => {
  if (discount === null) return 0;
  const fen =
    discount.kind === 'amount' ? discount.fen : Math.floor((amountFen * discount.bp + 5_000) / 10_000);
  return Math.min(fen, amountFen);
};

/** The catalogue's prices, which somebody may change while the shop is open. */
export class ModelPrices {
  readonly #listFen: Map<DrugKey, number>;
  readonly #memberFen: ReadonlyMap<DrugKey, number>;

  constructor(prices: Record<DrugKey, { priceFen: number; memberPriceFen: number | null }>) {
    const entries = Object.entries(prices) as [
      DrugKey,
      { priceFen: number; memberPriceFen: number | null },
    ][];
    this.#listFen = new Map(entries.map(([drug, { priceFen }]) => [drug, priceFen]));
    this.#memberFen = new Map(
      entries.flatMap(([drug, { memberPriceFen }]) =>
        memberPriceFen === null ? [] : [[drug, memberPriceFen]],
      ),
    );
  }

  listFen(drug: DrugKey): number {
    return this.#listFen.get(drug) ?? 0;
  }

  change(drug: DrugKey, priceFen: number): void {
    this.#listFen.set(drug, priceFen);
  }

  /** What goods cost before the discount on all of them. */
  goodsFen(lines: readonly PricedWish[], isMember: boolean): number {
    return lines.reduce((sum, { drug, quantity, discount }) => {
      const listFen = this.listFen(drug);
      const unitFen = isMember ? Math.min(this.#memberFen.get(drug) ?? listFen, listFen) : listFen;
      return sum + unitFen * quantity - takenOff(discount, unitFen * quantity);
    }, 0);
  }

  totalFen(lines: readonly PricedWish[], terms: Terms): number {
    const goodsFen = this.goodsFen(lines, terms.isMember);
    const afterDiscount = goodsFen - takenOff(terms.orderDiscount, goodsFen);
    return afterDiscount - Math.min(terms.couponFen, afterDiscount) + terms.shippingFeeFen;
  }
}
