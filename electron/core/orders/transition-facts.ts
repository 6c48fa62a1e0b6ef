import type { Disposition } from '#shared/domain/order-states.ts';
import type { Settlement } from '../payments/take-tenders.ts';

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
}
