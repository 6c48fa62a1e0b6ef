import type { AfterSalesDetail } from '#shared/contracts/aftersales.ts';
import type { CallInput } from '#shared/contracts/index.ts';
import type { DemoShop } from './demo-shop.ts';

/** A customer comes back; the cashier writes down what they want. */
export async function requestAfterSales(
  shop: DemoShop,
  request: CallInput<'aftersales.request'>,
): Promise<AfterSalesDetail> {
  return (await shop.as('陈静').do('aftersales.request', request)).afterSales;
}

/** The manager agrees. */
export async function agree(shop: DemoShop, { afterSalesId }: AfterSalesDetail): Promise<AfterSalesDetail> {
  return (await shop.as('孙志远').do('aftersales.approve', { afterSalesId, reason: '情况属实' })).afterSales;
}

/** The pharmacist inspects the goods pack by pack: each code has to belong to a pack that was sold with the order. */
export async function inspect(
  shop: DemoShop,
  request: AfterSalesDetail,
  codes: readonly string[],
): Promise<AfterSalesDetail> {
  const { afterSalesId } = request;
  const pharmacist = shop.as('林婉清');
  const packs: CallInput<'aftersales.receiveGoods'>['packs'] = [];
  for (const code of codes) {
    const { lineNo, batchId } = await pharmacist.do('aftersales.checkPack', { afterSalesId, code });
    const line = request.lines.find((one) => one.lineNo === lineNo);
    packs.push({ lineNo, batchId: batchId ?? line?.batches[0]?.batchId ?? 0, quantity: 1, code });
  }
  const lines = request.lines.map(({ lineNo }) => ({
    lineNo,
    received: packs.filter((pack) => pack.lineNo === lineNo).length,
  }));
  const goods = { afterSalesId, lines, packs, reason: '外观检查：铝箔起泡' };
  return (await pharmacist.do('aftersales.receiveGoods', goods)).afterSales;
}

/** What confirms a refund as it is shown, with a slip of the terminal for each card. */
export const refundOf = ({ afterSalesId, refund }: AfterSalesDetail) => ({
  afterSalesId,
  expectedRefundFen: refund?.totalFen ?? 0,
  slips: (refund?.tenders ?? [])
    .filter(({ tender }) => tender === 'card')
    .map(({ paymentId }) => ({ paymentId, reference: `REF${String(paymentId).padStart(6, '0')}` })),
});
