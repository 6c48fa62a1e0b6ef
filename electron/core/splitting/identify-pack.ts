import { isTracePrefix } from '#shared/domain/drug-codes.ts';
import { NOT_SCANNED_WHEN_OPENED, SCANNED_WITHOUT_TRACE_CODE } from '#shared/domain/scanned-packs.ts';
import { fail } from '#shared/errors/index.ts';
import { refuseTakenCode } from '../cart/trace-codes-of-cart.ts';
import { barcodesOf, type DrugRow, findDrug } from '../catalog/drugs.ts';
import { resolveScan } from '../catalog/resolve-scan.ts';
import type { Reader } from '../db/store.ts';
import { type BatchRow, findLot } from '../inventory/batches.ts';
import { batchSoldBefore } from '../inventory/trace-codes.ts';
import type { CommandContext } from '../platform/context.ts';
import { ruleOf } from '../rules/rules.ts';

/** Which pack lies there to be opened, as far as its code says. */
export interface IdentifiedPack {
  readonly traceCode: string | null;
  readonly noCodeReason: string;
  /** The lot that the code names, or that a pack which came back was sold from; null where nobody knows. */
  readonly batchNumber: string | null;
  readonly batchId: number | null;
}

/** True where the trace codes of a drug are known, so that every pack of it but older stock carries one, by rule. */
export function asksForCode(reader: Reader, packDrugId: number): boolean {
  return ruleOf(reader, 'trace_codes').on && barcodesOf(reader, packDrugId).some(isTracePrefix);
}

/**
 * Reads the code of the pack that is to be opened. Older stock without one goes into the list of packs without a code
 * (compliance.md: 无码清单), with the reason; where the drug's trace codes are not known, nobody is asked for it.
 *
 * Fails with BARCODE_UNKNOWN, BARCODE_INVALID, PACK_WRONG_DRUG, TRACE_CODE_NEEDED, TRACE_CODE_SOLD, TRACE_CODE_OPENED, or
 * TRACE_CODE_SET_ASIDE for a pack that stands in a cart or an undispensed order.
 */
export function identifyPack(
  context: CommandContext,
  pack: DrugRow,
  { code, noCodeReason }: { code: string; noCodeReason: string },
): IdentifiedPack {
  const { tx } = context;
  const facts = code === '' ? null : factsOf(context, pack, code);
  const traceCode = facts?.traceCode ?? null;
  if (traceCode !== null) refuseTakenCode(context, traceCode, null);
  const before = traceCode === null ? undefined : batchSoldBefore(tx, traceCode);
  const batchNumber = facts?.batchNumber ?? before?.batchNumber ?? null;
  return {
    traceCode,
    noCodeReason: traceCode === null ? noCodeReason || whyWithout(tx, pack, code) : '',
    batchNumber,
    batchId: batchNumber === null ? null : (findLot(tx, pack.id, batchNumber)?.id ?? null),
  };
}

/** Why a pack without a trace code stands in the list, where nobody said; empty while the rule is off. */
function whyWithout(reader: Reader, { id, genericName: name }: DrugRow, code: string): string {
  if (asksForCode(reader, id)) fail('TRACE_CODE_NEEDED', { drugId: id, name });
  if (!ruleOf(reader, 'trace_codes').on) return '';
  return code === '' ? NOT_SCANNED_WHEN_OPENED : SCANNED_WITHOUT_TRACE_CODE;
}

function factsOf({ tx, today }: CommandContext, { id, genericName }: DrugRow, code: string) {
  const { drugId, facts } = resolveScan(tx, code, today);
  if (drugId === id) return facts;
  const scannedName = findDrug(tx, drugId)?.genericName ?? '';
  return fail('PACK_WRONG_DRUG', { reason: 'opening', scannedName, toOpen: genericName });
}

/** Fails with PACK_WRONG_BATCH when the code names another lot than the one whose pack is opened. */
export function refuseOtherLot({ batchNumber: scannedBatch }: IdentifiedPack, batch: BatchRow): void {
  if (scannedBatch === null || scannedBatch === batch.batchNumber) return;
  const { batchNumber: name, expiryDate } = batch;
  fail('PACK_WRONG_BATCH', { scannedBatch, expected: [{ name, expiryDate }] });
}
