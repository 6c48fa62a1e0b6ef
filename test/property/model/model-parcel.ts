import type { Disposition, OrderStatus } from '#shared/domain/order-states.ts';
import type { ShipmentState, TrackedState } from '#shared/domain/shipment-states.ts';
import { DAY_MS } from '#test/support/test-platform.ts';
import { refuse } from './refused.ts';

const AUTO_COMPLETE_DAYS = 7;

/** SHIP-2 and SHIP-3 once more, from the requirement and not from the program. */
const SAID: Readonly<Record<ShipmentState, readonly TrackedState[]>> = {
  pending: [],
  shipped: ['in_transit', 'delivered', 'delayed', 'lost', 'refused'],
  in_transit: ['in_transit', 'delivered', 'delayed', 'lost', 'refused'],
  delayed: ['in_transit', 'delivered', 'lost', 'refused'],
  lost: ['in_transit'],
  refused: ['lost'],
  delivered: [],
  returned: [],
};
const TROUBLES: readonly ShipmentState[] = ['delayed', 'lost', 'refused'];

/** The parcel of an order of the model. */
export class ModelParcel {
  state: ShipmentState = 'shipped';
  isClosed = false;
  #sinceMs: number;

  constructor(nowMs: number) {
    this.#sinceMs = nowMs;
  }

  /** It reaches nobody unless somebody sees to it. */
  get isStuck(): boolean {
    return !this.isClosed && (this.state === 'lost' || this.state === 'refused');
  }

  /** Somebody tells what became of it. */
  track(to: TrackedState, nowMs: number): void {
    if (this.isClosed || !SAID[this.state].includes(to)) refuse('INVALID_SHIPMENT_STATE');
    if (TROUBLES.includes(this.state) && to === 'in_transit') this.#sinceMs = nowMs;
    this.state = to;
  }

  /** Goods of a lost parcel cannot have come back. */
  refuseContradiction({ to, disposition }: { to: OrderStatus; disposition: Disposition | null }): void {
    if (this.isClosed || this.state !== 'lost') return;
    if (to === 'cancelled' && disposition === 'returned') refuse('INVALID_SHIPMENT_STATE');
  }

  /** Its order takes a step: completed means arrived, cancelled means back or gone. */
  follow(step: {
    from: OrderStatus;
    to: OrderStatus;
    arrives: boolean;
    disposition: Disposition | null;
  }): void {
    const isStuck = this.state === 'lost' || this.state === 'refused';
    if (step.arrives && isStuck) refuse('INVALID_SHIPMENT_STATE');
    if (this.isClosed || (step.to !== 'completed' && step.to !== 'cancelled')) return;
    const hasArrived = this.state === 'delivered';
    this.refuseContradiction(step);
    if (step.to === 'completed' && !isStuck) this.state = 'delivered';
    if (step.to === 'cancelled' && !hasArrived) {
      this.state = step.disposition === 'returned' ? 'returned' : 'lost';
    }
    this.isClosed = true;
  }

  /** Whether its order counts as received by now, though nobody said so. */
  isOverdue(nowMs: number): boolean {
    return !TROUBLES.includes(this.state) && nowMs >= this.#sinceMs + AUTO_COMPLETE_DAYS * DAY_MS;
  }
}
