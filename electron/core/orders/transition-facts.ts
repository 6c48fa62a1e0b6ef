import type { Disposition } from '#shared/domain/order-states.ts';
import type { Settlement } from '../payments/take-tenders.ts';
import type { PaymentTransfer } from '../payments/transfer-payments.ts';

/** What the person or the schedule says with an action. */
export interface TransitionFacts {
  readonly reason?: string;
  readonly disposition?: Disposition | null;
  readonly carrier?: string;
  readonly trackingNumber?: string;
  readonly packageCount?: number;
  readonly note?: string;
  /** The days after which the schedule completed the order. */
  readonly afterDays?: number;
  readonly settlement?: Settlement;
  /** What else the event tells: which after-sales request led to the step. */
  readonly details?: Readonly<Record<string, unknown>>;
  /** What an order that was split from another takes over of its payments. */
  readonly transfer?: PaymentTransfer;
  /** The numbers of the orders that this one is split or merged into. */
  readonly became?: readonly string[];
}
