import type { DrugKey } from '#test/support/small-catalog.ts';
import type { CounterModel } from '../model/counter-model.ts';
import type { Wanted } from '../model/model-stock.ts';
import type { RealCounter } from '../real-counter.ts';
import { MoveRequest, OpenRequest, REQUESTED, type Requested } from './after-sales-commands.ts';
import { CounterCommand } from './counter-command.ts';
import { SETTLED, type Settling } from './exchange-commands.ts';
import { OrderDirectly, Settle } from './sale-commands.ts';

interface ComingBack {
  readonly sold: DrugKey;
  readonly requested: Requested;
  readonly settling: Settling;
}

/** Two units are sold and handed over; then somebody comes back with them, as far as that goes. */
async function comeBack(
  { model, real }: { model: CounterModel; real: RealCounter },
  { sold, requested, settling }: ComingBack,
): Promise<void> {
  const before = model.orders.length;
  await new OrderDirectly(0, [{ drug: sold, quantity: 2 }]).act(model, real);
  if (model.orders.length === before) return;
  await new Settle(0, 'card', true).act(model, real);
  await new OpenRequest(0, requested).act(model, real);
  for (const _ of ['approve', 'receive', 'complete']) await new MoveRequest(0, 0, settling).act(model, real);
}

/** An exchange from the sale to its end: chance alone seldom takes a request through all of its steps. */
export class ExchangeSold extends CounterCommand {
  readonly sold: DrugKey;
  readonly instead: readonly Wanted[];
  readonly settling: Settling;

  constructor(sold: DrugKey, instead: readonly Wanted[], settling: Settling) {
    super();
    this.sold = sold;
    this.instead = instead;
    this.settling = settling;
  }

  async act(model: CounterModel, real: RealCounter): Promise<void> {
    const { sold, instead, settling } = this;
    const requested = { ...REQUESTED[0], kind: 'exchange', instead } as const;
    await comeBack({ model, real }, { sold, requested, settling });
  }

  toString(): string {
    return `new ExchangeSold('${this.sold}', ${JSON.stringify(this.instead)}, ${JSON.stringify(this.settling)})`;
  }
}

/** One of two units comes back, and what was paid for it goes back. */
export class PartReturned extends CounterCommand {
  readonly sold: DrugKey;

  constructor(sold: DrugKey) {
    super();
    this.sold = sold;
  }

  async act(model: CounterModel, real: RealCounter): Promise<void> {
    const requested = { ...REQUESTED[1], withShipping: false };
    await comeBack({ model, real }, { sold: this.sold, requested, settling: SETTLED });
  }

  toString(): string {
    return `new PartReturned('${this.sold}')`;
  }
}
