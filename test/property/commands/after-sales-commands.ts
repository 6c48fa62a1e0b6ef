import type { CallInput } from '#shared/contracts/index.ts';
import { packsBack } from '#test/support/after-sales-paths.ts';
import type { CounterModel } from '../model/counter-model.ts';
import {
  checkRequest,
  leftOfLine,
  type ModelPack,
  moveRequest,
  type RequestMove,
  refundFen,
} from '../model/model-after-sales.ts';
import { type ModelExchange, sellInstead } from '../model/model-exchange.ts';
import type { Wanted } from '../model/model-stock.ts';
import type { RealCounter } from '../real-counter.ts';
import { tally } from '../tally.ts';
import { at, attempt, CounterCommand, orderAt } from './counter-command.ts';
import {
  exchangeInput,
  keepExchanged,
  onPrescription,
  replacementsOf,
  SETTLED,
  type Settling,
} from './exchange-commands.ts';
import { paymentOf } from './sale-commands.ts';

export interface Requested {
  readonly kind: 'refund_only' | 'return' | 'exchange';
  readonly reasonCode: 'quality_fault' | 'change_of_mind';
  readonly withShipping: boolean;
  /** How much of what is left of each line, in quarters; more than four asks for a unit too many. */
  readonly share: number;
  /** What an exchange asks for. */
  readonly instead?: readonly Wanted[];
}

const FAULT = { reasonCode: 'quality_fault', withShipping: true } as const;

/** The requests that lead on: all of it with goods, part of it, money alone, one against the rule, exchanges. */
export const REQUESTED = [
  { ...FAULT, kind: 'return', share: 4 },
  { ...FAULT, kind: 'return', share: 2 },
  { ...FAULT, kind: 'refund_only', share: 4 },
  { ...FAULT, kind: 'return', reasonCode: 'change_of_mind', share: 4 },
  { ...FAULT, kind: 'exchange', share: 4, instead: [{ drug: 'vitamin', quantity: 2 }] },
  { ...FAULT, kind: 'exchange', share: 2, instead: [{ drug: 'paracetamol', quantity: 1 }] },
] as const satisfies readonly Requested[];

/** Asks for money back for units of an order's lines, with or without the goods. */
export class OpenRequest extends CounterCommand {
  readonly order: number;
  readonly requested: Requested;

  constructor(order: number, requested: Requested = REQUESTED[0]) {
    super();
    this.order = order;
    this.requested = requested;
  }

  override check(model: Readonly<CounterModel>): boolean {
    return model.orders.length > 0;
  }

  async act(model: CounterModel, real: RealCounter): Promise<void> {
    const { share, instead: wanted = [], ...wish } = this.requested;
    const instead = onPrescription(model, wanted);
    const order = orderAt(model, this.order);
    const units = new Map<number, number>();
    for (const { lineNo } of order.lines) {
      const left = leftOfLine(order, lineNo);
      const wanted = share > 4 ? left + 1 : Math.ceil((left * share) / 4);
      if (wanted > 0) units.set(lineNo, wanted);
    }
    if (units.size === 0) units.set(1, 1);
    const before = order.status;
    const input = {
      orderId: order.orderId,
      ...wish,
      lines: [...units].map(([lineNo, quantity]) => ({ lineNo, quantity })),
      replacements: replacementsOf(real, instead),
    };
    const answer = await attempt({ model, real, till: 1, name: 'aftersales.request', input }, () => {
      checkRequest(order, { ...wish, units }, model.clock);
      model.clock.recorded();
    });
    if (answer === null) return;
    const { afterSalesId } = answer.afterSales;
    const { kind, withShipping } = wish;
    order.requests.push({ afterSalesId, kind, withShipping, units, instead, state: 'requested' });
    order.status = 'after_sales';
    tally.count(`${before} → after_sales`);
  }

  toString(): string {
    return `new OpenRequest(${this.order}, ${JSON.stringify(this.requested)})`;
  }
}

/** What leads on from each state; beyond these, any move is tried. */
const ONWARD: Readonly<Record<string, readonly RequestMove[]>> = {
  requested: ['approve', 'approve', 'approve', 'withdraw'],
  approved: ['receiveGoods', 'complete', 'receiveGoods', 'complete'],
  received: ['complete', 'fail', 'complete'],
  failed: ['retry'],
};
const ANY: readonly RequestMove[] = [
  'approve',
  'reject',
  'withdraw',
  'receiveGoods',
  'complete',
  'fail',
  'retry',
];

/** Takes an order's newest request a step further, or tries a step that it does not have. */
export class MoveRequest extends CounterCommand {
  readonly order: number;
  readonly choice: number;
  readonly settling: Settling;

  constructor(order: number, choice: number, settling = SETTLED) {
    super();
    this.order = order;
    this.choice = choice;
    this.settling = settling;
  }

  override check(model: Readonly<CounterModel>): boolean {
    return model.orders.some(({ requests }) => requests.length > 0);
  }

  async act(model: CounterModel, real: RealCounter): Promise<void> {
    const orders = model.orders.filter(({ requests }) => requests.length > 0).reverse();
    if (orders.length === 0) return;
    const order = at(orders, this.order);
    const open = order.requests.filter(({ state }) => state in ONWARD);
    const request = open.length > 0 ? at(open, this.choice) : at(order.requests, this.choice);
    const usual = ONWARD[request.state] ?? [];
    const move = this.choice < 9 && usual.length > 0 ? at(usual, this.choice) : at(ANY, this.choice);
    const before = { status: order.status, refundedFen: order.refundedFen };
    const packs = move === 'receiveGoods' ? await this.#packs(real, request.afterSalesId) : [];
    // Everything came back before: there is no pack to inspect, and the call takes at least one.
    if (move === 'receiveGoods' && packs.length === 0) return;
    const exchange = exchangeInput(model, order, { request, settling: this.settling });
    let exchanged: ModelExchange | null = null;
    const sell = () => {
      if (exchange === null) return null;
      const { expectsTotal } = this.settling;
      exchanged = sellInstead(model, order, { request, payment: paymentOf(exchange.tenders), expectsTotal });
      return exchanged;
    };
    const step = { move, packs, stock: model.stock, nowMs: model.clock.nowMs, exchange: sell };
    const { afterSalesId } = request;
    const name = `aftersales.${move}` as const;
    const input = {
      afterSalesId,
      reason: '试',
      expectedRefundFen: Math.max(0, refundFen(order, request)),
      lines: [...request.units].map(([lineNo, received]) => ({ lineNo, received })),
      packs,
      exchange,
    } satisfies CallInput<'aftersales.reject'> &
      CallInput<'aftersales.complete'> &
      CallInput<'aftersales.receiveGoods'>;
    const done = await attempt({ model, real, till: this.choice % 2, name, input }, () => {
      moveRequest(order, request, step);
      model.clock.recorded();
    });
    if (done === null) return;
    const { handOver } = this.settling;
    if (exchanged !== null)
      await keepExchanged({ model, real }, order, { exchanged, answer: done.afterSales, handOver });
    if (order.status !== before.status) tally.count(`${before.status} → ${order.status}`);
    const isPart = order.refundedFen > before.refundedFen && order.refundedFen < order.paidFen;
    if (isPart) tally.count('part refunds');
  }

  /** The units that come back: all of what was requested, or one less of each line when the choice is odd. */
  async #packs(real: RealCounter, afterSalesId: number): Promise<ModelPack[]> {
    const request = await at(real.tills, 0).do('aftersales.get', { afterSalesId });
    return request.lines.flatMap((line, index) => {
      let missing = line.quantity - (index > 0 && this.choice % 2 === 1 ? 1 : 0);
      return line.batches.flatMap((batch) => {
        const quantity = Math.min(missing, batch.soldQuantity - batch.returnedBefore);
        missing -= quantity;
        return packsBack(line.lineNo, batch, quantity);
      });
    });
  }

  toString(): string {
    return `new MoveRequest(${this.order}, ${this.choice}, ${JSON.stringify(this.settling)})`;
  }
}
