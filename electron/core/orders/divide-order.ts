import type { ParsedInput } from '#shared/contracts/index.ts';
import { whyNotSellable } from '#shared/domain/batches.ts';
import { placePacks, type ScannedPack } from '#shared/domain/scanned-packs.ts';
import { fail, invariant } from '#shared/errors/index.ts';
import { statement } from '../db/statement.ts';
import type { Reader } from '../db/store.ts';
import type { BatchShare } from '../inventory/reserve-stock.ts';
import type { ItemRow } from './order-rows.ts';

export type SplitWish = ParsedInput<'orders.split'>['parts'];

const givenBatches = statement<{ orderId: number }>()((db, p) =>
  db
    .selectFrom('orderItemBatch')
    .innerJoin('batch', 'batch.id', 'orderItemBatch.batchId')
    .select([
      'orderItemBatch.lineNo',
      'orderItemBatch.batchId',
      'orderItemBatch.quantity',
      'batch.batchNumber',
      'batch.expiryDate',
      'batch.status',
      'batch.zone',
      'batch.bin',
    ])
    .where('orderItemBatch.orderId', '=', p.orderId)
    // Not what a recall released when it gave the order other batches.
    .where('orderItemBatch.state', '=', 'reserved')
    .orderBy('batch.expiryDate')
    .orderBy('batch.id'),
);

/** What a batch gives to a line, and whether that can still be handed to a customer. */
export interface GivenShare extends BatchShare {
  readonly lineNo: number;
  readonly servable: boolean;
}

/**
 * The batches that are reserved for an order: those first that can be served today, then by expiry. The parts of an
 * order are served in this order, so that the first part is never the one that has to wait.
 */
export function readGivenShares(reader: Reader, orderId: number, today: string): GivenShare[] {
  const shares = reader.all(givenBatches, { orderId }).map(({ status, zone, bin, ...share }) => ({
    ...share,
    servable: whyNotSellable({ ...share, status, zone, bin }, today) === null,
  }));
  return [...shares.filter((share) => share.servable), ...shares.filter((share) => !share.servable)];
}

/**
 * How many of each line each part gets: as people say it, or what can be served today and the rest. Fails with
 * SPLIT_INVALID when that leaves something over or a part empty.
 */
export function divideLines(
  items: readonly ItemRow[],
  shares: readonly GivenShare[],
  wish: SplitWish,
): number[][] {
  return wish === 'servable' ? byServable(items, shares) : byWish(items, wish);
}

function byServable(items: readonly ItemRow[], shares: readonly GivenShare[]): number[][] {
  const now = items.map(({ lineNo }) =>
    shares.reduce((sum, share) => sum + (share.servable && share.lineNo === lineNo ? share.quantity : 0), 0),
  );
  const later = items.map(({ quantity }, place) => quantity - (now[place] ?? 0));
  if (later.every((quantity) => quantity === 0)) fail('SPLIT_INVALID', { reason: 'all_servable' });
  if (now.every((quantity) => quantity === 0)) fail('SPLIT_INVALID', { reason: 'none_servable' });
  return [now, later];
}

function byWish(items: readonly ItemRow[], parts: Exclude<SplitWish, 'servable'>): number[][] {
  const unknown = parts.flatMap(({ lines }) => lines).find(({ lineNo }) => !items.some(isLine(lineNo)));
  if (unknown !== undefined) fail('SPLIT_INVALID', { reason: 'unknown_line', lineNo: unknown.lineNo });
  const division = parts.map(({ lines }) =>
    items.map(({ lineNo }) =>
      lines.reduce((sum, line) => sum + (line.lineNo === lineNo ? line.quantity : 0), 0),
    ),
  );
  items.forEach(({ lineNo, genericName, quantity }, place) => {
    const given = division.reduce((sum, part) => sum + (part[place] ?? 0), 0);
    if (given !== quantity)
      fail('SPLIT_INVALID', { reason: 'not_whole', lineNo, genericName, quantity, given });
  });
  return division;
}

const isLine = (lineNo: number) => (item: ItemRow) => item.lineNo === lineNo;

/** Deals the batches of one line out to parts: `quantities` of them, in the order of the shares. */
export function dealShares(shares: readonly BatchShare[], quantities: readonly number[]): BatchShare[][] {
  const left = shares.map((share) => ({ ...share }));
  return quantities.map((quantity) => {
    let missing = quantity;
    const dealt = left.flatMap((share) => {
      const units = Math.min(missing, share.quantity);
      share.quantity -= units;
      missing -= units;
      return units === 0 ? [] : [{ ...share, quantity: units }];
    });
    invariant(missing === 0, 'a line has as many units in its batches as it sold');
    return dealt;
  });
}

/** Deals packs that the till scanned out to the parts that get their batches. */
export function dealPacks(
  packs: readonly ScannedPack[],
  dealt: readonly (readonly BatchShare[])[],
): ScannedPack[][] {
  const rooms = dealt.flatMap((shares, part) => shares.map((share) => ({ ...share, part })));
  const placed = placePacks(packs, rooms);
  return dealt.map((_, part) => placed.filter(({ room }) => room.part === part).map(({ pack }) => pack));
}
