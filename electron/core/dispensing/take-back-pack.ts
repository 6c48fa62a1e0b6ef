import { fail } from '#shared/errors/index.ts';
import { readPacks, standingPacks } from '../orders/dispensed-packs.ts';
import { takePackBack } from '../orders/return-packs.ts';
import type { CommandContext } from '../platform/context.ts';
import { openSheet } from './open-sheet.ts';

/**
 * Takes a verified pack out of the bag again. Fails with PACK_NOT_FOUND when it is none of this order's or was
 * taken back before, ORDER_NOT_FOUND or INVALID_ORDER_STATUS.
 */
export function takeBackPack(context: CommandContext, orderId: number, packId: number): void {
  const { orderNumber } = openSheet(context, orderId);
  const pack = standingPacks(readPacks(context.tx, orderId)).find(({ id }) => id === packId);
  if (pack === undefined) fail('PACK_NOT_FOUND', { packId });
  takePackBack(context, orderId, pack);
  context.note(`order:${orderNumber}`, { pack_taken_back: packId });
  context.changed('orders', 'dispensing');
}
