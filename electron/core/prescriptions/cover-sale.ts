import type { DateText } from '#shared/domain/expiry.ts';
import type { PrescriptionStatus } from '#shared/domain/prescription-states.ts';
import { validityOn } from '#shared/domain/prescription-validity.ts';
import { fail } from '#shared/errors/index.ts';
import type { Reader } from '../db/store.ts';
import { orderedQuantity, readOrdered } from './ordered-quantity.ts';
import { findPrescription, getPrescription, type PrescriptionRow, readLines } from './prescription-rows.ts';
import { datesOf } from './step-guards.ts';

/** The line of a prescription that a line of a cart or an order is sold on. */
export interface PrescriptionRef {
  readonly prescriptionId: number;
  readonly lineNo: number;
}

/** A prescription that may still lead to a sale: an order may be made on it, and paid once it is approved. */
const LIVE: readonly PrescriptionStatus[] = ['waiting', 'approved'];

/** One on which part is owed: it was approved, and its time may be over since. */
const STANDING: readonly PrescriptionStatus[] = ['approved', 'dispensed', 'lapsed'];

/** How a line of a cart stands to the prescription that it names; null when it names none that is there. */
export function coverOf(
  reader: Reader,
  { prescriptionId, lineNo }: PrescriptionRef,
  today: DateText,
): { number: string; status: PrescriptionStatus; isLive: boolean; remaining: number } | null {
  const row = findPrescription(reader, prescriptionId);
  const line = readLines(reader, prescriptionId).find((candidate) => candidate.lineNo === lineNo);
  if (row === undefined || line === undefined) return null;
  const ordered = orderedQuantity(readOrdered(reader, prescriptionId), lineNo);
  const isOver = validityOn(row, today) !== 'in_date';
  return {
    number: row.number,
    status: row.status,
    isLive: LIVE.includes(row.status) && !isOver,
    remaining: Math.max(0, line.quantity - ordered),
  };
}

interface SoldLine {
  readonly drugId: number;
  readonly quantity: number;
  readonly prescription: PrescriptionRef | null;
}

/**
 * Holds the lines of an order that is about to be made against the prescriptions that they name: the drug is the
 * one prescribed, and no more of it than other orders have left.
 *
 * Fails with PRESCRIPTION_NOT_FOUND, PRESCRIPTION_NOT_APPROVED (it ended), PRESCRIPTION_MISMATCH or
 * PRESCRIPTION_QUANTITY_EXCEEDED.
 */
export function coverLines(reader: Reader, lines: readonly SoldLine[]): void {
  for (const { drugId, prescription } of lines) {
    if (prescription === null) continue;
    const { prescriptionId, lineNo } = prescription;
    const row = getPrescription(reader, prescriptionId);
    if (!LIVE.includes(row.status)) refuseUnapproved(row);
    const prescribed = readLines(reader, prescriptionId).find((line) => line.lineNo === lineNo);
    if (prescribed?.drugId !== drugId)
      fail('PRESCRIPTION_MISMATCH', { prescriptionId, number: row.number, lineNo, drugId });
    const wanted = lines
      .filter((line) => line.prescription?.prescriptionId === prescriptionId)
      .filter((line) => line.prescription?.lineNo === lineNo)
      .reduce((sum, line) => sum + line.quantity, 0);
    const ordered = orderedQuantity(readOrdered(reader, prescriptionId), lineNo);
    if (wanted > prescribed.quantity - ordered) {
      fail('PRESCRIPTION_QUANTITY_EXCEEDED', {
        prescriptionId,
        number: row.number,
        lineNo,
        drugId,
        prescribed: prescribed.quantity,
        remaining: Math.max(0, prescribed.quantity - ordered),
        quantity: wanted,
      });
    }
  }
}

/** Fails with PRESCRIPTION_NOT_APPROVED or PRESCRIPTION_LAPSED unless every prescription is approved and in date. */
export function requireApproved(
  reader: Reader,
  prescriptionIds: readonly (number | null)[],
  today: DateText,
): void {
  for (const prescriptionId of new Set(prescriptionIds)) {
    if (prescriptionId === null) continue;
    const row = getPrescription(reader, prescriptionId);
    const validity = validityOn(row, today);
    if (row.status === 'lapsed' || (row.status === 'approved' && validity !== 'in_date'))
      fail('PRESCRIPTION_LAPSED', { ...datesOf(row), validity });
    if (row.status !== 'approved') refuseUnapproved(row);
  }
}

/** Fails with PRESCRIPTION_NOT_APPROVED unless every prescription was approved and nobody withdrew it since. */
export function requireStanding(reader: Reader, prescriptionIds: readonly (number | null)[]): void {
  for (const prescriptionId of new Set(prescriptionIds)) {
    if (prescriptionId === null) continue;
    const row = getPrescription(reader, prescriptionId);
    if (!STANDING.includes(row.status)) refuseUnapproved(row);
  }
}

/** A line of an order as it was made, perhaps before the prescription was sent back and corrected. */
interface OrderedLine {
  readonly drugId: number;
  readonly quantity: number;
  readonly prescriptionId: number | null;
  readonly prescriptionLineNo: number | null;
}

/**
 * Holds an order that is about to be paid against what its prescriptions say now: one that waited may have been sent
 * back and corrected since. What other orders were paid for counts; who pays first has it. Fails with
 * PRESCRIPTION_MISMATCH or PRESCRIPTION_QUANTITY_EXCEEDED.
 */
export function requireCovered(reader: Reader, orderId: number, lines: readonly OrderedLine[]): void {
  for (const { drugId, prescriptionId, prescriptionLineNo: lineNo } of lines) {
    if (prescriptionId === null || lineNo === null) continue;
    const { number } = getPrescription(reader, prescriptionId);
    const prescribed = readLines(reader, prescriptionId).find((line) => line.lineNo === lineNo);
    if (prescribed?.drugId !== drugId)
      fail('PRESCRIPTION_MISMATCH', { prescriptionId, number, lineNo, drugId });
    const quantity = lines
      .filter((line) => line.prescriptionId === prescriptionId && line.prescriptionLineNo === lineNo)
      .reduce((sum, line) => sum + line.quantity, 0);
    const paid = readOrdered(reader, prescriptionId).filter(
      (ordered) => ordered.paidAtMs !== null && ordered.orderId !== orderId,
    );
    const remaining = Math.max(0, prescribed.quantity - orderedQuantity(paid, lineNo));
    if (quantity <= remaining) continue;
    const params = { prescriptionId, number, lineNo, drugId, prescribed: prescribed.quantity };
    fail('PRESCRIPTION_QUANTITY_EXCEEDED', { ...params, remaining, quantity });
  }
}

function refuseUnapproved({ id, number, status }: PrescriptionRow): never {
  return fail('PRESCRIPTION_NOT_APPROVED', { prescriptionId: id, number, status });
}
