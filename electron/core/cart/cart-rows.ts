import type { Discount } from '#shared/domain/pricing.ts';
import type { ScannedPack } from '#shared/domain/scanned-packs.ts';
import { fail } from '#shared/errors/index.ts';
import { statement } from '../db/statement.ts';
import type { Reader, Tx } from '../db/store.ts';
import { freePacksOfCart, holdForCart } from '../inventory/scanned-packs.ts';
import type { PrescriptionRef } from '../prescriptions/cover-sale.ts';

/** A line as the store keeps it; prices are looked up anew whenever the cart is shown. */
export interface StoredLine {
  readonly lineId: number;
  readonly drugId: number;
  readonly quantity: number;
  readonly selected: boolean;
  readonly discount: Discount | null;
  readonly scannedBatchId: number | null;
  /** The catalogue's price when the line was added: a later change is pointed out. */
  readonly addedPriceFen: number;
  /** The line of a prescription that it is sold on; null for what needs none, or lacks one. */
  readonly prescription: PrescriptionRef | null;
  /** Trace codes of its packs that were scanned here, the latest last; never more than its units. */
  readonly traceCodes: readonly string[];
}

const cartById = statement<{ id: number }>()((db, p) =>
  db.selectFrom('cart').selectAll().where('id', '=', p.id),
);

const activeOfSession = statement<{ sessionId: string }>()((db, p) =>
  db.selectFrom('cart').select('id').where('sessionId', '=', p.sessionId).where('status', '=', 'active'),
);

const parked = statement()((db) =>
  db.selectFrom('cart').select('id').where('status', '=', 'parked').orderBy('updatedAtMs', 'desc').limit(200),
);

const linesOf = statement<{ cartId: number }>()((db, p) =>
  db.selectFrom('cartLine').selectAll().where('cartId', '=', p.cartId).orderBy('lineId'),
);

const deleteLines = statement<{ cartId: number }>()((db, p) =>
  db.deleteFrom('cartLine').where('cartId', '=', p.cartId),
);

const insertLine = statement<{
  cartId: number;
  lineId: number;
  drugId: number;
  quantity: number;
  selected: number;
  discount: string | null;
  scannedBatchId: number | null;
  addedPriceFen: number;
  prescriptionId: number | null;
  prescriptionLineNo: number | null;
  traceCodes: string | null;
}>()((db, p) =>
  db.insertInto('cartLine').values({
    cartId: p.cartId,
    lineId: p.lineId,
    drugId: p.drugId,
    quantity: p.quantity,
    selected: p.selected,
    discount: p.discount,
    scannedBatchId: p.scannedBatchId,
    addedPriceFen: p.addedPriceFen,
    prescriptionId: p.prescriptionId,
    prescriptionLineNo: p.prescriptionLineNo,
    traceCodes: p.traceCodes,
  }),
);

/** A cart's own row; fails with CART_NOT_FOUND. */
export function getCart(reader: Reader, cartId: number) {
  return reader.get(cartById, { id: cartId }) ?? fail('CART_NOT_FOUND', { cartId });
}

export type CartRow = ReturnType<typeof getCart>;

/** The cart that a session is selling from, or null. */
export function activeCartId(reader: Reader, sessionId: string): number | null {
  return reader.get(activeOfSession, { sessionId })?.id ?? null;
}

/** Parked carts, the latest first. */
export function parkedCartIds(reader: Reader): number[] {
  return reader.all(parked, {}).map((row) => row.id);
}

/** A cart's lines in the order in which they were added. */
export function readLines(reader: Reader, cartId: number): StoredLine[] {
  return reader.all(linesOf, { cartId }).map((row) => ({
    lineId: row.lineId,
    drugId: row.drugId,
    quantity: row.quantity,
    selected: row.selected === 1,
    discount: row.discount === null ? null : (JSON.parse(row.discount) as Discount),
    scannedBatchId: row.scannedBatchId,
    addedPriceFen: row.addedPriceFen,
    prescription: refOf(row),
    traceCodes: row.traceCodes === null ? [] : (JSON.parse(row.traceCodes) as string[]),
  }));
}

function refOf(row: {
  prescriptionId: number | null;
  prescriptionLineNo: number | null;
}): PrescriptionRef | null {
  const { prescriptionId, prescriptionLineNo: lineNo } = row;
  return prescriptionId === null || lineNo === null ? null : { prescriptionId, lineNo };
}

/** Packs of lines whose trace codes were scanned; a line of a scanned batch has packs of that batch. */
export function packsOf(lines: readonly StoredLine[]): ScannedPack[] {
  return lines.flatMap(({ traceCodes, scannedBatchId }) =>
    traceCodes.map((code) => ({ code, batchId: scannedBatchId })),
  );
}

/**
 * Replaces a cart's lines, and sets aside the packs that were scanned for them. A cart is small, so writing it whole is
 * simpler than telling what changed.
 */
export function writeLines(
  tx: Tx,
  cartId: number,
  { before, after }: { before: readonly StoredLine[]; after: readonly StoredLine[] },
): void {
  tx.run(deleteLines, { cartId });
  if (packsOf(before).length > 0) freePacksOfCart(tx, cartId);
  for (const line of after) {
    tx.run(insertLine, {
      ...line,
      cartId,
      selected: line.selected ? 1 : 0,
      discount: line.discount === null ? null : JSON.stringify(line.discount),
      // Lines that undo brings back may be older than prescriptions.
      prescriptionId: line.prescription?.prescriptionId ?? null,
      prescriptionLineNo: line.prescription?.lineNo ?? null,
      traceCodes: line.traceCodes.length === 0 ? null : JSON.stringify(line.traceCodes),
    });
  }
  holdForCart(tx, cartId, packsOf(after));
}
