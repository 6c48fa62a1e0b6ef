import type { DispensingSheet } from '#shared/contracts/dispensing.ts';
import type { ParsedInput } from '#shared/contracts/index.ts';
import type { DrugCategory } from '#shared/domain/drugs.ts';
import { type ExpectedPacks, type ScannedPack, verifyPack } from '#shared/domain/pack-verification.ts';
import { isTraced, SCANNED_WITHOUT_TRACE_CODE } from '#shared/domain/scanned-packs.ts';
import { fail } from '#shared/errors/index.ts';
import { refuseTakenCode } from '../cart/trace-codes-of-cart.ts';
import { findDrug } from '../catalog/drugs.ts';
import { looseArticleOf } from '../catalog/loose-articles.ts';
import { resolveScan, type ScannedDrug } from '../catalog/resolve-scan.ts';
import { findOpening } from '../inventory/opened-packs.ts';
import { sellTraceCode } from '../inventory/trace-codes.ts';
import { writePack } from '../orders/dispensed-packs.ts';
import type { CommandContext } from '../platform/context.ts';
import { ruleOf } from '../rules/rules.ts';
import { lastScan, showSheet } from './dispensing-sheet.ts';
import { finishPacks, openSheet } from './open-sheet.ts';
import type { SheetRecord } from './sheet-record.ts';

/**
 * Verifies a scanned pack (RX-4): drug, batch and expiry day as its code says them, and its trace code, which is
 * sold once. Returns the sheet as it is now. Nothing is written when the pack is not the right one; the refusal names
 * both, the pack and what the order asks for.
 *
 * Fails with BARCODE_UNKNOWN, BARCODE_INVALID, PACK_WRONG_DRUG, PACK_WRONG_BATCH, PACK_EXPIRED, PACK_NOT_EXPECTED,
 * TRACE_CODE_SOLD, TRACE_CODE_OPENED, TRACE_CODE_SET_ASIDE (it was scanned at a till), TRACE_CODE_ONE_PACK,
 * ORDER_NOT_FOUND, or INVALID_ORDER_STATUS for an order that is not being dispensed.
 */
export function verifyScannedPack(
  context: CommandContext,
  { orderId, code, quantity }: ParsedInput<'dispensing.verifyPack'>,
): SheetRecord {
  const record = openSheet(context, orderId);
  const sheet = showSheet(context.tx, record);
  const found = resolveScan(context.tx, code, context.today);
  if (isOpenedPack(context, sheet, found)) verifyLoose(context, sheet, { code, ...found });
  else verifySealed(context, sheet, { code, quantity, ...found });
  return finishPacks(context, record);
}

function verifySealed(
  context: CommandContext,
  sheet: DispensingSheet,
  { code, quantity, drugId, facts }: ScannedDrug & { code: string; quantity: number },
): void {
  const { orderId } = sheet;
  if (facts.traceCode !== null && quantity !== 1) fail('TRACE_CODE_ONE_PACK', { quantity });
  const scanned: ScannedPack = { ...facts, drugId, quantity };
  const { lineNo, batchId } = placeOf(context, sheet, scanned);
  if (facts.traceCode !== null) {
    refuseTakenCode(context, facts.traceCode, null);
    sellTraceCode(context, { code: facts.traceCode, orderId, lineNo, drugId, batchId });
  }
  writePack(context.tx, {
    orderId,
    lineNo,
    batchId,
    quantity,
    takenBackId: null,
    code,
    traceCode: facts.traceCode,
    noCodeReason: lacksTraceCode(context, { drugId, facts }) ? SCANNED_WITHOUT_TRACE_CODE : '',
    staffId: context.session.staffId,
    atMs: context.nowMs,
  });
}

/** A pack that was verified by its article number alone stands in the list of packs without a code, by rule. */
function lacksTraceCode({ tx }: CommandContext, { drugId, facts }: ScannedDrug): boolean {
  if (facts.traceCode !== null || !ruleOf(tx, 'trace_codes').on) return false;
  const category = findDrug(tx, drugId)?.category;
  return category !== undefined && isTraced(category as DrugCategory);
}

/** True when a scanned pack's units are a line of the order: it was opened, or the order asks for no sealed one. */
function isOpenedPack(
  { tx }: CommandContext,
  { lines }: DispensingSheet,
  { drugId: packDrugId, facts }: ScannedDrug,
): boolean {
  const looseId = looseArticleOf(tx, packDrugId)?.drugId;
  if (!lines.some((line) => line.drugId === looseId)) return false;
  const wasOpened = facts.traceCode !== null && findOpening(tx, facts.traceCode) !== undefined;
  return wasOpened || !lines.some((line) => line.drugId === packDrugId);
}

/**
 * Loose units are verified by the pack that they came from, which is kept with them: one scan stands for all units of
 * a batch. Its trace code is not sold by this: the pack itself goes to nobody. What was opened under that code says
 * which lot the units are of.
 */
function verifyLoose(
  context: CommandContext,
  sheet: DispensingSheet,
  { code, drugId: packDrugId, facts }: ScannedDrug & { code: string },
): void {
  const { orderId, lines } = sheet;
  const drugId = looseArticleOf(context.tx, packDrugId)?.drugId ?? packDrugId;
  const { expiryDate } = facts;
  const opening = facts.traceCode === null ? undefined : findOpening(context.tx, facts.traceCode);
  const batchNumber = facts.batchNumber ?? opening?.batchNumber ?? null;
  const left = lines
    .filter((line) => line.drugId === drugId)
    .flatMap((line) =>
      line.batches.filter((batch) => batchNumber === null || batch.batchNumber === batchNumber),
    )
    .find((batch) => batch.quantity > batch.verified);
  const quantity = left === undefined ? 1 : left.quantity - left.verified;
  const place = placeOf(context, sheet, { drugId, batchNumber, expiryDate, quantity });
  const { staffId } = context.session;
  writePack(context.tx, {
    orderId,
    ...place,
    quantity,
    takenBackId: null,
    code,
    traceCode: null,
    noCodeReason: '',
    staffId,
    atMs: context.nowMs,
  });
}

/** The line and the batch that a pack counts for; fails with what is wrong about it. */
function placeOf(
  context: CommandContext,
  sheet: DispensingSheet,
  scanned: ScannedPack,
): { lineNo: number; batchId: number } {
  const verdict = verifyPack(expectedPacks(sheet), scanned, context.today);
  const pack = { ...nameOf(context, scanned.drugId), ...batchOf(scanned) };
  switch (verdict.kind) {
    case 'right':
      return verdict;
    case 'wrong_drug':
      return fail('PACK_WRONG_DRUG', {
        scannedName: pack.name,
        scanned: pack,
        expected: sheet.lines.map(nameOfLine),
      });
    case 'wrong_batch':
      return fail('PACK_WRONG_BATCH', {
        lineNo: verdict.lineNo,
        scannedBatch: pack.batchNumber,
        scanned: pack,
        expected: verdict.expected.map(({ batchNumber, expiryDate }) => ({ name: batchNumber, expiryDate })),
      });
    case 'expired': {
      const { batchNumber, expiryDate } = verdict;
      return fail('PACK_EXPIRED', { scanned: pack, batchNumber, expiryDate });
    }
    case 'too_many':
      return fail('PACK_NOT_EXPECTED', {
        lineNo: verdict.lineNo,
        scanned: pack,
        left: verdict.left,
        ...lastScan(sheet, verdict.lineNo),
      });
  }
}

function expectedPacks({ lines }: DispensingSheet): ExpectedPacks[] {
  return lines.flatMap(({ lineNo, drugId, batches }) =>
    batches.map((batch) => ({ ...batch, lineNo, drugId })),
  );
}

const nameOfLine = ({ genericName, specification }: DispensingSheet['lines'][number]) => ({
  name: genericName,
  specification,
});

function nameOf({ tx }: CommandContext, drugId: number): { name: string; specification: string } {
  const drug = findDrug(tx, drugId);
  return { name: drug?.genericName ?? '', specification: drug?.specification ?? '' };
}

const batchOf = ({ batchNumber, expiryDate }: ScannedPack) => ({
  batchNumber: batchNumber ?? '',
  expiryDate: expiryDate ?? '',
});
