import type { AfterSalesDetail } from '#shared/contracts/aftersales.ts';
import type { CallInput, CallName } from '#shared/contracts/index.ts';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import type { AfterSalesAction, AfterSalesState } from '#shared/domain/after-sales-states.ts';
import { orderIn } from './order-paths.ts';
import { MINUTE_MS } from './test-platform.ts';
import type { TestShop } from './test-shop.ts';
import type { Till } from './till.ts';

type Request = CallInput<'aftersales.request'>;

/** Opens a request for all units of an order, or for those that are named. */
export async function requestFor(
  till: Till,
  order: OrderDetail,
  wish: Partial<Request> = {},
): Promise<AfterSalesDetail> {
  const { afterSales } = await till.do('aftersales.request', {
    orderId: order.orderId,
    kind: 'return',
    reasonCode: 'quality_fault',
    lines: order.items.map(({ lineNo, quantity }) => ({ lineNo, quantity })),
    ...wish,
  });
  return afterSales;
}

type SoldBatch = AfterSalesDetail['lines'][number]['batches'][number];

/** Packs of a batch as they come back: those that were sold with a code each with it, the rest by number. */
export function packsBack(lineNo: number, { batchId, traceCodes }: SoldBatch, quantity: number) {
  const codes = traceCodes.slice(0, quantity);
  const pack = { lineNo, batchId };
  const rest = quantity - codes.length;
  return [
    ...codes.map((code) => ({ ...pack, quantity: 1, code })),
    ...(rest > 0 ? [{ ...pack, quantity: rest, code: '' }] : []),
  ];
}

/** What an inspection says that takes back everything that was requested. */
export function allGoodsOf(request: AfterSalesDetail): CallInput<'aftersales.receiveGoods'> {
  const packs = request.lines.flatMap((line) => {
    let missing = line.quantity;
    return line.batches.flatMap((batch) => {
      const quantity = Math.min(missing, batch.soldQuantity - batch.returnedBefore);
      missing -= quantity;
      return packsBack(line.lineNo, batch, quantity);
    });
  });
  return {
    afterSalesId: request.afterSalesId,
    lines: request.lines.map(({ lineNo, quantity }) => ({ lineNo, received: quantity })),
    packs,
  };
}

/** What confirms a refund, or an exchange with a card for what is due, as it is shown. */
export function refundOf(request: AfterSalesDetail): CallInput<'aftersales.complete'> {
  const { afterSalesId, exchange } = request;
  const expectedRefundFen = request.refund?.totalFen ?? 0;
  if (exchange === null) return { afterSalesId, expectedRefundFen };
  const { totalFen: expectedTotalFen, dueFen } = exchange;
  const tenders = dueFen > 0 ? [{ kind: 'card' as const, amountFen: dueFen, reference: 'POS2' }] : [];
  return { afterSalesId, expectedRefundFen, exchange: { expectedTotalFen, tenders, handOver: true } };
}

/** The call of every step of the machine, with an input that lacks nothing for any state; an exchange takes `next` instead. */
export const AFTER_SALES_CALLS = {
  approve: ({ afterSalesId }) => ['aftersales.approve', { afterSalesId }],
  reject: ({ afterSalesId }) => ['aftersales.reject', { afterSalesId, reason: '包装已拆' }],
  withdraw: ({ afterSalesId }) => ['aftersales.withdraw', { afterSalesId, reason: '顾客改主意' }],
  receive_goods: (request) => ['aftersales.receiveGoods', allGoodsOf(request)],
  complete: (request) => ['aftersales.complete', refundOf(request)],
  fail: ({ afterSalesId }) => ['aftersales.fail', { afterSalesId, reason: 'POS 拒绝' }],
  retry: (request) => ['aftersales.retry', refundOf(request)],
  choose_replacement: ({ afterSalesId }, next) => [
    'aftersales.chooseReplacement',
    { afterSalesId, replacements: [...next] },
  ],
} satisfies Record<
  AfterSalesAction,
  (
    request: AfterSalesDetail,
    next: NonNullable<Request['replacements']>,
  ) => readonly [CallName, { readonly afterSalesId: number }]
>;

/** The shortest way of a request to each state; with goods where the kind brings some back. */
const PATHS: Readonly<Record<AfterSalesState, readonly AfterSalesAction[]>> = {
  requested: [],
  approved: ['approve'],
  received: ['approve', 'receive_goods'],
  completed: ['approve', 'receive_goods', 'complete'],
  rejected: ['reject'],
  failed: ['approve', 'receive_goods', 'fail'],
  withdrawn: ['withdraw'],
};

/** Drives a request on into a state, a minute between the steps. */
export async function driveTo(
  { counter, till }: Pick<TestShop, 'counter' | 'till'>,
  opened: AfterSalesDetail,
  state: AfterSalesState,
): Promise<AfterSalesDetail> {
  let request = opened;
  for (const action of PATHS[state]) {
    if (action === 'receive_goods' && request.kind === 'refund_only') continue;
    counter.time.advance(MINUTE_MS);
    const [name, input] = AFTER_SALES_CALLS[action](request, []);
    await till.do(name, input as never);
    request = await till.do('aftersales.get', { afterSalesId: request.afterSalesId });
  }
  return request;
}

/** Three units of paracetamol, sold and handed over, with a request for all of them in a state. */
export async function afterSalesIn(
  shop: TestShop,
  state: AfterSalesState,
  wish: Partial<Request> = {},
): Promise<AfterSalesDetail> {
  const order = await orderIn(shop, 'completed');
  return driveTo(shop, await requestFor(shop.till, order, wish), state);
}
