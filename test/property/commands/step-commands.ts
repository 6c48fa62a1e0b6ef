import type { CallInput, CallName } from '#shared/contracts/index.ts';
import {
  DISPOSITIONS,
  type Disposition,
  type OrderAction,
  type OrderStatus,
} from '#shared/domain/order-states.ts';
import type { CounterModel } from '../model/counter-model.ts';
import type { RealCounter } from '../real-counter.ts';
import { tally } from '../tally.ts';
import { MoveRequest, OpenRequest, REQUESTED } from './after-sales-commands.ts';
import { at, attempt, CounterCommand, orderAt } from './counter-command.ts';
import { Settle } from './sale-commands.ts';

export const STEP_ACTIONS = [
  'cancel',
  'start_dispensing',
  'hand_over',
  'ship',
  'confirm_receipt',
] as const satisfies readonly OrderAction[];
export type StepAction = (typeof STEP_ACTIONS)[number];

const CALL_OF = {
  cancel: 'orders.cancel',
  start_dispensing: 'orders.startDispensing',
  hand_over: 'orders.handOver',
  ship: 'orders.ship',
  confirm_receipt: 'orders.confirmReceipt',
} as const satisfies Record<StepAction, CallName>;

/** The steps that lead on from a state, so that orders get far; one that waits is paid. */
const ONWARD: Readonly<Record<Exclude<OrderStatus, 'pending' | 'after_sales'>, readonly StepAction[]>> = {
  paid: ['start_dispensing', 'start_dispensing', 'cancel'],
  dispensing: ['hand_over', 'ship', 'ship', 'cancel'],
  shipped: ['confirm_receipt', 'cancel'],
  completed: ['cancel'],
  cancelled: ['cancel'],
};

/** Takes an order one step further. */
export class Forward extends CounterCommand {
  readonly order: number;
  readonly choice: number;

  constructor(order: number, choice: number) {
    super();
    this.order = order;
    this.choice = choice;
  }

  override check(model: Readonly<CounterModel>): boolean {
    return model.orders.length > 0;
  }

  async act(model: CounterModel, real: RealCounter): Promise<void> {
    const { status } = orderAt(model, this.order);
    const comesBack = status === 'completed' || (status === 'shipped' && this.choice % 2 === 1);
    if (comesBack) return new OpenRequest(this.order, at(REQUESTED, this.choice)).act(model, real);
    if (status === 'after_sales') return new MoveRequest(this.order, this.choice).act(model, real);
    if (status === 'pending') return new Settle(this.order, 'card', false).act(model, real);
    const disposition = at(DISPOSITIONS, this.choice);
    await new TakeStep(this.order, at(ONWARD[status], this.choice), disposition).act(model, real);
  }

  toString(): string {
    return `new Forward(${this.order}, ${this.choice})`;
  }
}

/** Takes one step of the order machine, legal or not, on any order. */
export class TakeStep extends CounterCommand {
  readonly order: number;
  readonly action: StepAction;
  readonly disposition: Disposition | null;

  constructor(order: number, action: StepAction, disposition: Disposition | null) {
    super();
    this.order = order;
    this.action = action;
    this.disposition = disposition;
  }

  override check(model: Readonly<CounterModel>): boolean {
    return model.orders.length > 0;
  }

  async act(model: CounterModel, real: RealCounter): Promise<void> {
    const { action, disposition } = this;
    const order = orderAt(model, this.order);
    const before = order.status;
    // Each call takes what it knows of this and ignores the rest.
    const input = {
      orderId: order.orderId,
      reason: '试',
      disposition,
      carrier: '顺丰',
      trackingNumber: 'SF1',
      drugsApart: true,
    } satisfies CallInput<'orders.cancel'> & CallInput<'orders.ship'>;
    const done = await attempt({ model, real, till: 1, name: CALL_OF[action], input }, () =>
      model.step(order, action, disposition),
    );
    if (done === null) return;
    tally.count(`${before} → ${order.status}`);
    const isUsedUp = order.lines.some(({ prescription }) => prescription?.status === 'dispensed');
    if (action === 'start_dispensing' && isUsedUp) tally.count('prescription dispensed');
  }

  toString(): string {
    return `new TakeStep(${this.order}, '${this.action}', ${JSON.stringify(this.disposition)})`;
  }
}
