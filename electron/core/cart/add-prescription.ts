import type { CartView } from '#shared/contracts/cart.ts';
import { fail } from '#shared/errors/index.ts';
import { findDrug } from '../catalog/drugs.ts';
import type { CommandContext } from '../platform/context.ts';
import { coverOf } from '../prescriptions/cover-sale.ts';
import { getPatient } from '../prescriptions/patients.ts';
import { getPrescription, type PrescriptionRow, readLines } from '../prescriptions/prescription-rows.ts';
import { datesOf } from '../prescriptions/step-guards.ts';
import { readSettings } from '../settings/settings.ts';
import { getCart, type StoredLine } from './cart-rows.ts';
import { editLines, openCart } from './edit-cart.ts';
import { setTerms } from './set-terms.ts';

/**
 * Puts what is left of a prescription into the session's cart, for the patient's customer (RX-2): one that waits may
 * become an order, and is paid once it is approved. Lines of it that are in the cart already are set to what is left.
 * Returns the cart as it is now.
 *
 * Fails with PRESCRIPTION_NOT_FOUND, PRESCRIPTION_NOT_APPROVED (it ended, or is a draft), PRESCRIPTION_LAPSED,
 * PRESCRIPTION_USED_UP, NOT_FOR_SALE, TOO_MANY_KINDS or QUANTITY_LIMIT.
 */
export function addPrescription(context: CommandContext, prescriptionId: number): CartView {
  const row = getPrescription(context.tx, prescriptionId);
  const added = leftOf(context, row);
  const cartId = openCart(context);
  setCustomer(context, cartId, row);
  return editLines(context, cartId, (lines) => {
    const others = lines.filter((line) => line.prescription?.prescriptionId !== prescriptionId);
    const firstId = 1 + Math.max(0, ...lines.map((line) => line.lineId));
    const merged = [...others, ...added.map((line, index) => ({ ...line, lineId: firstId + index }))];
    refuseTooMany(context, merged);
    return merged;
  });
}

function leftOf({ tx, today }: CommandContext, row: PrescriptionRow): Omit<StoredLine, 'lineId'>[] {
  const { id: prescriptionId, number, status } = row;
  const lines = readLines(tx, prescriptionId).map(({ lineNo, drugId }) => {
    const cover = coverOf(tx, { prescriptionId, lineNo }, today);
    if (cover?.isLive !== true) {
      return status === 'waiting' || status === 'approved' || status === 'lapsed'
        ? fail('PRESCRIPTION_LAPSED', datesOf(row))
        : fail('PRESCRIPTION_NOT_APPROVED', { prescriptionId, number, status });
    }
    const drug = findDrug(tx, drugId) ?? fail('DRUG_NOT_FOUND', { drugId });
    if (drug.priceFen === 0) fail('NOT_FOR_SALE', { drugId, reason: 'no_price' });
    return {
      drugId,
      quantity: cover.remaining,
      selected: true,
      discount: null,
      scannedBatchId: null,
      addedPriceFen: drug.priceFen,
      prescription: { prescriptionId, lineNo },
      traceCodes: [],
    };
  });
  if (lines.length === 0) fail('PRESCRIPTION_NOT_APPROVED', { prescriptionId, number, status });
  const left = lines.filter((line) => line.quantity > 0);
  return left.length > 0 ? left : fail('PRESCRIPTION_USED_UP', { prescriptionId, number });
}

function setCustomer(context: CommandContext, cartId: number, row: PrescriptionRow): void {
  const customerId = row.patientId === null ? null : getPatient(context.tx, row.patientId).customerId;
  if (customerId !== null && getCart(context.tx, cartId).customerId === null)
    setTerms(context, cartId, { customerId });
}

function refuseTooMany({ tx }: CommandContext, lines: readonly Omit<StoredLine, 'lineId'>[]): void {
  const { maxItemKinds, maxItemQuantity } = readSettings(tx).limits;
  const kinds = new Set(lines.map((line) => line.drugId)).size;
  if (kinds > maxItemKinds) fail('TOO_MANY_KINDS', { limit: maxItemKinds, kinds });
  for (const { drugId, quantity } of lines) {
    if (quantity > maxItemQuantity) fail('QUANTITY_LIMIT', { drugId, limit: maxItemQuantity, quantity });
  }
}
