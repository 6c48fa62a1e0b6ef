import { statement } from '../db/statement.ts';
import type { Tx } from '../db/store.ts';

const insertPack = statement<{
  orderId: number;
  lineNo: number;
  batchId: number;
  quantity: number;
  takenBackId: number | null;
  code: string;
  traceCode: string | null;
  noCodeReason: string;
  staffId: number;
  atMs: number;
}>()((db, p) =>
  db.insertInto('dispensedPack').values({
    orderId: p.orderId,
    lineNo: p.lineNo,
    batchId: p.batchId,
    quantity: p.quantity,
    takenBackId: p.takenBackId,
    code: p.code,
    traceCode: p.traceCode,
    noCodeReason: p.noCodeReason,
    staffId: p.staffId,
    atMs: p.atMs,
  }),
);

const insertCheck = statement<{ orderId: number; lastPackId: number; staffId: number; atMs: number }>()(
  (db, p) =>
    db.insertInto('dispensingCheck').values({
      orderId: p.orderId,
      lastPackId: p.lastPackId,
      staffId: p.staffId,
      atMs: p.atMs,
    }),
);

/** One look at packs of a line: by scan, by eye, or taking an earlier one back. */
export interface NewPack {
  readonly orderId: number;
  readonly lineNo: number;
  readonly batchId: number;
  readonly quantity: number;
  readonly takenBackId: number | null;
  readonly code: string;
  readonly traceCode: string | null;
  readonly noCodeReason: string;
  readonly staffId: number;
  readonly atMs: number;
}

export function writePack(tx: Tx, pack: NewPack): void {
  tx.run(insertPack, pack);
}

export function writeCheck(
  tx: Tx,
  check: { orderId: number; lastPackId: number; staffId: number; atMs: number },
): void {
  tx.run(insertCheck, check);
}
