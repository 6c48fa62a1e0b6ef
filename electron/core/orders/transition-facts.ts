import type { Disposition } from '#shared/domain/order-states.ts';
import type { Settlement } from '../payments/take-tenders.ts';
import type { PaymentTransfer } from '../payments/transfer-payments.ts';
import type { ItemRow } from './order-rows.ts';

/** What the person or the schedule says with an action. */
export interface TransitionFacts {
  readonly reason?: string;
  readonly disposition?: Disposition | null;
  readonly carrier?: string;
  readonly trackingNumber?: string;
  readonly packageCount?: number;
  readonly note?: string;
  /** Whoever packs says that the drugs are in a package of their own that is marked as such. */
  readonly drugsApart?: boolean;
  /** The days after which the schedule completed the order. */
  readonly afterDays?: number;
  /** Whether packs were scanned for the order at the till, where the caller knows; a sale without any asks nobody. */
  readonly hasScannedPacks?: boolean;
  readonly settlement?: Settlement;
  /** The order's lines, where the caller takes several steps and has them at hand. */
  readonly items?: () => readonly ItemRow[];
  /** What else the event tells: which after-sales request led to the step. */
  readonly details?: Readonly<Record<string, unknown>>;
  /** What an order takes over of the payments of the order that it was split from, or whose goods it replaces. */
  readonly transfer?: PaymentTransfer;
  /** The numbers of the orders that this one is split or merged into. */
  readonly became?: readonly string[];
}
