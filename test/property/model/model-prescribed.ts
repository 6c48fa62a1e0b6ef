import type { ModelOrder } from './model-order.ts';
import type { ModelPrescription } from './model-prescription.ts';
import { refuse } from './refused.ts';

interface SoldLine {
  readonly quantity: number;
  readonly prescription: ModelPrescription | null;
}

/** Units of a prescription in orders that count. */
function unitsIn(orders: readonly ModelOrder[], prescription: ModelPrescription): number {
  return orders
    .flatMap(({ lines }) => lines)
    .reduce((sum, line) => sum + (line.prescription === prescription ? line.quantity : 0), 0);
}

/** What orders have left of a prescription: a cancelled one gives its units back. */
function leftOf(orders: readonly ModelOrder[], prescription: ModelPrescription): number {
  const standing = orders.filter(({ status }) => status !== 'cancelled');
  return Math.max(0, prescription.written.quantity - unitsIn(standing, prescription));
}

/** Refuses lines on a prescription that has ended, or of which less is left. */
export function coverLines(orders: readonly ModelOrder[], lines: readonly SoldLine[]): void {
  for (const { prescription } of lines) {
    if (prescription === null) continue;
    if (!prescription.isLive) refuse('PRESCRIPTION_NOT_APPROVED');
    const wanted = lines
      .filter((line) => line.prescription === prescription)
      .reduce((sum, line) => sum + line.quantity, 0);
    if (wanted > leftOf(orders, prescription)) refuse('PRESCRIPTION_QUANTITY_EXCEEDED');
  }
}

/** Refuses to pay for more than a prescription says now: it may have been corrected since the order was made. */
export function requireCovered(orders: readonly ModelOrder[], order: ModelOrder): void {
  const paid = orders.filter((one) => one !== order && one.wasPaid && one.status !== 'cancelled');
  for (const { prescription } of order.lines) {
    if (prescription !== null && unitsIn([...paid, order], prescription) > prescription.written.quantity)
      refuse('PRESCRIPTION_QUANTITY_EXCEEDED');
  }
}

/** A prescription of which every unit was dispensed is dispensed. */
export function dispensePrescriptions(orders: readonly ModelOrder[], order: ModelOrder, today: string): void {
  const dispensed = orders.filter(({ status, wasDispensed }) => wasDispensed && status !== 'cancelled');
  for (const { prescription } of order.lines) {
    if (prescription?.status !== 'approved' || !prescription.isInDate(today)) continue;
    if (unitsIn(dispensed, prescription) >= prescription.written.quantity) prescription.status = 'dispensed';
  }
}

/** What is left of a prescription goes into a cart; refuses what cannot lead to a sale. */
export function prescribedUnits(
  prescription: ModelPrescription,
  { orders, today, isForSale }: { orders: readonly ModelOrder[]; today: string; isForSale: boolean },
): number {
  const { status } = prescription;
  if (!prescription.isLive || !prescription.isInDate(today)) {
    if (prescription.isLive || status === 'lapsed') refuse('PRESCRIPTION_LAPSED');
    refuse('PRESCRIPTION_NOT_APPROVED');
  }
  if (!isForSale) refuse('NOT_FOR_SALE');
  const left = leftOf(orders, prescription);
  return left > 0 ? left : refuse('PRESCRIPTION_USED_UP');
}
