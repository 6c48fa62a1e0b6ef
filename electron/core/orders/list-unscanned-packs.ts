import { sql } from 'kysely';
import type { DrugCategory } from '#shared/domain/drugs.ts';
import { isTraced, NOT_SCANNED } from '#shared/domain/scanned-packs.ts';
import { looseAmong } from '../catalog/loose-articles.ts';
import { statement } from '../db/statement.ts';
import type { CommandContext } from '../platform/context.ts';
import { ruleOf } from '../rules/rules.ts';
import { writePack } from './dispensed-packs.ts';
import type { ItemRow } from './order-rows.ts';

/** Units that an order gives out and that nobody scanned or verified, by line and batch. */
const unverified = statement<{ orderId: number }>()((db, p) =>
  db
    .selectFrom('orderItemBatch')
    .select([
      'lineNo',
      'batchId',
      sql<number>`quantity - coalesce((SELECT sum(pack.quantity) FROM dispensed_pack AS pack
        WHERE pack.order_id = order_item_batch.order_id AND pack.line_no = order_item_batch.line_no
          AND pack.batch_id = order_item_batch.batch_id), 0)`.as('quantity'),
    ])
    .where('orderId', '=', p.orderId)
    .where('state', '=', 'dispensed')
    .orderBy('lineNo')
    .orderBy('batchId'),
);

/**
 * Puts packs that go out without a scanned code into the list of packs without a code (compliance.md, "Trace code"),
 * with who let them go. Loose units are no packs: the code of the one they came from stays with it.
 *
 * @returns how many units were listed; none while the rule is off.
 */
export function listUnscannedPacks(
  { tx, session, nowMs }: CommandContext,
  orderId: number,
  items: readonly ItemRow[],
): number {
  if (!ruleOf(tx, 'trace_codes').on) return 0;
  const loose = looseAmong(tx, items);
  const traced = items.filter((item) => isTraced(item.category as DrugCategory) && !loose.includes(item));
  if (traced.length === 0) return 0;
  const left = tx
    .all(unverified, { orderId })
    .filter(({ lineNo, quantity }) => quantity > 0 && traced.some((item) => item.lineNo === lineNo));
  for (const { lineNo, batchId, quantity } of left) {
    writePack(tx, {
      orderId,
      lineNo,
      batchId,
      quantity,
      takenBackId: null,
      code: '',
      traceCode: null,
      noCodeReason: NOT_SCANNED,
      staffId: session.staffId,
      atMs: nowMs,
    });
  }
  return left.reduce((sum, { quantity }) => sum + quantity, 0);
}
