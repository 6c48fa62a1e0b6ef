import type { ScannedPack } from '#shared/domain/scanned-packs.ts';
import { statement } from '../db/statement.ts';
import type { Reader, Tx } from '../db/store.ts';

const holderOf = statement<{ code: string }>()((db, p) =>
  db
    .selectFrom('scannedPack')
    .leftJoin('cart', 'cart.id', 'scannedPack.cartId')
    .leftJoin('staff', 'staff.id', 'cart.staffId')
    .leftJoin('session', 'session.id', 'cart.sessionId')
    .leftJoin('saleOrder', 'saleOrder.id', 'scannedPack.orderId')
    .select([
      'scannedPack.cartId',
      'cart.status as cartStatus',
      'cart.label as cartLabel',
      'cart.updatedAtMs as cartTouchedAtMs',
      'staff.name as staffName',
      'session.endedAtMs as sessionEndedAtMs',
      'scannedPack.orderId',
      'saleOrder.orderNumber',
    ])
    .where('scannedPack.code', '=', p.code),
);

const hold = statement<{
  code: string;
  cartId: number | null;
  orderId: number | null;
  lineNo: number | null;
  batchId: number | null;
}>()((db, p) =>
  db.insertInto('scannedPack').values({
    code: p.code,
    cartId: p.cartId,
    orderId: p.orderId,
    lineNo: p.lineNo,
    batchId: p.batchId,
  }),
);

const freeOfCart = statement<{ cartId: number }>()((db, p) =>
  db.deleteFrom('scannedPack').where('cartId', '=', p.cartId),
);

const freeOfOrder = statement<{ orderId: number }>()((db, p) =>
  db.deleteFrom('scannedPack').where('orderId', '=', p.orderId),
);

const freeOfBatch = statement<{ orderId: number; batchId: number }>()((db, p) =>
  db.deleteFrom('scannedPack').where('orderId', '=', p.orderId).where('batchId', '=', p.batchId),
);

const ofOrder = statement<{ orderId: number }>()((db, p) =>
  db
    .selectFrom('scannedPack')
    .select(['code', 'batchId', 'lineNo'])
    .where('orderId', '=', p.orderId)
    .orderBy('lineNo')
    .orderBy('code'),
);

/** The cart or the order that a scanned pack is set aside for, or undefined. */
export function findHolder(reader: Reader, code: string) {
  return reader.get(holderOf, { code });
}

export type PackHolder = NonNullable<ReturnType<typeof findHolder>>;

/** Sets packs aside for a cart. */
export function holdForCart(tx: Tx, cartId: number, packs: readonly ScannedPack[]): void {
  for (const pack of packs) tx.run(hold, { ...pack, cartId, orderId: null, lineNo: null });
}

/** Sets packs aside for a line of an order that was not dispensed yet. */
export function holdForOrder(
  tx: Tx,
  { orderId, lineNo }: { orderId: number; lineNo: number },
  packs: readonly ScannedPack[],
): void {
  for (const pack of packs) tx.run(hold, { ...pack, cartId: null, orderId, lineNo });
}

/** A cart's packs may be scanned elsewhere again. */
export function freePacksOfCart(tx: Tx, cartId: number): void {
  tx.run(freeOfCart, { cartId });
}

/** An order's packs may be scanned elsewhere again. */
export function freePacksOfOrder(tx: Tx, orderId: number): void {
  tx.run(freeOfOrder, { orderId });
}

/** Packs of a batch that an order no longer gets are nobody's: the customer is given others. */
export function freePacksOfBatch(tx: Tx, of: { orderId: number; batchId: number }): void {
  tx.run(freeOfBatch, of);
}

/** Packs that were scanned at the till for an order that was not dispensed yet, with the lines that they belong to. */
export function packsSetAside(reader: Reader, orderId: number): (ScannedPack & { lineNo: number })[] {
  return reader.all(ofOrder, { orderId }).map((row) => ({ ...row, lineNo: row.lineNo ?? 0 }));
}
