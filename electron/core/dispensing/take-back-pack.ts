import { fail } from '#shared/errors/index.ts';
import { standingPacks } from '../orders/dispensed-packs.ts';
import { takePackBack } from '../orders/return-packs.ts';
import type { CommandContext } from '../platform/context.ts';
import { openSheet } from './open-sheet.ts';
import { readVerified, type SheetRecord } from './sheet-record.ts';

/**
 * Takes a verified pack out of the bag again; returns the sheet as it is now. Fails with PACK_NOT_FOUND when it is none
 * of this order's or was taken back before, ORDER_NOT_FOUND or INVALID_ORDER_STATUS.
 */
export function takeBackPack(context: CommandContext, orderId: number, packId: number): SheetRecord {
  const record = openSheet(context, orderId);
  const pack = standingPacks(record.packs).find(({ id }) => id === packId);
  if (pack === undefined) fail('PACK_NOT_FOUND', { packId });
  takePackBack(context, orderId, pack);
  context.note(`order:${record.order.orderNumber}`, { pack_taken_back: packId });
  context.changed('orders', 'dispensing');
  return { ...record, ...readVerified(context.tx, orderId) };
}
