import { recallOf } from '#test/support/recall.ts';
import { type Act, type BusyWork, pickOne, someDrugs } from './busy-work.ts';

async function handleGoods(work: BusyWork): Promise<void> {
  const { random } = work;
  const [drugId = 0] = someDrugs(work);
  if (random.chance(0.7)) {
    await work.command('inventory.receiveGoods', {
      drugId,
      batchNumber: `B${random.between(1, 9)}`,
      expiryDate: '2030-01-31',
      quantity: random.between(1, 20),
      reason: '到货',
    });
    return;
  }
  const { batches } = await work.read('inventory.listBatches', { drugId });
  const batch = batches.at(-1);
  if (batch === undefined) return;
  await work.command('inventory.adjustStock', {
    batchId: batch.batchId,
    countedQuantity: Math.max(0, batch.onHand + random.between(-1, 2)),
    reason: '盘点',
  });
}

/** Stops the sale of some batch, or lets it go again. */
async function holdBatch(work: BusyWork): Promise<void> {
  const [drugId = 0] = someDrugs(work);
  const { batches } = await work.read('inventory.listBatches', { drugId });
  const batch = pickOne(work.random, batches);
  if (batch === undefined) return;
  const { batchId, batchNumber } = batch;
  const reason = '待查';
  if (batch.status === 'recalled') {
    await work.command('inventory.endRecall', { drugId, batchNumber, reason });
  } else if (batch.status === 'locked') {
    await work.command('inventory.unlockBatch', { batchId, reason });
  } else if (work.random.chance(0.5)) {
    await work.command('inventory.lockBatch', { batchId, reason });
  } else {
    await work.command('inventory.recallBatches', recallOf(drugId, batchNumber));
  }
}

export const STOCK_ACTS: readonly Act[] = [
  { sends: ['inventory.receiveGoods', 'inventory.adjustStock'], weight: 2, run: handleGoods },
  {
    sends: ['inventory.lockBatch', 'inventory.unlockBatch', 'inventory.recallBatches', 'inventory.endRecall'],
    weight: 2,
    run: holdBatch,
  },
];
