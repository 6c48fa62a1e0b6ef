import type { Batch } from '#shared/contracts/batch.ts';
import type { ParsedInput } from '#shared/contracts/index.ts';
import { whyNotSellable } from '#shared/domain/batches.ts';
import { type DrugCategory, isKeptInBin } from '#shared/domain/drugs.ts';
import { isPermitted } from '#shared/domain/permissions.ts';
import { fail, invariant } from '#shared/errors/index.ts';
import { findDrug } from '../catalog/drugs.ts';
import type { AsyncContext, CommandContext } from '../platform/context.ts';
import type { PinHasher } from '../platform/pin-hasher.ts';
import { getStaff, type StaffAccount } from '../staff/accounts.ts';
import { checkPin } from '../staff/sign-in.ts';
import { holdParams } from './batch-holds.ts';
import { batchView } from './batch-view.ts';
import { type BatchRow, getBatch } from './batches.ts';
import { changeBin, findFill, inBin } from './bin-fills.ts';

type Input = ParsedInput<'inventory.fillBin'>;

/**
 * Records that a bin was cleaned and a batch of TCM pieces put in (清斗装斗, 药品经营质量管理规范: 装斗前应当复核，不同批号的
 * 饮片装斗前应当清斗并记录). What lay in the bin is taken out first, so that nothing mixes: it stays on the books and is
 * sold again once it is put in again. Two people: whoever is on duty, and a checker with their own PIN.
 *
 * Fails with CHECKER_IS_FILLER or CHECKER_NOT_ALLOWED, as a sign-in does for the checker's PIN, BATCH_NOT_FOUND,
 * BIN_HOLDS_BATCH when it lies in its bin, BATCH_NOT_SELLABLE for what could not be sold there either, or
 * BIN_BATCH_RESERVED while orders wait for pieces of the batch that would be taken out: they are weighed first.
 */
export async function fillBin(context: AsyncContext, input: Input, pins: PinHasher): Promise<Batch> {
  context.read((reader) => refuseChecker(context.session.staffId, getStaff(reader, input.checkerId)));
  await checkPin(context, { staffId: input.checkerId, pin: input.checkerPin }, pins);
  return context.conclude((command) => {
    fill(command, input);
    const { tx: reader, session, nowMs, today } = command;
    return batchView({ reader, session, nowMs, today }, input.batchId);
  });
}

function refuseChecker(fillerId: number, { staffId, name, roles }: StaffAccount): void {
  if (staffId === fillerId) fail('CHECKER_IS_FILLER', { name });
  if (!isPermitted(roles, 'stock.fillBin')) fail('CHECKER_NOT_ALLOWED', { name });
}

function fill(context: CommandContext, { batchId, checkerId }: Input): void {
  const { tx, session, nowMs } = context;
  const checker = getStaff(tx, checkerId);
  refuseChecker(session.staffId, checker);
  const batch = getBatch(tx, batchId);
  refuseUnfit(context, batch);
  const drug = findDrug(tx, batch.drugId);
  invariant(drug !== undefined, 'a batch belongs to a drug');
  // A drug that the catalogue counts among the pieces no more has no bin that others would have to leave.
  const removed = isKeptInBin(drug.category as DrugCategory) ? inBin(tx, drug.id) : [];
  for (const other of removed) refuseReserved(context, other);
  const record = {
    batchId,
    fillerId: session.staffId,
    fillerName: session.staffName,
    checkerId,
    checkerName: checker.name,
    atMs: nowMs,
  };
  changeBin(tx, record, removed);
  // Whoever waits for goods that were paid gets of the batch that can be given now.
  context.freed();
  tell(context, { drugCode: drug.code, batch, removed, checkerName: checker.name });
}

function refuseUnfit({ tx, today }: CommandContext, batch: BatchRow): void {
  const { id: batchId, drugId, batchNumber, expiryDate } = batch;
  const reason = whyNotSellable(batch, today);
  if (reason !== null && reason !== 'outside_bin') {
    const held = reason === 'locked' || reason === 'recalled' ? holdParams(tx, batchId) : {};
    fail('BATCH_NOT_SELLABLE', { drugId, batchNumber, expiryDate, reason, ...held });
  }
  if (batch.bin === 'outside') return;
  const last = findFill(tx, batchId);
  const filled = last === undefined ? {} : { filled_by: last.fillerName, filled_at_ms: last.atMs };
  fail('BIN_HOLDS_BATCH', { batchId, batchNumber, ...filled });
}

/** What must not be sold anyway holds nobody up: its orders wait for a decision of their own. */
function refuseReserved({ today }: CommandContext, batch: BatchRow): void {
  if (batch.reserved === 0 || whyNotSellable(batch, today) !== null) return;
  fail('BIN_BATCH_RESERVED', { batchNumber: batch.batchNumber, quantity: batch.reserved });
}

function tell(
  context: CommandContext,
  told: { drugCode: string; batch: BatchRow; removed: readonly BatchRow[]; checkerName: string },
): void {
  const { drugCode, batch, removed, checkerName } = told;
  const takenOut = removed.map(({ id, batchNumber, onHand }) => ({ batchId: id, batchNumber, onHand }));
  context.publish({
    kind: 'bin.filled',
    subject: `batch:${batch.id}`,
    subjectVersion: context.nowMs,
    payload: {
      drugCode,
      batch: getBatch(context.tx, batch.id),
      takenOut,
      filler: context.session.staffName,
      checker: checkerName,
    },
  });
  const { batchNumber } = batch;
  context.note(`batch:${batch.id}`, { drugCode, batchNumber, takenOut, checker: checkerName });
  context.changed('stock', 'cart', 'orders');
}
