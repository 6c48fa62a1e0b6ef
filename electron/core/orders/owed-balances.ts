import type { OwedCause } from '#shared/domain/owed-balance.ts';
import { statement } from '../db/statement.ts';
import type { Reader, Tx } from '../db/store.ts';
import { type ItemRow, readItemBatches, readItems } from './order-rows.ts';

/** Why an order holds what another one did not hand over, and until when it may be collected (RX-5). */
export interface OwedBalance {
  readonly orderId: number;
  readonly cause: OwedCause;
  readonly reason: string;
  /** Null where nothing of it is on prescription. */
  readonly collectUntil: string | null;
  readonly staffId: number;
  readonly owedAtMs: number;
}

const owedOf = statement<{ orderId: number }>()((db, p) =>
  db
    .selectFrom('owedBalance')
    .select(['orderId', 'cause', 'reason', 'collectUntil', 'staffId', 'owedAtMs'])
    .where('orderId', '=', p.orderId),
);

const insertOwed = statement<OwedBalance>()((db, p) =>
  db.insertInto('owedBalance').values({
    orderId: p.orderId,
    cause: p.cause,
    reason: p.reason,
    collectUntil: p.collectUntil,
    staffId: p.staffId,
    owedAtMs: p.owedAtMs,
  }),
);

/** Paid orders are few, and those of them that are owed fewer; the index of states leads to them. */
const uncollected = statement()((db) =>
  db
    .selectFrom('saleOrder')
    .innerJoin('owedBalance', 'owedBalance.orderId', 'saleOrder.id')
    .select('saleOrder.id as orderId')
    .where('saleOrder.status', '=', 'paid')
    .orderBy('owedBalance.owedAtMs')
    .orderBy('saleOrder.id'),
);

const open = statement()((db) =>
  db
    .selectFrom('saleOrder')
    .innerJoin('owedBalance', 'owedBalance.orderId', 'saleOrder.id')
    .select('saleOrder.id as orderId')
    .where('saleOrder.status', 'in', ['paid', 'dispensing'])
    .orderBy('owedBalance.owedAtMs')
    .orderBy('saleOrder.id'),
);

/** Why an order is owed, or undefined for any other order. */
export function findOwed(reader: Reader, orderId: number): OwedBalance | undefined {
  return reader.get(owedOf, { orderId });
}

/** Writes that an order is owed; for ever. */
export function writeOwed(tx: Tx, owed: OwedBalance): void {
  tx.run(insertOwed, owed);
}

/** What is made from an order that is owed is owed like it, whoever divides it. */
export function inheritOwed(tx: Tx, fromOrderId: number, orderId: number): void {
  const owed = findOwed(tx, fromOrderId);
  if (owed !== undefined) writeOwed(tx, { ...owed, orderId });
}

/** Owed orders that nobody has begun to dispense, the longest owed first. */
export function uncollectedOrderIds(reader: Reader): number[] {
  return reader.all(uncollected, {}).map(({ orderId }) => orderId);
}

/** Owed orders that have not been handed over or given up, the longest owed first. */
export function openOwedIds(reader: Reader): number[] {
  return reader.all(open, {}).map(({ orderId }) => orderId);
}

/** Units of a line that wait for goods. */
export interface MissingUnits {
  readonly item: ItemRow;
  readonly quantity: number;
}

/**
 * What an order has sold and not been given of any batch: of an owed order, what waits for goods. Its lines are read
 * where the caller has not read them.
 */
export function missingUnits(
  reader: Reader,
  orderId: number,
  items: readonly ItemRow[] = readItems(reader, orderId),
): MissingUnits[] {
  const batches = readItemBatches(reader, orderId).filter(({ state }) => state !== 'released');
  return items.flatMap((item) => {
    const given = batches
      .filter(({ lineNo }) => lineNo === item.lineNo)
      .reduce((sum, batch) => sum + batch.quantity, 0);
    return given === item.quantity ? [] : [{ item, quantity: item.quantity - given }];
  });
}
