import type { ParsedInput } from '#shared/contracts/index.ts';
import type { SplitView } from '#shared/contracts/splitting.ts';
import { whyNotSellable } from '#shared/domain/batches.ts';
import { isPermitted } from '#shared/domain/permissions.ts';
import { unitCostOf } from '#shared/domain/split-packs.ts';
import { fail, invariant } from '#shared/errors/index.ts';
import { type DrugRow, findDrug } from '../catalog/drugs.ts';
import { type LooseArticleRow, looseArticleOf } from '../catalog/loose-articles.ts';
import { refuseUnsplittable } from '../catalog/mark-splittable.ts';
import { holdParams } from '../inventory/batch-holds.ts';
import { availability, type BatchRow, findBatch, getBatch, sellableBatches } from '../inventory/batches.ts';
import { bookMovement } from '../inventory/ledger.ts';
import { writeOpenedPack } from '../inventory/opened-packs.ts';
import { shelfBatch } from '../inventory/receive-goods.ts';
import type { AsyncContext, CommandContext } from '../platform/context.ts';
import type { PinHasher } from '../platform/pin-hasher.ts';
import { getStaff, type StaffAccount } from '../staff/accounts.ts';
import { checkPin } from '../staff/sign-in.ts';
import { type IdentifiedPack, identifyPack, refuseOtherLot } from './identify-pack.ts';
import { splitArticle } from './split-article.ts';
import { splitView } from './split-view.ts';

type Input = ParsedInput<'splitting.openPack'>;

/**
 * Opens one pack (拆零, 药品经营质量管理规范 §145): one comes off its batch, its units go onto the loose batch with the
 * same lot and date, and the register says who opened it and who checked that. Two people: the one on duty, and a
 * checker who confirms it with their own PIN. The pack's trace code is kept: nobody sells it sealed any more.
 *
 * Fails with CHECKER_IS_SPLITTER or CHECKER_NOT_ALLOWED, as a sign-in does for the checker's PIN, DRUG_NOT_FOUND,
 * NOT_SPLITTABLE, SPLIT_NOT_ALLOWED, LOOSE_STOCK_CHANGED when somebody opened or sold meanwhile, BATCH_NOT_FOUND,
 * BATCH_NOT_SELLABLE for an expired, locked or recalled batch, INSUFFICIENT_STOCK, PACK_WRONG_BATCH for a pack of
 * another lot, or as `identifyPack` does for its code.
 */
export async function openPack(context: AsyncContext, input: Input, pins: PinHasher): Promise<SplitView> {
  context.read((reader) => refuseChecker(context.session.staffId, getStaff(reader, input.checkerId)));
  await checkPin(context, { staffId: input.checkerId, pin: input.checkerPin }, pins);
  return context.conclude((command) => {
    const { tx: reader, session, nowMs, today } = command;
    return splitView({ reader, session, nowMs, today }, split(command, input));
  });
}

function refuseChecker(splitterId: number, checker: StaffAccount): void {
  if (checker.staffId === splitterId) fail('CHECKER_IS_SPLITTER', { name: checker.name });
  if (!isPermitted(checker.roles, 'stock.split')) fail('CHECKER_NOT_ALLOWED', { name: checker.name });
}

function split(context: CommandContext, input: Input): { packDrugId: number } {
  const { tx } = context;
  const checker = getStaff(tx, input.checkerId);
  refuseChecker(context.session.staffId, checker);
  const { packDrugId } = splitArticle(tx, input.drugId) ?? notSplittable(context, input.drugId);
  const pack = findDrug(tx, packDrugId);
  const article = looseArticleOf(tx, packDrugId);
  invariant(pack !== undefined && article !== undefined, 'a split drug has both its rows');
  if (article.isActive === 0) fail('NOT_SPLITTABLE', { drugId: packDrugId, name: pack.genericName });
  refuseUnsplittable(tx, pack);
  refuseStale(context, article, input.seenUnits);
  const identified = identifyPack(context, pack, input);
  const batch = batchToOpen(context, pack, input.batchId ?? identified.batchId);
  refuseOtherLot(identified, batch);
  move(context, { pack, article, batch, checker, identified });
  return { packDrugId };
}

function notSplittable({ tx }: CommandContext, drugId: number): never {
  const drug = findDrug(tx, drugId) ?? fail('DRUG_NOT_FOUND', { drugId });
  return fail('NOT_SPLITTABLE', { drugId, name: drug.genericName });
}

/** Two screens that miss the same units open one pack, not two: the second looks again. */
function refuseStale(context: CommandContext, article: LooseArticleRow, seenUnits: number | null): void {
  const { availableQuantity } = availability(context.tx, article.drugId, context.today);
  if (seenUnits === null || seenUnits === availableQuantity) return;
  fail('LOOSE_STOCK_CHANGED', { drugId: article.packDrugId, seen: seenUnits, units: availableQuantity });
}

function batchToOpen({ tx, today }: CommandContext, pack: DrugRow, batchId: number | null): BatchRow {
  const sellable = sellableBatches(tx, pack.id, today);
  const first = sellable.find(({ availableQuantity }) => availableQuantity > 0);
  const chosen = batchId ?? first?.batchId;
  const batch = chosen === undefined ? undefined : findBatch(tx, chosen);
  if (batch === undefined && batchId === null) {
    fail('INSUFFICIENT_STOCK', { shortages: [{ drugId: pack.id, requested: 1, available: 0 }] });
  }
  if (batch === undefined || batch.drugId !== pack.id) return fail('BATCH_NOT_FOUND', { batchId });
  const reason = whyNotSellable(batch, today);
  if (reason !== null) {
    const { drugId, batchNumber, expiryDate } = batch;
    const held = reason === 'locked' || reason === 'recalled' ? holdParams(tx, batch.id) : {};
    fail('BATCH_NOT_SELLABLE', { drugId, batchNumber, expiryDate, reason, ...held });
  }
  if (batch.onHand <= batch.reserved) {
    fail('INSUFFICIENT_STOCK', { shortages: [{ drugId: pack.id, requested: 1, available: 0 }] });
  }
  return batch;
}

interface Split {
  readonly pack: DrugRow;
  readonly article: LooseArticleRow;
  readonly batch: BatchRow;
  readonly checker: StaffAccount;
  readonly identified: IdentifiedPack;
}

/**
 * Both movements are adjustments, which the ledger has: a kind of their own would mean rebuilding a ledger of years.
 * The row of the opened pack names them, and whoever shows movements says what they were.
 */
function move(context: CommandContext, { pack, article, batch, checker, identified }: Split): void {
  const { tx, session, nowMs } = context;
  const units = article.unitsPerPack;
  const { traceCode, noCodeReason } = identified;
  const loose = findDrug(tx, article.drugId);
  invariant(loose !== undefined, 'a loose article has its row in the catalogue');
  const { batchNumber, expiryDate, productionDate } = batch;
  const looseBatchId = shelfBatch(context, {
    drugId: loose.id,
    batchNumber,
    expiryDate,
    productionDate,
    costFen: unitCostOf(batch.costFen, units),
  });
  const adjustment = { kind: 'adjustment', reservedDelta: 0, orderId: null, reason: '' } as const;
  const outMovementId = bookMovement(context, { ...adjustment, batchId: batch.id, onHandDelta: -1 });
  const inMovementId = bookMovement(context, { ...adjustment, batchId: looseBatchId, onHandDelta: units });
  const { genericName, specification, manufacturer } = pack;
  writeOpenedPack(tx, {
    packBatchId: batch.id,
    looseBatchId,
    units,
    outMovementId,
    inMovementId,
    genericName,
    specification,
    manufacturer,
    unit: loose.unit,
    splitterId: session.staffId,
    splitterName: session.staffName,
    checkerId: checker.staffId,
    checkerName: checker.name,
    atMs: nowMs,
    traceCode,
    noCodeReason,
  });
  context.publish({
    kind: 'pack.opened',
    subject: `batch:${batch.id}`,
    subjectVersion: nowMs,
    payload: {
      drugCode: pack.code,
      looseCode: loose.code,
      units,
      batch: getBatch(tx, batch.id),
      loose: getBatch(tx, looseBatchId),
      splitter: session.staffName,
      checker: checker.name,
      traceCode,
      noCodeReason,
    },
  });
  context.note(`batch:${batch.id}`, { drugCode: pack.code, batchNumber, units, checker: checker.name });
  context.changed('stock', 'cart');
}
