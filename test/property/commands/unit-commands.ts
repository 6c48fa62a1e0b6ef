import type { CounterModel } from '../model/counter-model.ts';
import type { RealCounter } from '../real-counter.ts';
import { tally } from '../tally.ts';
import { MoveRequest, OpenRequest } from './after-sales-commands.ts';
import { AddItem } from './cart-commands.ts';
import { CounterCommand } from './counter-command.ts';
import { ScanPack } from './dispensing-commands.ts';
import { OrderDirectly, SellCart, Settle } from './sale-commands.ts';
import { OpenPack } from './split-commands.ts';
import { TakeStep } from './step-commands.ts';

/** How units go out: through a cart, over the bench and back to the shelf, or home with somebody who brings them back. */
export const WAYS_OF_UNITS = ['cart', 'bench', 'home'] as const;
export type WayOfUnits = (typeof WAYS_OF_UNITS)[number];

/** A pack is opened, and tablets out of it are sold: chance alone seldom does the one before the other. */
export class SellUnits extends CounterCommand {
  readonly till: number;
  readonly quantity: number;
  readonly way: WayOfUnits;

  constructor(till: number, quantity: number, way: WayOfUnits) {
    super();
    this.till = till;
    this.quantity = quantity;
    this.way = way;
  }

  async act(model: CounterModel, real: RealCounter): Promise<void> {
    const { till, quantity, way } = this;
    await new OpenPack(null, 'old').act(model, real);
    const before = model.orders.length;
    if (way === 'cart') await this.#sellFromCart(model, real);
    else await new OrderDirectly(till, [{ drug: 'tablets', quantity }]).act(model, real);
    const order = model.orders[before];
    if (order === undefined) return;
    if (way === 'bench') await layOut(model, real);
    if (way === 'home') await bringBack(model, real);
    tally.count(`units: ${way}, ${order.status}`);
  }

  async #sellFromCart(model: CounterModel, real: RealCounter): Promise<void> {
    const { till, quantity } = this;
    await new AddItem(till, 'tablets', quantity).act(model, real);
    const sale = new SellCart({ till, showsId: true, expectsTotal: true, pay: 'cash_and_change' });
    if (sale.check(model)) await sale.act(model, real);
  }

  toString(): string {
    return `new SellUnits(${this.till}, ${this.quantity}, '${this.way}')`;
  }
}

/** Units are verified by the pack that they came out of; the customer changes their mind. */
async function layOut(model: CounterModel, real: RealCounter): Promise<void> {
  await new Settle(0, 'card', false).act(model, real);
  await new TakeStep(0, 'start_dispensing', null).act(model, real);
  await new ScanPack(0, 'paracetamol', null).act(model, real);
  await new TakeStep(0, 'cancel', null).act(model, real);
}

async function bringBack(model: CounterModel, real: RealCounter): Promise<void> {
  await new Settle(0, 'card', true).act(model, real);
  await new OpenRequest(0).act(model, real);
  for (const _ of ['approve', 'receive', 'complete']) await new MoveRequest(0, 0).act(model, real);
}
