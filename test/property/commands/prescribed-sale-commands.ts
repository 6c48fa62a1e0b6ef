import type { CounterModel } from '../model/counter-model.ts';
import { ModelCart } from '../model/model-cart.ts';
import { prescribedUnits } from '../model/model-prescribed.ts';
import type { RealCounter } from '../real-counter.ts';
import { attempt, CounterCommand } from './counter-command.ts';
import { CheckPacks, ScanPack } from './dispensing-commands.ts';
import { assertCart } from './known-cart.ts';
import { Capture, MovePrescription, prescriptionAt } from './prescription-commands.ts';
import { OrderLines, Settle } from './sale-commands.ts';
import { TakeStep } from './step-commands.ts';

/** Orders some units on a prescription, without a cart. */
export class OrderPrescribed extends CounterCommand {
  readonly till: number;
  readonly prescription: number;
  readonly quantity: number;

  constructor(till: number, prescription: number, quantity: number) {
    super();
    this.till = till;
    this.prescription = prescription;
    this.quantity = quantity;
  }

  override check(model: Readonly<CounterModel>): boolean {
    return model.prescriptions.length > 0;
  }

  async act(model: CounterModel, real: RealCounter): Promise<void> {
    const prescription = prescriptionAt(model, this.prescription);
    const line = { drug: 'antibiotic' as const, quantity: this.quantity, prescription };
    await new OrderLines(this.till, [line]).act(model, real);
  }

  toString(): string {
    return `new OrderPrescribed(${this.till}, ${this.prescription}, ${this.quantity})`;
  }
}

/** Puts what is left of a prescription into the till's cart. */
export class AddPrescription extends CounterCommand {
  readonly till: number;
  readonly prescription: number;

  constructor(till: number, prescription: number) {
    super();
    this.till = till;
    this.prescription = prescription;
  }

  override check(model: Readonly<CounterModel>): boolean {
    return model.prescriptions.length > 0;
  }

  async act(model: CounterModel, real: RealCounter): Promise<void> {
    const { till } = this;
    const prescription = prescriptionAt(model, this.prescription);
    const { prescriptionId } = prescription;
    const cart = model.active[till] ?? new ModelCart();
    const shown = await attempt(
      { model, real, till, name: 'cart.addPrescription', input: { prescriptionId } },
      () => {
        const isForSale = model.prices.listFen('antibiotic') > 0;
        const shop = { orders: model.orders, today: model.clock.today, isForSale };
        cart.addPrescription(prescription, prescribedUnits(prescription, shop));
        model.active[till] = cart;
      },
    );
    if (shown !== null) assertCart(model, cart, shown);
  }

  toString(): string {
    return `new AddPrescription(${this.till}, ${this.prescription})`;
  }
}

/** A whole way of a prescription: written, approved at the other till, ordered, paid, picked and checked, as far as that goes. */
export class DispensePrescribed extends CounterCommand {
  readonly till: number;
  readonly quantity: number;
  readonly scans: number;

  constructor(till: number, quantity: number, scans: number) {
    super();
    this.till = till;
    this.quantity = quantity;
    this.scans = scans;
  }

  async act(model: CounterModel, real: RealCounter): Promise<void> {
    const { till, quantity } = this;
    const before = { prescriptions: model.prescriptions.length, orders: model.orders.length };
    await new Capture(till, { quantity, validDays: 1, issuedDaysAgo: 0, isComplete: true }).act(model, real);
    if (model.prescriptions.length === before.prescriptions) return;
    await new MovePrescription(0, 1 - till, 'approve').act(model, real);
    await new OrderPrescribed(till, 0, quantity).act(model, real);
    if (model.orders.length === before.orders) return;
    await new Settle(0, 'card', true).act(model, real);
    await new TakeStep(0, 'start_dispensing', null).act(model, real);
    for (let scan = 0; scan < this.scans; scan += 1)
      await new ScanPack(0, 'antibiotic', null).act(model, real);
    await new CheckPacks(0, till).act(model, real);
    await new TakeStep(0, 'hand_over', null).act(model, real);
  }

  toString(): string {
    return `new DispensePrescribed(${this.till}, ${this.quantity}, ${this.scans})`;
  }
}
