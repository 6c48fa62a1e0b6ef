import type { ShipmentExit, TrackedState } from '#shared/domain/shipment-states.ts';
import type { CounterModel } from '../model/counter-model.ts';
import type { DrugKey } from '../model/model-catalog.ts';
import type { ModelOrder } from '../model/model-order.ts';
import type { RealCounter } from '../real-counter.ts';
import { tally } from '../tally.ts';
import { at, attempt, CounterCommand } from './counter-command.ts';
import { OrderDirectly, Settle } from './sale-commands.ts';
import { TakeStep } from './step-commands.ts';

const EXIT_CALLS = {
  confirm_receipt: 'shipping.confirmReceipt',
  close_lost: 'shipping.closeLost',
  receive_refused: 'shipping.receiveRefused',
} as const satisfies Record<ShipmentExit, string>;

const sent = (model: Readonly<CounterModel>): ModelOrder[] =>
  model.orders.filter((order) => order.parcel !== null);

/** Whole ways of a parcel: an order is made, paid, made ready, sent, and comes to grief, as far as that goes. */
export class SendParcel extends CounterCommand {
  readonly drug: DrugKey;
  readonly trouble: 'lost' | 'refused' | null;

  constructor(drug: DrugKey, trouble: 'lost' | 'refused' | null = null) {
    super();
    this.drug = drug;
    this.trouble = trouble;
  }

  async act(model: CounterModel, real: RealCounter): Promise<void> {
    const orders = model.orders.length;
    await new OrderDirectly(0, [{ drug: this.drug, quantity: 1 }]).act(model, real);
    if (model.orders.length === orders) return;
    await new Settle(0, 'card', false).act(model, real);
    await new TakeStep(0, 'start_dispensing', null).act(model, real);
    await new TakeStep(0, 'ship', null).act(model, real);
    if (this.trouble === null || sent(model).length === 0) return;
    await new TrackParcel(0, this.trouble).act(model, real);
    await new EndParcel(0, 'offered').act(model, real);
  }

  toString(): string {
    return `new SendParcel('${this.drug}', ${JSON.stringify(this.trouble)})`;
  }
}

/** What the screen shows of an order's parcel. */
async function seen({ tills }: RealCounter, { orderId }: ModelOrder) {
  const { shipment } = await at(tills, 0).do('shipping.get', { orderId });
  if (shipment === null) throw new Error(`order ${orderId} has a parcel`);
  return { shipmentId: shipment.shipmentId, version: shipment.version };
}

function exitOf({ parcel }: ModelOrder): ShipmentExit {
  if (parcel?.state === 'lost') return 'close_lost';
  return parcel?.state === 'refused' ? 'receive_refused' : 'confirm_receipt';
}

/** Somebody tells what became of a parcel, legal or not. */
export class TrackParcel extends CounterCommand {
  readonly order: number;
  readonly to: TrackedState;

  constructor(order: number, to: TrackedState) {
    super();
    this.order = order;
    this.to = to;
  }

  override check(model: Readonly<CounterModel>): boolean {
    return sent(model).length > 0;
  }

  async act(model: CounterModel, real: RealCounter): Promise<void> {
    const order = at(sent(model).reverse(), this.order);
    const input = { ...(await seen(real, order)), to: this.to, place: '', note: '试' };
    const done = await attempt({ model, real, till: 1, name: 'shipping.track', input }, () =>
      model.track(order, this.to),
    );
    if (done !== null) tally.count(`parcel ${this.to}`);
  }

  toString(): string {
    return `new TrackParcel(${this.order}, '${this.to}')`;
  }
}

/** The way out that the screen offers, or another one. */
export type ChosenExit = ShipmentExit | 'offered';

/** One of the ways out of a parcel's story. */
export class EndParcel extends CounterCommand {
  readonly order: number;
  readonly exit: ChosenExit;

  constructor(order: number, exit: ChosenExit) {
    super();
    this.order = order;
    this.exit = exit;
  }

  override check(model: Readonly<CounterModel>): boolean {
    return sent(model).length > 0;
  }

  async act(model: CounterModel, real: RealCounter): Promise<void> {
    const stuck = sent(model).filter(({ parcel }) => parcel?.isStuck === true);
    const order = at(stuck.length > 0 ? stuck : sent(model).reverse(), this.order);
    const exit = this.exit === 'offered' ? exitOf(order) : this.exit;
    const input = { ...(await seen(real, order)), reason: '试' };
    await attempt({ model, real, till: 0, name: EXIT_CALLS[exit], input }, () =>
      model.endParcel(order, exit),
    );
  }

  toString(): string {
    return `new EndParcel(${this.order}, '${this.exit}')`;
  }
}
