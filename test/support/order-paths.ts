import type { CallInput, CallName } from '#shared/contracts/index.ts';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import type { OrderStatus } from '#shared/domain/order-states.ts';
import { MINUTE_MS } from './test-platform.ts';
import type { TestShop } from './test-shop.ts';

/** Every call that moves an order, with an input that lacks nothing for any state. */
export const STEP_CALLS = {
  settle: (order: OrderDetail) =>
    step('orders.settle', { orderId: order.orderId, tenders: [cardFor(order)], handOver: false }),
  cancel: (order: OrderDetail) =>
    step('orders.cancel', { orderId: order.orderId, reason: '顾客不要了', disposition: 'returned' }),
  startDispensing: (order: OrderDetail) => step('orders.startDispensing', { orderId: order.orderId }),
  handOver: (order: OrderDetail) => step('orders.handOver', { orderId: order.orderId }),
  ship: (order: OrderDetail) =>
    step('orders.ship', { drugsApart: true, orderId: order.orderId, carrier: '顺丰', trackingNumber: 'SF1' }),
  confirmReceipt: (order: OrderDetail) => step('orders.confirmReceipt', { orderId: order.orderId }),
  /** A request to bring back all of it. */
  openAfterSales: (order: OrderDetail) =>
    step('aftersales.request', {
      orderId: order.orderId,
      kind: 'return',
      reasonCode: 'quality_fault',
      reasonText: '包装破损',
      lines: order.items.map(({ lineNo, quantity }) => ({ lineNo, quantity })),
    }),
} as const;

export type StepName = keyof typeof STEP_CALLS;

interface Step<N extends CallName = CallName> {
  readonly name: N;
  readonly input: CallInput<N>;
}

function step<N extends CallName>(name: N, input: CallInput<N>): Step<N> {
  return { name, input };
}

function cardFor(order: OrderDetail) {
  return { kind: 'card', amountFen: order.amounts.totalFen, reference: 'POS1' } as const;
}

/** The shortest way from a new order to each state. */
const PATHS: Readonly<Record<OrderStatus, readonly StepName[]>> = {
  pending: [],
  paid: ['settle'],
  dispensing: ['settle', 'startDispensing'],
  shipped: ['settle', 'startDispensing', 'ship'],
  completed: ['settle', 'startDispensing', 'handOver'],
  cancelled: ['cancel'],
  after_sales: ['settle', 'startDispensing', 'handOver', 'openAfterSales'],
};

/** Sells three units of paracetamol and drives the order into a state, a minute between the steps. */
export async function orderIn({ counter, till, drugs }: TestShop, status: OrderStatus): Promise<OrderDetail> {
  const made = await till.do('orders.createDirect', { lines: [{ drugId: drugs.paracetamol, quantity: 3 }] });
  let { order } = made;
  for (const name of PATHS[status]) {
    counter.time.advance(MINUTE_MS);
    const next = STEP_CALLS[name](order);
    await till.do(next.name, next.input);
    order = await till.do('orders.get', { orderId: order.orderId });
  }
  if (order.status !== status) throw new Error(`the order is ${order.status}, not ${status}`);
  return order;
}
