import type { ParsedInput } from '#shared/contracts/index.ts';
import type { OrderDetails, OrderWish } from '../orders/draft-order.ts';
import type { OrderRow } from '../orders/order-rows.ts';
import type { ReplacementLine } from './replacement-lines.ts';

type ExchangeInput = NonNullable<ParsedInput<'aftersales.complete'>['exchange']>;

/** What an exchange's order is asked for with: as any order, for the customer and to the place of the old one. */
export function wishOfExchange(
  order: OrderRow,
  lines: readonly ReplacementLine[],
  asked: { readonly expectedTotalFen: number | null; readonly buyer: ExchangeInput['buyer'] },
): OrderWish {
  return {
    lines: lines.map(({ drugId, quantity, batchId, prescription }) => ({
      drugId,
      quantity,
      prescription,
      discount: null,
      scannedBatchId: batchId,
    })),
    cartId: null,
    customerId: order.customerId,
    orderDiscount: null,
    couponCode: '',
    couponFen: 0,
    coupon: null,
    shippingFeeFen: 0,
    remark: '',
    expectedTotalFen: asked.expectedTotalFen,
    details: {
      channel: order.channel as OrderDetails['channel'],
      doctorName: '',
      address: order.address === null ? null : (JSON.parse(order.address) as OrderDetails['address']),
      buyer: asked.buyer ?? buyerOf(order),
      remark: '',
    },
  };
}

/** The same person gets the replacement, unless somebody else's identity card is shown. */
function buyerOf({ buyerName, buyerIdNumber }: OrderRow): OrderDetails['buyer'] {
  return buyerName === '' ? null : { name: buyerName, idNumber: buyerIdNumber };
}
