import { z } from 'zod';
import { BATCH_STATUSES, BIN_STATES, HOLD_ACTIONS, STOCK_ZONES } from '#shared/domain/batches.ts';
import { count, date, fen, id, timeMs } from './fields.ts';

/** One entry in the history of a batch's status. */
export const batchHold = z.object({
  action: z.enum(HOLD_ACTIONS),
  reason: z.string(),
  staffName: z.string(),
  atMs: timeMs,
});

export const batch = z.object({
  batchId: id,
  drugId: id,
  batchNumber: z.string(),
  expiryDate: date,
  productionDate: date.nullable(),
  status: z.enum(BATCH_STATUSES),
  zone: z.enum(STOCK_ZONES),
  /** Whether it lies in its drug's bin, as far as it is kept in one. */
  bin: z.enum(BIN_STATES),
  expiryLevel: z.enum(['fine', 'notice', 'urgent', 'expired']),
  sellable: z.boolean(),
  onHand: count,
  reserved: count,
  available: count,
  costFen: fen.nullable(),
  receivedAtMs: timeMs,
  /** Who locked or recalled it, when and why; null while it is available. */
  hold: batchHold.nullable(),
});
export type Batch = z.infer<typeof batch>;
