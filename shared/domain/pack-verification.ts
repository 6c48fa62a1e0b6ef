import { type DateText, isExpired } from './expiry.ts';

/** Units of one batch that an order's line was given, and how many of them were verified so far. */
export interface ExpectedPacks {
  readonly lineNo: number;
  readonly drugId: number;
  readonly batchId: number;
  readonly batchNumber: string;
  readonly expiryDate: DateText;
  readonly quantity: number;
  readonly verified: number;
}

/** What the code on a pack says. A product barcode names neither batch nor date. */
export interface ScannedPack {
  readonly drugId: number;
  readonly batchNumber: string | null;
  readonly expiryDate: DateText | null;
  readonly quantity: number;
}

export type PackVerdict =
  | { readonly kind: 'right'; readonly lineNo: number; readonly batchId: number }
  /** The drug is on no line of the order. */
  | { readonly kind: 'wrong_drug' }
  /** All packs of the drug have been verified already. */
  | { readonly kind: 'too_many'; readonly lineNo: number; readonly left: number }
  | { readonly kind: 'wrong_batch'; readonly lineNo: number; readonly expected: readonly ExpectedPacks[] }
  | { readonly kind: 'expired'; readonly batchNumber: string; readonly expiryDate: DateText };

/**
 * Holds a scanned pack against what an order is to be given (RX-4): the drug, then its date, then its batch.
 *
 * A pack whose code names no batch counts for the batch that expires first: the screen shows that batch's number
 * for the eye to compare.
 */
export function verifyPack(
  expected: readonly ExpectedPacks[],
  scanned: ScannedPack,
  today: DateText,
): PackVerdict {
  const ofDrug = expected.filter(({ drugId }) => drugId === scanned.drugId);
  const [first] = ofDrug;
  if (first === undefined) return { kind: 'wrong_drug' };
  if (scanned.expiryDate !== null && isExpired(scanned.expiryDate, today)) {
    return { kind: 'expired', batchNumber: scanned.batchNumber ?? '', expiryDate: scanned.expiryDate };
  }
  const ofBatch =
    scanned.batchNumber === null
      ? ofDrug
      : ofDrug.filter(({ batchNumber }) => batchNumber === scanned.batchNumber);
  if (ofBatch.length === 0) return { kind: 'wrong_batch', lineNo: first.lineNo, expected: ofDrug };
  const open = ofBatch
    .filter(({ quantity, verified }) => quantity - verified >= scanned.quantity)
    .sort((a, b) =>
      a.expiryDate < b.expiryDate ? -1 : a.expiryDate > b.expiryDate ? 1 : a.lineNo - b.lineNo,
    );
  const [next] = open;
  if (next !== undefined) return { kind: 'right', lineNo: next.lineNo, batchId: next.batchId };
  const left = Math.max(...ofBatch.map(({ quantity, verified }) => quantity - verified));
  const elsewhere = ofDrug.some(({ quantity, verified }) => quantity - verified >= scanned.quantity);
  // The batch is complete, but packs of another one are still missing.
  if (scanned.batchNumber !== null && left <= 0 && elsewhere) {
    return { kind: 'wrong_batch', lineNo: first.lineNo, expected: ofDrug };
  }
  return { kind: 'too_many', lineNo: first.lineNo, left: Math.max(left, 0) };
}
