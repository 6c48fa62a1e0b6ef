import type { CounterModel } from '../model/counter-model.ts';
import type { DrugKey } from '../model/model-catalog.ts';
import { MODEL_CATALOG } from '../model/model-catalog.ts';
import type { ModelOrder } from '../model/model-order.ts';
import { type RealCounter, traceCode } from '../real-counter.ts';
import { tally } from '../tally.ts';
import { at, attempt, CounterCommand, orderAt } from './counter-command.ts';
import { OrderDirectly, Settle } from './sale-commands.ts';
import { TakeStep } from './step-commands.ts';

/** Orders whose goods lie on the counter, or all when there are none: then the core has to refuse. */
function orderToDispense(model: CounterModel, index: number): ModelOrder {
  const dispensing = model.orders.filter(({ status }) => status === 'dispensing');
  return dispensing.length > 0 ? at([...dispensing].reverse(), index) : orderAt(model, index);
}

/** Somebody scans a pack: of some drug by its article number, or one of a few trace codes of paracetamol. */
export class ScanPack extends CounterCommand {
  readonly order: number;
  readonly drug: DrugKey;
  /** Which of the trace codes; null scans the article number. */
  readonly trace: number | null;

  constructor(order: number, drug: DrugKey, trace: number | null) {
    super();
    this.order = order;
    this.drug = drug;
    this.trace = trace;
  }

  override check(model: Readonly<CounterModel>): boolean {
    return model.orders.length > 0;
  }

  async act(model: CounterModel, real: RealCounter): Promise<void> {
    const order = orderToDispense(model, this.order);
    const scanned = this.trace === null ? null : traceCode(this.trace);
    const drug = scanned === null ? this.drug : 'paracetamol';
    const code = scanned ?? MODEL_CATALOG[drug].code;
    const input = { orderId: order.orderId, code };
    const till = this.order % 2;
    await attempt({ model, real, till, name: 'dispensing.verifyPack', input }, () =>
      model.scanPack(order, { drug, traceCode: scanned, by: till }),
    );
  }

  toString(): string {
    return `new ScanPack(${this.order}, '${this.drug}', ${this.trace})`;
  }
}

/** Somebody takes the last scan of an order back. */
export class TakePackBack extends CounterCommand {
  readonly order: number;

  constructor(order: number) {
    super();
    this.order = order;
  }

  override check(model: Readonly<CounterModel>): boolean {
    return model.orders.length > 0;
  }

  async act(model: CounterModel, real: RealCounter): Promise<void> {
    const order = orderToDispense(model, this.order);
    const { orderId } = order;
    const { packs } = await at(real.tills, 0).do('dispensing.get', { orderId });
    const last = packs.findLast(({ takenBack }) => !takenBack);
    const input = { orderId, packId: last?.packId ?? 1_000_000 };
    const done = await attempt({ model, real, till: 0, name: 'dispensing.takeBackPack', input }, () =>
      model.takePackBack(order, last?.quantity ?? 1),
    );
    if (done !== null) tally.count('packs taken back');
  }

  toString(): string {
    return `new TakePackBack(${this.order})`;
  }
}

/**
 * A whole way to packs on the counter: an order of two boxes is made, paid, started and scanned, as far as that
 * goes.
 */
export class DispenseOrder extends CounterCommand {
  readonly scans: readonly (readonly [drug: DrugKey, trace: number | null])[];

  constructor(scans: readonly (readonly [drug: DrugKey, trace: number | null])[]) {
    super();
    this.scans = scans;
  }

  async act(model: CounterModel, real: RealCounter): Promise<void> {
    const orders = model.orders.length;
    await new OrderDirectly(0, [{ drug: 'paracetamol', quantity: 2 }]).act(model, real);
    if (model.orders.length === orders) return;
    await new Settle(0, 'card', false).act(model, real);
    await new TakeStep(0, 'start_dispensing', null).act(model, real);
    for (const [drug, trace] of this.scans) await new ScanPack(0, drug, trace).act(model, real);
  }

  toString(): string {
    return `new DispenseOrder(${JSON.stringify(this.scans)})`;
  }
}

/** Whoever stands at a till checks what was verified for an order. */
export class CheckPacks extends CounterCommand {
  readonly order: number;
  readonly till: number;

  constructor(order: number, till: number) {
    super();
    this.order = order;
    this.till = till;
  }

  override check(model: Readonly<CounterModel>): boolean {
    return model.orders.length > 0;
  }

  async act(model: CounterModel, real: RealCounter): Promise<void> {
    const { till } = this;
    const order = orderToDispense(model, this.order);
    const input = { orderId: order.orderId };
    await attempt({ model, real, till, name: 'dispensing.check', input }, () => {
      order.check(till);
      model.clock.recorded();
    });
  }

  toString(): string {
    return `new CheckPacks(${this.order}, ${this.till})`;
  }
}
