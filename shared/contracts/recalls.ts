import { z } from 'zod';
import { RECALL_LEVELS, RECALL_OUTCOMES, RECALL_SOURCES } from '#shared/domain/batches.ts';
import { ORDER_STATUSES } from '#shared/domain/order-states.ts';
import { batch, batchHold } from './batch.ts';
import { command, query } from './define.ts';
import { count, id, line, page, paged, pageSize, requiredLine, timeMs } from './fields.ts';

const batchNumber = requiredLine(40);

const recall = z.object({
  recallId: id,
  level: z.enum(RECALL_LEVELS),
  source: z.enum(RECALL_SOURCES),
  noticeNumber: z.string(),
  reason: z.string(),
  staffName: z.string(),
  atMs: timeMs,
});

const recalledOrder = z.object({
  orderId: id,
  orderNumber: z.string(),
  status: z.enum(ORDER_STATUSES),
  customerName: z.string(),
  customerPhone: z.string(),
  quantity: count,
  createdAtMs: timeMs,
  /** What the recall came to; `waiting` while the lot is not recalled. */
  outcome: z.enum([...RECALL_OUTCOMES, 'waiting']),
  /** Where its reservation went. */
  moves: z.array(z.object({ batchNumber: z.string(), quantity: count })),
});
export type RecalledOrder = z.infer<typeof recalledOrder>;

const touchedCart = z.object({
  cartId: id,
  status: z.enum(['active', 'parked']),
  label: z.string(),
  staffName: z.string(),
  quantity: count,
  /** True when a pack of the lot was scanned into it: that line is blocked. Others take another batch. */
  scanned: z.boolean(),
});

const buyer = z.object({
  orderId: id,
  orderNumber: z.string(),
  status: z.enum(ORDER_STATUSES),
  name: z.string(),
  phone: z.string(),
  atMs: timeMs,
  quantity: count,
  returned: count,
});
export type LotBuyer = z.infer<typeof buyer>;

/** Units of the lot over all its batches: `received + adjusted − sold + returned = onHand`. */
const lotTotals = z.object({
  received: count,
  adjusted: z.int(),
  /** Taken off the shelf for orders. */
  sold: count,
  /** Of these came back, to the shelf or to quarantine. */
  returned: count,
  onHand: count,
  reserved: count,
});

/** Recalling lots of a drug, and looking at where a lot went (INV-6). Part of `inventory`. */
export const recallContract = {
  /**
   * Recalls all batches of a drug's lots at once: nothing of them is sold any more, and reservations of orders that
   * were not finished go to other batches where there are enough.
   */
  recallBatches: command({
    access: 'stock.recall',
    input: z.object({
      drugId: id,
      batchNumbers: z.array(batchNumber).min(1).max(20),
      level: z.enum(RECALL_LEVELS),
      source: z.enum(RECALL_SOURCES),
      noticeNumber: line(60).default(''),
      reason: requiredLine(200),
    }),
    output: z.object({ recall, batches: z.array(batch), orders: z.array(recalledOrder) }),
    errors: ['DRUG_NOT_FOUND', 'BATCH_NOT_FOUND', 'BATCH_STATE_CONFLICT'],
  }),
  /** Ends a recall that was withdrawn or named a wrong lot; the lot stays locked until it is unlocked. */
  endRecall: command({
    access: 'stock.endRecall',
    input: z.object({ drugId: id, batchNumber, reason: requiredLine(200) }),
    output: z.object({ batches: z.array(batch) }),
    errors: ['DRUG_NOT_FOUND', 'BATCH_NOT_FOUND', 'BATCH_STATE_CONFLICT'],
  }),
  /** Where a lot is and where it went; buyers a page at a time, the newest first. */
  recallReport: query({
    access: 'stock.recall',
    input: z.object({ drugId: id, batchNumber, page, pageSize }),
    output: z.object({
      batches: z.array(batch),
      /** The recall that is in force, or the last one. */
      recall: recall.nullable(),
      history: z.array(batchHold),
      totals: lotTotals,
      /** The same goods as another article: loose units of opened packs, or the packs that loose units came from. */
      alsoAs: z.array(
        z.object({ drugId: id, specification: z.string(), unit: z.string(), onHand: count, sold: count }),
      ),
      carts: z.array(touchedCart),
      orders: z.array(recalledOrder),
      buyers: paged(buyer),
    }),
    errors: ['DRUG_NOT_FOUND', 'BATCH_NOT_FOUND'],
  }),
};
