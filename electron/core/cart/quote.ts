import { type Discount, type PricedOrder, priceOrder } from '#shared/domain/pricing.ts';
import type { SoldDrug } from '../catalog/drugs.ts';

/** What pricing needs of a line: the drug as it is now, and what the customer wants of it. */
export interface QuoteLine {
  readonly drug: SoldDrug;
  readonly quantity: number;
  readonly discount: Discount | null;
}

export interface QuoteTerms {
  readonly isMember: boolean;
  readonly orderDiscount: Discount | null;
  readonly couponFen: number;
  readonly shippingFeeFen: number;
}

/** Prices lines from the catalogue. Cart and order use this one function, so that they cannot disagree. */
export function quote(lines: readonly QuoteLine[], terms: QuoteTerms): PricedOrder {
  return priceOrder({
    ...terms,
    lines: lines.map((line) => ({
      listPriceFen: line.drug.priceFen,
      memberPriceFen: line.drug.memberPriceFen,
      taxRateBp: line.drug.taxRateBp,
      quantity: line.quantity,
      discount: line.discount,
    })),
  });
}
