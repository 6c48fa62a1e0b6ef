import type { CallInput } from '#shared/contracts/index.ts';
import { allGoodsOf, refundOf } from '#test/support/after-sales-paths.ts';
import { type Counter, completed, linesOf, REASON, type Story } from './counter.ts';

async function requested(counter: Counter, wish: Partial<CallInput<'aftersales.request'>> = {}) {
  const { orderId, items } = await completed(counter);
  const { afterSales } = await counter.clerk.do('aftersales.request', {
    orderId,
    kind: 'return',
    reasonCode: 'quality_fault',
    lines: items.map(({ lineNo }) => ({ lineNo, quantity: 1 })),
    ...wish,
  });
  return afterSales;
}

async function received(counter: Counter) {
  const { clerk } = counter;
  const { afterSalesId } = await requested(counter);
  const { afterSales } = await clerk.do('aftersales.approve', { afterSalesId });
  return (await clerk.do('aftersales.receiveGoods', allGoodsOf(afterSales))).afterSales;
}

async function returned(counter: Counter): Promise<void> {
  const { clerk } = counter;
  await clerk.do('aftersales.complete', refundOf(await received(counter)));
  const { drugId } = linesOf(counter)[0] ?? { drugId: 0 };
  const { batches } = await clerk.do('inventory.listBatches', { drugId });
  const { batchId = 0 } = batches.find(({ zone, onHand }) => zone === 'quarantine' && onHand > 0) ?? {};
  const call = counter.round % 2 === 0 ? 'inventory.releaseQuarantine' : 'inventory.destroyQuarantined';
  await clerk.do(call, { batchId, quantity: 1, reason: REASON });
}

async function returnedInVain(counter: Counter): Promise<void> {
  const { clerk } = counter;
  const { afterSalesId } = await received(counter);
  const { afterSales } = await clerk.do('aftersales.fail', { afterSalesId, reason: REASON });
  await clerk.do('aftersales.retry', refundOf(afterSales));
}

async function notReturned(counter: Counter): Promise<void> {
  const { clerk } = counter;
  const first = await requested(counter);
  await clerk.do('aftersales.reject', { afterSalesId: first.afterSalesId, reason: REASON });
  const second = await requested(counter);
  await clerk.do('aftersales.withdraw', { afterSalesId: second.afterSalesId });
}

async function exchanged(counter: Counter): Promise<void> {
  const { clerk } = counter;
  const [drug] = linesOf(counter, 1);
  const instead = [{ drugId: drug?.drugId ?? 0, quantity: 3 }];
  const { afterSalesId } = await requested(counter, { kind: 'exchange', replacements: instead });
  const { afterSales } = await clerk.do('aftersales.approve', { afterSalesId });
  await clerk.do('aftersales.receiveGoods', allGoodsOf(afterSales));
  const chosen = await clerk.do('aftersales.chooseReplacement', { afterSalesId, replacements: instead });
  await clerk.do('aftersales.complete', refundOf(chosen.afterSales));
}

export const AFTER_SALES_STORIES: readonly Story[] = [returned, returnedInVain, notReturned, exchanged];
