import { OPEN_AFTER_SALES } from '#shared/domain/after-sales-states.ts';
import type { UnitsByLine } from '#shared/domain/refund-amounts.ts';
import { statement } from '../db/statement.ts';
import type { Reader } from '../db/store.ts';

const unitsByState = statement<{ orderId: number }>()((db, p) =>
  db
    .selectFrom('afterSales')
    .innerJoin('afterSalesLine', 'afterSalesLine.afterSalesId', 'afterSales.id')
    .select((eb) => [
      'afterSales.state as state',
      'afterSalesLine.lineNo as lineNo',
      eb.fn.sum<number>(eb.fn.coalesce('afterSalesLine.accepted', 'afterSalesLine.quantity')).as('units'),
    ])
    .where('afterSales.orderId', '=', p.orderId)
    .where('afterSales.state', 'not in', ['rejected', 'withdrawn'])
    .groupBy(['afterSales.state', 'afterSalesLine.lineNo']),
);

const openRequests = statement<{ orderId: number }>()((db, p) =>
  db
    .selectFrom('afterSales')
    .select((eb) => eb.fn.countAll<number>().as('open'))
    .where('orderId', '=', p.orderId)
    .where('state', 'in', [...OPEN_AFTER_SALES]),
);

/**
 * Units of an order's lines by line number: `settled` by requests that were completed, `claimed` by those and by
 * requests still open. Nobody can claim a unit twice; what an inspection did not accept is free again.
 */
export function unitsOfOrder(
  reader: Reader,
  orderId: number,
): { readonly settled: UnitsByLine; readonly claimed: UnitsByLine } {
  const settled = new Map<number, number>();
  const claimed = new Map<number, number>();
  for (const { state, lineNo, units } of reader.all(unitsByState, { orderId })) {
    claimed.set(lineNo, (claimed.get(lineNo) ?? 0) + units);
    if (state === 'completed') settled.set(lineNo, (settled.get(lineNo) ?? 0) + units);
  }
  return { settled, claimed };
}

/** How many of an order's requests still wait for somebody. */
export function countOpenRequests(reader: Reader, orderId: number): number {
  return reader.get(openRequests, { orderId })?.open ?? 0;
}
