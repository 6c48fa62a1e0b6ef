import type { ModelOrder, ModelScan } from './model-order.ts';
import type { ModelBatch } from './model-stock.ts';
import { refuse } from './refused.ts';

/** Trace codes of packs that were opened, each with the tablets out of them. */
type Opened = ReadonlyMap<string, ModelBatch>;

/** True for the pack that an order's tablets came from: it was opened, or the order asks for no sealed one. */
export function isOpenedPack(order: ModelOrder, { drug, traceCode }: ModelScan, opened: Opened): boolean {
  if (drug !== 'paracetamol' || order.lines.every((line) => line.drug !== 'tablets')) return false;
  const asksForPacks = order.lines.some((line) => line.drug === 'paracetamol');
  return !asksForPacks || (traceCode !== null && opened.has(traceCode));
}

/** One scan of the pack stands for all of a batch that nobody verified yet. */
export function scanTablets(order: ModelOrder, { traceCode, by }: ModelScan, opened: Opened): void {
  const lot = traceCode === null ? undefined : opened.get(traceCode)?.batchNumber;
  const shares = order.shares
    .filter(({ batch }) => batch.drug === 'tablets' && (lot === undefined || batch.batchNumber === lot))
    .map((share) => {
      const verified = order.packs.filter((pack) => pack.share === share).length;
      return { share, left: share.quantity - verified };
    })
    .sort((a, b) => a.share.line - b.share.line || a.share.batch.batchId - b.share.batch.batchId);
  if (shares.length === 0) refuse('PACK_WRONG_BATCH');
  const units = shares.find(({ left }) => left > 0)?.left ?? 1;
  const [first] = shares
    .filter(({ left }) => left >= units)
    .sort((a, b) => a.share.batch.expiryDate.localeCompare(b.share.batch.expiryDate));
  const { share } = first ?? refuse('PACK_NOT_EXPECTED');
  const pack: ModelScan = { drug: 'tablets', traceCode: null, by, share };
  order.packs.push(...Array.from({ length: units }, () => pack));
}
