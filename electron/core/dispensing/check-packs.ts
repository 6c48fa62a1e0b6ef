import type { ParsedInput } from '#shared/contracts/index.ts';
import { fail, invariant } from '#shared/errors/index.ts';
import { addEvent } from '../orders/apply-transition.ts';
import { packsLeft, standingPacks } from '../orders/dispensed-packs.ts';
import { requireSeen } from '../orders/order-as-seen.ts';
import { readRecord } from '../orders/order-record.ts';
import { publishOrder } from '../orders/publish-order.ts';
import type { CommandContext } from '../platform/context.ts';
import { writeCheck } from './dispensing-rows.ts';
import { dispensersOf } from './dispensing-sheet.ts';
import { openSheet } from './open-sheet.ts';
import { readVerified, type SheetRecord } from './sheet-record.ts';

/**
 * A second person checks what was dispensed (药品经营质量管理规范 §126); returns the sheet as it is now. Checking what is
 * checked changes nothing.
 *
 * Fails with PACKS_NOT_VERIFIED while packs are missing, CHECKER_IS_DISPENSER for whoever verified one of them,
 * VERSION_CONFLICT when the order moved on, ORDER_NOT_FOUND or INVALID_ORDER_STATUS.
 */
export function checkPacks(
  context: CommandContext,
  { orderId, version }: ParsedInput<'dispensing.check'>,
): SheetRecord {
  const { tx, session, nowMs } = context;
  const record = openSheet(context, orderId);
  const { order, items, packs } = record;
  requireSeen(tx, order, version);
  const missing = packsLeft(items, packs);
  const lastPackId = packs.at(-1)?.id;
  // Of scans that were all taken back nothing is left to look at.
  if (missing > 0 || lastPackId === undefined || standingPacks(packs).length === 0)
    fail('PACKS_NOT_VERIFIED', { orderId, missing });
  if (dispensersOf(packs).some(({ staffId }) => staffId === session.staffId)) {
    fail('CHECKER_IS_DISPENSER', { name: session.staffName });
  }
  if (record.check !== null) return record;
  writeCheck(tx, { orderId, lastPackId, staffId: session.staffId, atMs: nowMs });
  const told = addEvent(context, order, {
    action: 'check_packs',
    permission: 'order.dispense',
    details: { dispensers: dispensersOf(packs).map(({ staffName }) => staffName) },
    progress: {},
  });
  const checked = { ...record, ...readVerified(tx, orderId), order: told };
  invariant(checked.check !== null, 'the check holds for the packs as they are');
  publishOrder(context, readRecord(tx, orderId), order.eventCount);
  context.changed('dispensing');
  return checked;
}
