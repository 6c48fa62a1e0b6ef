import { TEST_PIN } from '#test/support/sign-in.ts';
import { type Act, type BusyWork, pickOne } from './busy-work.ts';

/** Pieces are delivered and sold, and their bin is cleaned for the next batch. */
async function weighPieces(work: BusyWork): Promise<void> {
  const { random } = work;
  const { rows } = await work.read('inventory.listStock', { category: 'tcm_piece' });
  const drugId = rows[0]?.drugId ?? 0;
  if (random.chance(0.3)) {
    await work.command('cart.addItem', { drugId, quantity: random.between(1, 5) });
    return;
  }
  const { batches } = await work.read('inventory.listBatches', { drugId });
  const batch = pickOne(
    random,
    batches.filter(({ bin }) => bin !== 'ready'),
  );
  if (batch === undefined || random.chance(0.2)) {
    const batchNumber = `P${random.between(1, 9)}`;
    const goods = { drugId, batchNumber, expiryDate: '2031-01-31', quantity: 20, reason: '到货' };
    await work.command('inventory.receiveGoods', goods);
    return;
  }
  const { staffId } = await work.read('staff.currentDuty', {});
  const { staff } = await work.read('system.status', {});
  const checker = staff.find((person) => person.staffId !== staffId && person.roles.includes('pharmacist'));
  const { batchId } = batch;
  await work.command('inventory.fillBin', {
    batchId,
    checkerId: checker?.staffId ?? 0,
    checkerPin: TEST_PIN,
  });
}

export const BIN_ACTS: readonly Act[] = [
  {
    sends: ['inventory.receiveGoods', 'inventory.fillBin', 'cart.addItem'],
    weight: 1,
    run: weighPieces,
  },
];
