import assert from 'node:assert/strict';
import type { AfterSalesDetail } from '#shared/contracts/aftersales.ts';
import { BUYER } from '#test/support/sell.ts';
import type { CounterModel } from '../model/counter-model.ts';
import { chooseInstead } from '../model/model-after-sales.ts';
import { exchangeSum, type ModelExchange } from '../model/model-exchange.ts';
import type { ModelOrder, ModelRequest, Replacement } from '../model/model-order.ts';
import type { Wanted } from '../model/model-stock.ts';
import type { RealCounter } from '../real-counter.ts';
import { tally } from '../tally.ts';
import { at, attempt, CounterCommand } from './counter-command.ts';
import { assertShares, tendersFor, termsOf, type WayToPay } from './sale-commands.ts';

/** How somebody settles an exchange. */
export interface Settling {
  readonly pay: WayToPay;
  readonly handOver: boolean;
  /** False when the screen shows another total than the catalogue has now. */
  readonly expectsTotal: boolean;
}

export const SETTLED: Settling = { pay: 'card', handOver: true, expectsTotal: true };

/** What the call says about the new order; null where nothing is exchanged. */
export function exchangeInput(
  model: CounterModel,
  order: ModelOrder,
  { request, settling }: { request: ModelRequest; settling: Settling },
) {
  if (request.instead.length === 0) return null;
  const { totalFen, dueFen } = exchangeSum(model, order, request);
  const { pay, handOver, expectsTotal } = settling;
  const tenders = dueFen === 0 && pay === 'card' ? [] : tendersFor(pay, dueFen);
  return { expectedTotalFen: totalFen + (expectsTotal ? 0 : 1), tenders, handOver, buyer: BUYER };
}

/** Keeps the order that an exchange made: paid by what came back and by tenders, and handed over if it was asked so. */
export async function keepExchanged(
  { model, real }: { model: CounterModel; real: RealCounter },
  order: ModelOrder,
  made: { exchanged: ModelExchange; answer: AfterSalesDetail; handOver: boolean },
): Promise<void> {
  const { exchanged, answer, handOver } = made;
  const { totalFen, carriedFen, dueFen, shares, paidFen } = exchanged;
  const { exchange } = answer;
  assert(exchange !== null && exchange.order !== null, 'an exchange makes an order');
  assert.deepEqual(
    [exchange.totalFen, exchange.carriedFen, exchange.dueFen],
    [totalFen, carriedFen, dueFen],
    'total, carried and due of an exchange',
  );
  const { orderId } = exchange.order;
  const detail = await at(real.tills, 0).do('orders.get', { orderId });
  assertShares(detail, shares);
  const { isMember } = order;
  const kept = model.keep({ ...termsOf(model, detail), totalFen, shares, isMember });
  kept.takeOver(paidFen);
  // What goes out on prescription waits for its packs to be verified.
  const goesOut = handOver && !kept.isPrescribed;
  if (goesOut) for (const action of ['start_dispensing', 'hand_over'] as const) model.step(kept, action);
  if (kept.isPrescribed) tally.count('exchange: on prescription');
  tally.count(dueFen > 0 ? 'exchange: due' : exchange.backFen > 0 ? 'exchange: back' : 'exchange: even');
}

/** Somebody chooses anew what the customer gets instead; nothing at all means that the money goes back. */
export class ChooseReplacement extends CounterCommand {
  readonly order: number;
  readonly instead: readonly Wanted[];

  constructor(order: number, instead: readonly Wanted[]) {
    super();
    this.order = order;
    this.instead = instead;
  }

  override check(model: Readonly<CounterModel>): boolean {
    return model.orders.some(({ requests }) => requests.length > 0);
  }

  async act(model: CounterModel, real: RealCounter): Promise<void> {
    const orders = model.orders.filter(({ requests }) => requests.length > 0).reverse();
    const { requests } = at(orders, this.order);
    const request = requests.findLast(({ kind }) => kind === 'exchange') ?? at(requests, 0);
    const { afterSalesId } = request;
    const instead = onPrescription(model, this.instead);
    const input = { afterSalesId, replacements: replacementsOf(real, instead) };
    await attempt({ model, real, till: 0, name: 'aftersales.chooseReplacement', input }, () => {
      chooseInstead(request, instead);
      model.clock.recorded();
    });
  }

  toString(): string {
    return `new ChooseReplacement(${this.order}, ${JSON.stringify(this.instead)})`;
  }
}

/** What needs a prescription is asked for on the newest one, whatever its state; without one where there is none. */
export function onPrescription(model: CounterModel, instead: readonly Wanted[]): Replacement[] {
  const newest = model.prescriptions.at(-1) ?? null;
  return instead.map((wanted) => ({ ...wanted, prescription: wanted.drug === 'antibiotic' ? newest : null }));
}

/** What is wanted instead, as the calls take it. */
export function replacementsOf(real: RealCounter, instead: readonly Replacement[]) {
  return instead.map(({ drug, quantity, prescription }) => ({
    drugId: real.drugs[drug],
    quantity,
    prescriptionNumber:
      prescription === null ? '' : real.look.prescriptionNumber(prescription.prescriptionId),
  }));
}
