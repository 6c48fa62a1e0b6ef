import type { Reader } from '../db/store.ts';
import { LeftBehind } from '../platform/left-behind.ts';
import {
  type EventRow,
  getPrescription,
  type ImageRow,
  type LineRow,
  type PrescriptionRow,
  readEvents,
  readImages,
  readLines,
  readSignatures,
  type SignatureRow,
} from './prescription-rows.ts';

/** A prescription with all that belongs to it. A command reads it once, and passes on what became of it. */
export interface PrescriptionRecord {
  readonly row: PrescriptionRow;
  readonly lines: readonly LineRow[];
  readonly images: readonly ImageRow[];
  readonly signatures: readonly SignatureRow[];
  readonly events: readonly EventRow[];
}

/** Reads a prescription whole. Fails with PRESCRIPTION_NOT_FOUND. */
export function readRecord(reader: Reader, prescriptionId: number): PrescriptionRecord {
  return {
    row: getPrescription(reader, prescriptionId),
    lines: readLines(reader, prescriptionId),
    images: readImages(reader, prescriptionId),
    signatures: readSignatures(reader, prescriptionId),
    events: readEvents(reader, prescriptionId),
  };
}

/** What a command on a prescription keeps under its id. */
export interface PrescriptionReceipt {
  readonly prescriptionId: number;
}

const leftBehind = new LeftBehind<PrescriptionRecord>();

/** The receipt of a command that left a prescription as `record` says. */
export function receiptOf(record: PrescriptionRecord): PrescriptionReceipt {
  return leftBehind.keep({ prescriptionId: record.row.id }, record);
}

/** The prescription behind a receipt: as the command just left it, or for a repeated command as it is now. */
export function recordBehind(reader: Reader, receipt: PrescriptionReceipt): PrescriptionRecord {
  return leftBehind.find(receipt) ?? readRecord(reader, receipt.prescriptionId);
}
