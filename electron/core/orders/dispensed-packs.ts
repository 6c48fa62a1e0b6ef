import { sql } from 'kysely';
import type { ControlClass, DrugCategory } from '#shared/domain/drugs.ts';
import { needsPrescription } from '#shared/domain/sale-rules.ts';
import { fail } from '#shared/errors/index.ts';
import { statement } from '../db/statement.ts';
import type { Reader, Tx } from '../db/store.ts';
import { ruleOf } from '../rules/rules.ts';
import type { ItemRow } from './order-rows.ts';

const packsOf = statement<{ orderId: number }>()((db, p) =>
  db
    .selectFrom('dispensedPack')
    .innerJoin('batch', 'batch.id', 'dispensedPack.batchId')
    .innerJoin('staff', 'staff.id', 'dispensedPack.staffId')
    .select([
      'dispensedPack.id',
      'dispensedPack.lineNo',
      'dispensedPack.batchId',
      'batch.batchNumber',
      'dispensedPack.quantity',
      'dispensedPack.takenBackId',
      'dispensedPack.code',
      'dispensedPack.traceCode',
      'dispensedPack.noCodeReason',
      'dispensedPack.staffId',
      'staff.name as staffName',
      'dispensedPack.atMs',
    ])
    .where('dispensedPack.orderId', '=', p.orderId)
    .orderBy('dispensedPack.id'),
);

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

const verifiedByLine = statement<{ orderId: number }>()((db, p) =>
  db
    .selectFrom('dispensedPack')
    .select(['lineNo', (eb) => eb.fn.sum<number>('quantity').as('quantity')])
    .where('orderId', '=', p.orderId)
    .groupBy('lineNo'),
);

const checkOfNewest = statement<{ orderId: number }>()((db, p) =>
  db
    .selectFrom('dispensingCheck')
    .innerJoin('staff', 'staff.id', 'dispensingCheck.staffId')
    .select(['staff.name as staffName', 'dispensingCheck.atMs', 'dispensingCheck.staffId'])
    .where('orderId', '=', p.orderId)
    .where(
      'lastPackId',
      '=',
      sql<number>`(SELECT max(id) FROM dispensed_pack WHERE order_id = dispensing_check.order_id)`,
    ),
);

/** The scans of an order's packs, oldest first, with those that were taken back. */
export function readPacks(reader: Reader, orderId: number) {
  return reader.all(packsOf, { orderId });
}

export type PackRow = ReturnType<typeof readPacks>[number];

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

/** Writes a look at packs of an order that is being dispensed. */
export function writePack(tx: Tx, pack: NewPack): void {
  tx.run(insertPack, pack);
}

/** Scans that were not taken back. */
export function standingPacks(packs: readonly PackRow[]): PackRow[] {
  const takenBack = new Set(packs.map(({ takenBackId }) => takenBackId));
  return packs.filter(({ id, quantity }) => quantity > 0 && !takenBack.has(id));
}

/** Who looked at the packs as they now are, or null. */
export function readCheck(reader: Reader, orderId: number) {
  return reader.get(checkOfNewest, { orderId }) ?? null;
}

/**
 * Drugs that go out on prescription are verified pack by pack before anything is handed out (药品经营质量管理规范
 * §126: 调配后经核对方可销售). A cashier who scans what is sold without a prescription has verified it by that.
 */
export function mustVerify(item: Pick<ItemRow, 'category' | 'controlClass'>): boolean {
  return needsPrescription(item.category as DrugCategory, item.controlClass as ControlClass);
}

/** Packs that an order still has to have verified. */
export function packsToVerify(reader: Reader, orderId: number, items: readonly ItemRow[]): number {
  return items.some(mustVerify) ? packsLeft(items, reader.all(verifiedByLine, { orderId })) : 0;
}

/** The same of packs, or sums of packs, that were read already; one that was taken back takes away what it added. */
export function packsLeft(
  items: readonly ItemRow[],
  packs: readonly Pick<PackRow, 'lineNo' | 'quantity'>[],
): number {
  const guarded = items.filter(mustVerify);
  const lines = new Set(guarded.map(({ lineNo }) => lineNo));
  const verified = packs.filter(({ lineNo }) => lines.has(lineNo));
  const unitsOf = (rows: readonly { quantity: number }[]) =>
    rows.reduce((sum, { quantity }) => sum + quantity, 0);
  return unitsOf(guarded) - unitsOf(verified);
}

/** True when two people have to look at what an order hands out. */
export function needsSecondPerson(reader: Reader, items: readonly ItemRow[]): boolean {
  return ruleOf(reader, 'two_person_check').on && items.some(mustVerify);
}

/** Fails with PACKS_NOT_VERIFIED or CHECK_NEEDED while an order may not be handed out yet (RX-4). */
export function refuseUnverified(reader: Reader, orderId: number, items: readonly ItemRow[]): void {
  const missing = packsToVerify(reader, orderId, items);
  if (missing > 0) fail('PACKS_NOT_VERIFIED', { orderId, missing });
  if (needsSecondPerson(reader, items) && readCheck(reader, orderId) === null)
    fail('CHECK_NEEDED', { orderId });
}
