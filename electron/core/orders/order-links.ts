import { statement } from '../db/statement.ts';
import type { Reader, Tx } from '../db/store.ts';

export type LinkKind = 'split' | 'merge' | 'owe' | 'exchange' | 'substitute';

/** How an order takes over from others; an exchange sells other goods instead. */
export type SuccessorKind = Exclude<LinkKind, 'exchange'>;

const insertLink = statement<{
  fromOrderId: number;
  toOrderId: number;
  kind: LinkKind;
  atMs: number;
}>()((db, p) =>
  db.insertInto('orderLink').values({
    fromOrderId: p.fromOrderId,
    toOrderId: p.toOrderId,
    kind: p.kind,
    atMs: p.atMs,
  }),
);

const sourcesOf = statement<{ orderId: number }>()((db, p) =>
  db
    .selectFrom('orderLink')
    .innerJoin('saleOrder', 'saleOrder.id', 'orderLink.fromOrderId')
    .select(['kind', 'saleOrder.id as orderId', 'orderNumber', 'status', 'totalFen'])
    .where('toOrderId', '=', p.orderId)
    .orderBy('saleOrder.id'),
);

const successorsOf = statement<{ orderId: number }>()((db, p) =>
  db
    .selectFrom('orderLink')
    .innerJoin('saleOrder', 'saleOrder.id', 'orderLink.toOrderId')
    .select(['kind', 'saleOrder.id as orderId', 'orderNumber', 'status', 'totalFen'])
    .where('fromOrderId', '=', p.orderId)
    .orderBy('saleOrder.id'),
);

/** Writes that an order was made from others; for ever. */
export function writeLinks(
  tx: Tx,
  link: { fromOrderIds: readonly number[]; toOrderId: number; kind: LinkKind; atMs: number },
): void {
  for (const fromOrderId of link.fromOrderIds) tx.run(insertLink, { ...link, fromOrderId });
}

/** The orders that an order was made from and those that it became, oldest first. */
export function readLinks(reader: Reader, orderId: number) {
  return { madeFrom: reader.all(sourcesOf, { orderId }), became: reader.all(successorsOf, { orderId }) };
}

export type OrderLinks = Readonly<ReturnType<typeof readLinks>>;

/** Those of an order that was just made from nothing. */
export const NO_LINKS: OrderLinks = { madeFrom: [], became: [] };
