import { statement } from '../db/statement.ts';
import type { Tx } from '../db/store.ts';

const insertCheck = statement<{ orderId: number; lastPackId: number; staffId: number; atMs: number }>()(
  (db, p) =>
    db.insertInto('dispensingCheck').values({
      orderId: p.orderId,
      lastPackId: p.lastPackId,
      staffId: p.staffId,
      atMs: p.atMs,
    }),
);

/** Writes that a second person looked at an order's packs as they are. */
export function writeCheck(
  tx: Tx,
  check: { orderId: number; lastPackId: number; staffId: number; atMs: number },
): void {
  tx.run(insertCheck, check);
}
