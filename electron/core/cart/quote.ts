import type { CouponProblem } from '#shared/domain/coupons.ts';
import type { ControlClass, DrugCategory } from '#shared/domain/drugs.ts';
import {
  couponShortfall,
  type Discount,
  type PricedOrder,
  type PricingInput,
  priceOrder,
} from '#shared/domain/pricing.ts';
import type { SoldDrug } from '../catalog/drugs.ts';
import { readOffer } from '../coupons/coupon-offer.ts';
import type { Reader } from '../db/store.ts';

/** What pricing needs of a line: the drug as it is now, and what the customer wants of it. */
export interface QuoteLine {
  readonly drug: SoldDrug;
  readonly quantity: number;
  readonly discount: Discount | null;
}

export interface QuoteTerms {
  readonly customer: { readonly customerId: number; readonly isMember: boolean } | null;
  readonly orderDiscount: Discount | null;
  readonly couponFen: number;
  /** A coupon with terms, and the day on which it is to be used. */
  readonly coupon: { readonly couponId: number; readonly today: string } | null;
  readonly shippingFeeFen: number;
}

export interface Quote {
  readonly priced: PricedOrder;
  /** The coupon, with what keeps it from taking something off; null where none was asked for. */
  readonly coupon: { readonly name: string; readonly problem: CouponProblem | null } | null;
}

/** Prices lines from the catalogue. Cart and order use this one function, so that they cannot disagree. */
export function quote(reader: Reader, lines: readonly QuoteLine[], terms: QuoteTerms): Quote {
  const input: PricingInput = {
    isMember: terms.customer?.isMember ?? false,
    orderDiscount: terms.orderDiscount,
    couponFen: terms.couponFen,
    shippingFeeFen: terms.shippingFeeFen,
    lines: lines.map((line) => ({
      listPriceFen: line.drug.priceFen,
      memberPriceFen: line.drug.memberPriceFen,
      taxRateBp: line.drug.taxRateBp,
      quantity: line.quantity,
      discount: line.discount,
    })),
  };
  if (terms.coupon === null) return { priced: priceOrder(input), coupon: null };
  const drugs = lines.map(({ drug }) => ({
    id: drug.id,
    category: drug.category as DrugCategory,
    controlClass: drug.controlClass as ControlClass,
  }));
  const { coupon, offer, problem } = readOffer(reader, { ...terms.coupon, customer: terms.customer, drugs });
  const offered = { ...input, coupon: offer };
  const { name } = coupon;
  return { priced: priceOrder(offered), coupon: { name, problem: problem ?? couponShortfall(offered) } };
}
