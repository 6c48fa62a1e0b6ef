import type { CounterModel } from '../model/counter-model.ts';
import type { ModelDrug, Wanted } from '../model/model-stock.ts';
import type { RealCounter } from '../real-counter.ts';
import { MoveRequest, OpenRequest, REQUESTED, type Requested } from './after-sales-commands.ts';
import { CounterCommand } from './counter-command.ts';
import { CheckPacks, ScanPack } from './dispensing-commands.ts';
import { SETTLED, type Settling } from './exchange-commands.ts';
import { Capture, MovePrescription } from './prescription-commands.ts';
import { OrderDirectly, Settle } from './sale-commands.ts';
import { TakeStep } from './step-commands.ts';

interface ComingBack {
  readonly sold: ModelDrug;
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
  readonly sold: ModelDrug;
  readonly instead: readonly Wanted[];
  readonly settling: Settling;

  constructor(sold: ModelDrug, instead: readonly Wanted[], settling: Settling) {
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
  readonly sold: ModelDrug;

  constructor(sold: ModelDrug) {
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

/** What was sold is exchanged for a drug on prescription, which is verified and checked before it is handed over. */
export class ExchangePrescribed extends CounterCommand {
  readonly till: number;
  /** Units asked for; the prescription says one. */
  readonly quantity: number;
  /** False where nobody has approved it when the exchange is settled. */
  readonly isApproved: boolean;

  constructor(till: number, quantity: number, isApproved: boolean) {
    super();
    this.till = till;
    this.quantity = quantity;
    this.isApproved = isApproved;
  }

  async act(model: CounterModel, real: RealCounter): Promise<void> {
    const { till, quantity, isApproved } = this;
    const paper = { quantity: 1, validDays: 1, issuedDaysAgo: 0, isComplete: true };
    const known = model.prescriptions.length;
    await new Capture(till, paper).act(model, real);
    // Nothing is written down while the clock lies behind.
    if (model.prescriptions.length === known) return;
    if (isApproved) await new MovePrescription(0, 1 - till, 'approve').act(model, real);
    const instead = [{ drug: 'antibiotic', quantity }] as const;
    await new ExchangeSold('vitamin', instead, SETTLED).act(model, real);
    if (model.orders.at(-1)?.isPrescribed !== true) return;
    await new TakeStep(0, 'start_dispensing', null).act(model, real);
    await new TakeStep(0, 'hand_over', null).act(model, real);
    await new ScanPack(0, 'antibiotic', null).act(model, real);
    await new CheckPacks(0, 1).act(model, real);
    await new TakeStep(0, 'hand_over', null).act(model, real);
  }

  toString(): string {
    return `new ExchangePrescribed(${this.till}, ${this.quantity}, ${this.isApproved})`;
  }
}
