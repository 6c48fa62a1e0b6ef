import { allocate } from '#shared/domain/money.ts';
import type { Discount } from '#shared/domain/pricing.ts';
import type { DrugKey } from './model-catalog.ts';
import { type ModelDrug, UNITS_PER_PACK } from './model-stock.ts';

/** What a line costs, as far as the model needs it. */
export interface PricedWish {
  readonly drug: ModelDrug;
  readonly quantity: number;
  readonly discount: Discount | null;
}

export interface Terms {
  readonly isMember: boolean;
  readonly orderDiscount: Discount | null;
  readonly couponFen: number;
  readonly shippingFeeFen: number;
  /** Whether the shop's one coupon was put on the cart. */
  readonly coupon: boolean;
}

export const NO_TERMS: Terms = {
  isMember: false,
  orderDiscount: null,
  couponFen: 0,
  shippingFeeFen: 0,
  coupon: false,
};

/** The shop's one coupon: it goes with no other discount, and not with what must not be promoted. */
export const COUPON = { code: 'MODEL', amountFen: 150, minimumFen: 500, maxUses: 3 } as const;
const NEVER_PROMOTED: readonly ModelDrug[] = ['ephedrine', 'ephedrineSyrup', 'antibiotic'];

const takenOff = (discount: Discount | null, amountFen: number): number => {
  if (discount === null) return 0;
  const fen =
    discount.kind === 'amount' ? discount.fen : Math.floor((amountFen * discount.bp + 5_000) / 10_000);
  return Math.min(fen, amountFen);
};

/** The catalogue's prices, which somebody may change while the shop is open. */
export class ModelPrices {
  readonly #listFen: Map<ModelDrug, number>;
  readonly #memberFen: ReadonlyMap<ModelDrug, number>;
  /** Whether the coupon may be used once more. */
  isCouponLeft: () => boolean = () => true;

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

  /** A tablet costs its part of the pack, rounded up to the fen. */
  listFen(drug: ModelDrug): number {
    if (drug === 'tablets') return Math.ceil(this.listFen('paracetamol') / UNITS_PER_PACK);
    return this.#listFen.get(drug) ?? 0;
  }

  change(drug: ModelDrug, priceFen: number): void {
    this.#listFen.set(drug, priceFen);
  }

  /** What goods cost before the discount on all of them. */
  goodsFen(lines: readonly PricedWish[], isMember: boolean): number {
    return lines.reduce((sum, line) => sum + this.#lineFen(line, isMember), 0);
  }

  #lineFen({ drug, quantity, discount }: PricedWish, isMember: boolean): number {
    const listFen = this.listFen(drug);
    const unitFen = isMember ? Math.min(this.#memberFen.get(drug) ?? listFen, listFen) : listFen;
    return unitFen * quantity - takenOff(discount, unitFen * quantity);
  }

  /** True when all that is taken off leaves nothing to pay for a drug that must not be given away. */
  givesAway(lines: readonly PricedWish[], terms: Terms): boolean {
    const { isMember, orderDiscount } = terms;
    // The shop's coupon takes the place of a stated amount, and nothing off these drugs.
    const couponFen = terms.coupon ? 0 : terms.couponFen;
    const goodsFen = this.goodsFen(lines, isMember);
    let left = lines.map((line) => this.#lineFen(line, isMember));
    const offFen = takenOff(orderDiscount, goodsFen);
    for (const fen of [offFen, Math.min(couponFen, goodsFen - offFen)]) {
      const shares = allocate(fen, left);
      left = left.map((amount, index) => amount - (shares[index] ?? 0));
    }
    return lines.some(({ drug }, index) => left[index] === 0 && NEVER_PROMOTED.includes(drug));
  }

  totalFen(lines: readonly PricedWish[], terms: Terms): number {
    const goodsFen = this.goodsFen(lines, terms.isMember);
    const afterDiscount = goodsFen - takenOff(terms.orderDiscount, goodsFen);
    const couponFen = terms.coupon ? this.couponFen(lines, terms) : Math.min(terms.couponFen, afterDiscount);
    return afterDiscount - couponFen + terms.shippingFeeFen;
  }

  /** What the shop's coupon takes off these goods now. */
  couponFen(lines: readonly PricedWish[], { isMember, orderDiscount }: Terms): number {
    if (!this.isCouponLeft()) return 0;
    if (takenOff(orderDiscount, this.goodsFen(lines, isMember)) > 0) return 0;
    const baseFen = lines.reduce((sum, { drug, quantity, discount }) => {
      const listFen = this.listFen(drug) * quantity;
      const isPlain = this.goodsFen([{ drug, quantity, discount }], isMember) === listFen;
      return isPlain && !NEVER_PROMOTED.includes(drug) ? sum + listFen : sum;
    }, 0);
    return baseFen < COUPON.minimumFen ? 0 : COUPON.amountFen;
  }
}
