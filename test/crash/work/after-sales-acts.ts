import type { CallInput } from '#shared/contracts/index.ts';
import { OPEN_AFTER_SALES } from '#shared/domain/after-sales-states.ts';
import { allGoodsOf, refundOf } from '#test/support/after-sales-paths.ts';
import { type Act, type BusyWork, pickOne } from './busy-work.ts';

const KINDS = ['refund_only', 'return', 'exchange'] as const satisfies [string, ...string[]];

/** What somebody gets instead: one or two units of any drug. */
function someReplacement(work: BusyWork): { drugId: number; quantity: number }[] {
  const drugId = pickOne(work.random, work.drugIds) ?? 0;
  return [{ drugId, quantity: work.random.between(1, 2) }];
}

/** Opens a request for a completed order, or takes the open one of an order a step further. */
async function serveCustomer(work: BusyWork): Promise<void> {
  const order = work.someOrder('completed', 'after_sales');
  if (order === null) return;
  const { orderId } = order;
  if (order.status === 'after_sales') await serveRequest(work, orderId);
  else {
    const kind = work.random.pick(KINDS);
    const lines = [{ lineNo: 1, quantity: 1 }];
    const replacements = kind === 'exchange' ? someReplacement(work) : [];
    await work.command('aftersales.request', {
      orderId,
      kind,
      reasonCode: 'quality_fault',
      lines,
      replacements,
    });
  }
  await work.lookAgain(orderId);
}

async function serveRequest(work: BusyWork, orderId: number): Promise<void> {
  const { rows } = await work.read('aftersales.list', { orderId, states: [...OPEN_AFTER_SALES] });
  const [row] = rows;
  if (row === undefined) return;
  const { afterSalesId, version, state } = row;
  const on = { afterSalesId, version };
  const request = await work.read('aftersales.get', { afterSalesId });
  if (work.random.chance(0.1)) await work.command('aftersales.withdraw', on);
  else if (work.random.chance(0.08)) {
    await work.command('aftersales.attachImage', { afterSalesId, fileRef: work.pickPicture() });
  } else if (row.kind === 'exchange' && work.random.chance(0.15)) {
    const replacements = work.random.chance(0.7) ? someReplacement(work) : [];
    await work.command('aftersales.chooseReplacement', { ...on, replacements });
  } else if (state === 'requested') {
    if (work.random.chance(0.8)) await work.command('aftersales.approve', on);
    else await work.command('aftersales.reject', { ...on, reason: '包装已拆' });
  } else if (state === 'approved' && row.kind !== 'refund_only') {
    await work.command('aftersales.receiveGoods', { ...allGoodsOf(request), version });
  } else if (state === 'failed') {
    await work.command('aftersales.retry', { ...refundOf(request), version });
  } else if (work.random.chance(0.8)) {
    await work.command('aftersales.complete', { ...refundOf(request), version });
  } else {
    await work.command('aftersales.fail', { ...on, reason: 'POS 拒绝' });
  }
}

/** A pharmacist says what becomes of units in quarantine. */
async function emptyQuarantine(work: BusyWork): Promise<void> {
  const { rows } = await work.read('inventory.listStock', { filter: 'quarantine', pageSize: 5 });
  const drugId = rows[0]?.drugId;
  if (drugId === undefined) return;
  const { batches } = await work.read('inventory.listBatches', { drugId });
  const place = batches.find(({ zone, onHand }) => zone === 'quarantine' && onHand > 0);
  if (place === undefined) return;
  const units: CallInput<'inventory.releaseQuarantine'> = {
    batchId: place.batchId,
    quantity: 1,
    reason: '外观合格',
  };
  const isSound = work.random.chance(0.6);
  await work.command(isSound ? 'inventory.releaseQuarantine' : 'inventory.destroyQuarantined', units);
}

export const AFTER_SALES_ACTS: readonly Act[] = [
  {
    sends: [
      'aftersales.request',
      'aftersales.approve',
      'aftersales.reject',
      'aftersales.withdraw',
      'aftersales.receiveGoods',
      'aftersales.complete',
      'aftersales.fail',
      'aftersales.retry',
      'aftersales.attachImage',
      'aftersales.chooseReplacement',
    ],
    weight: 7,
    run: serveCustomer,
  },
  {
    sends: ['inventory.releaseQuarantine', 'inventory.destroyQuarantined'],
    weight: 1,
    run: emptyQuarantine,
  },
];
