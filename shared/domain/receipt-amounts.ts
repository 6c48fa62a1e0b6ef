import { formatYuan } from './money.ts';
import type { PaymentStatus } from './payment-states.ts';
import { labelled } from './receipt-characters.ts';
import type { ReceiptGrid } from './receipt-grid.ts';
import type { ReceiptOrder, ReceiptPayment } from './receipt-order.ts';
import type { ReceiptWords } from './receipt-words.ts';

/** Payments whose money was really taken. */
const TAKEN: readonly PaymentStatus[] = ['paid', 'partly_refunded', 'refunded'];

/** From the sum of the items to what is to be paid: each discount, coupon, fee and rounding on its own line. */
export function layAmounts(grid: ReceiptGrid, order: ReceiptOrder, words: ReceiptWords): void {
  const { amounts } = order;
  grid.pair(words.itemsTotal(order.items.length, order.quantity), formatYuan(amounts.itemsFen));
  const steps: readonly (readonly [label: string, signedFen: number])[] = [
    [words.memberDiscount, -amounts.memberDiscountFen],
    [words.lineDiscount, -amounts.lineDiscountFen],
    [words.orderDiscount, -amounts.orderDiscountFen],
    [words.coupon, -amounts.couponFen],
    [words.shippingFee, amounts.shippingFeeFen],
    [words.rounding, amounts.roundingFen],
  ];
  for (const [label, signedFen] of steps) {
    if (signedFen !== 0) grid.pair(label, formatYuan(signedFen));
  }
  const payableFen = amounts.totalFen + amounts.roundingFen;
  grid.pair(words.total, `￥${formatYuan(payableFen)}`, { bold: true, scale: 2 });
}

/** Every tender with what was received and given back, then what was refunded. */
export function layPayments(grid: ReceiptGrid, order: ReceiptOrder, words: ReceiptWords): void {
  for (const payment of order.payments) {
    if (TAKEN.includes(payment.status)) layPayment(grid, payment, words);
  }
  if (order.amounts.refundedFen > 0) grid.pair(words.refunded, formatYuan(-order.amounts.refundedFen));
}

function layPayment(grid: ReceiptGrid, payment: ReceiptPayment, words: ReceiptWords): void {
  grid.pair(words.tenders[payment.tender], formatYuan(payment.amountFen));
  if (payment.tender === 'cash') {
    grid.pair(words.received, formatYuan(payment.receivedFen), { indent: 2 });
    grid.pair(words.change, formatYuan(payment.changeFen), { indent: 2 });
  }
  grid.left(labelled(words.reference, payment.reference), { indent: 2 });
}
