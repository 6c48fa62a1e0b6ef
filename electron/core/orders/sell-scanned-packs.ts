import { placePacks, type ScannedPack } from '#shared/domain/scanned-packs.ts';
import { invariant } from '#shared/errors/index.ts';
import { freePacksOfOrder, packsSetAside } from '../inventory/scanned-packs.ts';
import { sellTraceCode } from '../inventory/trace-codes.ts';
import type { CommandContext } from '../platform/context.ts';
import { mustVerify, writePack } from './dispensed-packs.ts';
import { type ItemBatchRow, type ItemRow, readItemBatches } from './order-rows.ts';

/**
 * What becomes of packs that the till scanned when their order is dispensed (RX-4): each is sold, once, with its line and
 * batch (that of its code, else the first to expire). Packs that go out on prescription are let go: whoever dispenses
 * verifies every one of them, and scans it for that.
 */
export function sellScannedPacks(context: CommandContext, orderId: number, items: readonly ItemRow[]): void {
  const { tx } = context;
  const packs = packsSetAside(tx, orderId);
  if (packs.length === 0) return;
  freePacksOfOrder(tx, orderId);
  const given = readItemBatches(tx, orderId)
    .filter(({ state }) => state === 'dispensed')
    .sort((a, b) => (a.expiryDate < b.expiryDate ? -1 : 1));
  for (const item of items) {
    const ofLine = packs.filter(({ lineNo }) => lineNo === item.lineNo);
    if (ofLine.length === 0 || mustVerify(item)) continue;
    const batches = given.filter(({ lineNo }) => lineNo === item.lineNo);
    sellLine(context, { orderId, item, batches, packs: ofLine });
  }
}

interface ScannedLine {
  readonly orderId: number;
  readonly item: ItemRow;
  readonly batches: readonly ItemBatchRow[];
  readonly packs: readonly ScannedPack[];
}

function sellLine(context: CommandContext, { orderId, item, batches, packs }: ScannedLine): void {
  const { tx, session, nowMs } = context;
  const { lineNo, drugId } = item;
  const placed = placePacks(packs, batches);
  invariant(placed.length === packs.length, 'a line has no more codes than units');
  for (const { pack, room } of placed) {
    const { code } = pack;
    const { batchId } = room;
    sellTraceCode(context, { code, orderId, lineNo, drugId, batchId });
    writePack(tx, {
      orderId,
      lineNo,
      batchId,
      quantity: 1,
      takenBackId: null,
      code,
      traceCode: code,
      noCodeReason: '',
      staffId: session.staffId,
      atMs: nowMs,
    });
  }
}
