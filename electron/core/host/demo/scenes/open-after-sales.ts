import type { AfterSalesDetail } from '#shared/contracts/aftersales.ts';
import { agree, inspect, refundOf, requestAfterSales } from '../after-sales-steps.ts';
import type { DemoShop } from '../demo-shop.ts';
import { payByCard, pick, placeOrder } from '../order-steps.ts';
import type { Scene } from '../play-scenes.ts';

/** Takes a request as far as its stage. */
type Stage = (shop: DemoShop, request: AfterSalesDetail, codes: readonly string[]) => Promise<unknown>;

const STAGES: readonly { readonly name: string; readonly phone: string; readonly stage: Stage }[] = [
  { name: '唐晓岚', phone: '13900070001', stage: () => Promise.resolve() },
  { name: '许文斌', phone: '13900070002', stage: agree },
  {
    name: '邹海燕',
    phone: '13900070003',
    stage: async (shop, request, codes) => inspect(shop, await agree(shop, request), codes),
  },
  {
    name: '石建平',
    phone: '13900070004',
    stage: async (shop, request, codes) => {
      const { afterSalesId } = await inspect(shop, await agree(shop, request), codes);
      await shop.as('陈静').do('aftersales.fail', { afterSalesId, reason: 'POS 机脱机，退款凭条未出' });
    },
  },
  {
    name: '龚玉兰',
    phone: '13900070005',
    stage: async (shop, { afterSalesId }) => {
      const reason = '封签已拆、无质量问题，按规定不予退货';
      await shop.as('孙志远').do('aftersales.reject', { afterSalesId, reason });
    },
  },
  {
    name: '段晓波',
    phone: '13900070006',
    stage: async (shop, request, codes) => {
      const received = await inspect(shop, await agree(shop, request), codes);
      await shop.as('陈静').do('aftersales.complete', refundOf(received));
    },
  },
];

/** What the after-sales screen shows at the opening: a request at each stage. */
export const openAfterSales: readonly Scene[] = STAGES.map(
  ({ name, phone, stage }, index): Scene =>
    async function* (shop) {
      yield shop.time.day(3, `1${index}:05`);
      const order = await placeOrder(shop, {
        wanted: [{ drug: '蒙脱石散', quantity: 2 }],
        customerId: await shop.customer(name, phone),
      });
      const { orderId } = await payByCard(shop, order);
      const codes = await pick(shop, orderId, { every: true });
      await shop.as('赵磊').do('orders.handOver', { orderId });
      yield shop.time.day(1, `1${index}:25`);
      const request = await requestAfterSales(shop, {
        orderId,
        kind: 'return',
        reasonCode: 'quality_fault',
        reasonText: '内袋漏粉',
        lines: [{ lineNo: 1, quantity: 1 }],
      });
      yield shop.time.in(15);
      await stage(shop, request, codes.slice(0, 1));
    },
);
