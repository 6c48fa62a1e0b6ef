import { TEN_TABLETS } from '#test/support/split-packs.ts';
import { type Counter, linesOf, REASON, type Story } from './counter.ts';

async function held(counter: Counter): Promise<void> {
  const { clerk, round } = counter;
  const { drugId } = linesOf(counter)[0] ?? { drugId: 0 };
  const batchNumber = `LOT${round}`;
  const goods = { drugId, batchNumber, expiryDate: '2098-12-31', quantity: 10, reason: REASON };
  const { batchId } = await clerk.do('inventory.receiveGoods', goods);
  await clerk.do('inventory.adjustStock', { batchId, countedQuantity: 9, reason: REASON });
  await clerk.do('inventory.lockBatch', { batchId, reason: REASON });
  await clerk.do('inventory.unlockBatch', { batchId, reason: REASON });
  const recall = { level: 'class_2', source: 'maker', reason: REASON } as const;
  await clerk.do('inventory.recallBatches', { drugId, batchNumbers: [batchNumber], ...recall });
  await clerk.do('inventory.endRecall', { drugId, batchNumber, reason: REASON });
}

/** Opening a pack and filling a bin are not among them: they wait for a PIN to be hashed, which is slow on purpose. */
async function split(counter: Counter): Promise<void> {
  const [drug] = linesOf(counter, 1);
  const drugId = drug?.drugId ?? 0;
  await counter.clerk.do('splitting.mark', { drugId, ...TEN_TABLETS });
  await counter.clerk.do('splitting.unmark', { drugId });
}

export const STOCK_STORIES: readonly Story[] = [held, split];
