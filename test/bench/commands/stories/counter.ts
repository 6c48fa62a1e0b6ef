import type { CallInput, CallName, CallOutput } from '#shared/contracts/index.ts';
import type { OrderDetail } from '#shared/contracts/orders.ts';

/** Makes calls that have to succeed. */
export interface Caller {
  do<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>>;
}

/** Two people at a counter, so that one may check what the other did. */
export interface Counter {
  readonly clerk: Caller;
  readonly colleague: Caller;
  /** Drugs that there are plenty of, each with a code that its packs carry. */
  readonly drugs: readonly { readonly drugId: number; readonly barcode: string }[];
  /** Different at each round. */
  readonly round: number;
}

/** One way of an order, a prescription, a parcel, a request or a batch from its start to its end. */
export type Story = (counter: Counter) => Promise<void>;

export const UNITS = 2;
const LINES = 5;
export const REASON = '基准测试';

/** Two units each of different drugs, others at each round. */
export const linesOf = ({ drugs, round }: Counter, count = LINES) =>
  Array.from({ length: count }, (_, index) => ({
    drugId: drugs[(round + index) % drugs.length]?.drugId ?? 0,
    quantity: UNITS,
  }));

/** A card that pays an order in full. */
export const cardFor = (order: OrderDetail) => ({
  kind: 'card' as const,
  amountFen: order.amounts.totalFen,
  reference: 'POS1',
});

/** An order that was paid. */
export async function paid(counter: Counter, customerId: number | null = null): Promise<OrderDetail> {
  const { clerk } = counter;
  const { order } = await clerk.do('orders.createDirect', { lines: linesOf(counter), customerId });
  const { orderId } = order;
  return (await clerk.do('orders.settle', { orderId, tenders: [cardFor(order)], handOver: false })).order;
}

/** An order that is being dispensed. */
export async function dispensing(counter: Counter): Promise<OrderDetail> {
  const { orderId } = await paid(counter);
  return (await counter.clerk.do('orders.startDispensing', { orderId })).order;
}

/** An order that was handed over. */
export async function completed(counter: Counter): Promise<OrderDetail> {
  const { orderId } = await dispensing(counter);
  return (await counter.clerk.do('orders.handOver', { orderId })).order;
}
