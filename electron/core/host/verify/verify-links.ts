import { statement } from '../../db/statement.ts';
import type { Reader } from '../../db/store.ts';
import { getOrder, type OrderRow, readItems } from '../../orders/order-rows.ts';
import { findOwed } from '../../orders/owed-balances.ts';
import type { Differ } from './differences.ts';

/** An exchange sells other goods at other prices: its request says what it has to come to. */
const links = statement()((db) =>
  db
    .selectFrom('orderLink')
    .selectAll()
    .where('kind', '<>', 'exchange')
    .orderBy('fromOrderId')
    .orderBy('toOrderId'),
);

/** What a split or a merge may not change by a fen or a unit. A substitution may give other packs of as much. */
const KEPT = [
  'quantity',
  'itemsFen',
  'memberDiscountFen',
  'lineDiscountFen',
  'orderDiscountFen',
  'couponFen',
  'shippingFeeFen',
  'taxFen',
  'totalFen',
] as const satisfies readonly (keyof OrderRow)[];

/**
 * The parts of every order that was split or that owed part of it, and the sources of every order that was merged, sum
 * to it (ORD-9); what took the place of an order costs what that one cost. The goods of a substitution are looked at
 * with it.
 */
export function verifyLinks(reader: Reader, differ: Differ): void {
  const wholes = Map.groupBy(reader.all(links, {}), (link) =>
    link.kind === 'merge' ? -link.toOrderId : link.fromOrderId,
  );
  for (const group of wholes.values()) {
    const [first] = group;
    if (first === undefined) continue;
    const isSplit = first.kind !== 'merge';
    const whole = getOrder(reader, isSplit ? first.fromOrderId : first.toOrderId);
    const partIds = group.map((link) => (isSplit ? link.toOrderId : link.fromOrderId));
    const parts = partIds.map((id) => getOrder(reader, id));
    const subject = `order:${whole.orderNumber}`;
    const isSubstituted = first.kind === 'substitute';
    for (const name of KEPT) {
      if (isSubstituted && name === 'quantity') continue;
      const expected = parts.reduce((sum, part) => sum + part[name], 0);
      differ('linked_amounts', subject, {
        expected: `${name} ${expected}`,
        actual: `${name} ${whole[name]}`,
      });
    }
    if (!isSubstituted)
      differ('linked_goods', subject, {
        expected: unitsOf(reader, partIds),
        actual: unitsOf(reader, [whole.id]),
      });
    for (const { kind, toOrderId } of group) {
      const { orderNumber } = getOrder(reader, toOrderId);
      const isOwed = findOwed(reader, toOrderId) !== undefined;
      const shouldBe = kind === 'owe' || findOwed(reader, first.fromOrderId) !== undefined;
      differ('owed_balance', `order:${orderNumber}`, { expected: shouldBe, actual: isOwed });
    }
    for (const order of isSplit ? [whole] : parts) {
      differ('linked_status', `order:${order.orderNumber}`, { expected: 'cancelled', actual: order.status });
    }
  }
}

/** The units that orders sold, by drug. The batches may have become others since, by a recall. */
function unitsOf(reader: Reader, orderIds: readonly number[]): string {
  const units = new Map<number, number>();
  for (const orderId of orderIds) {
    for (const { drugId, quantity } of readItems(reader, orderId)) {
      units.set(drugId, (units.get(drugId) ?? 0) + quantity);
    }
  }
  return [...units]
    .sort(([a], [b]) => a - b)
    .map(([drugId, quantity]) => `drug:${drugId}×${quantity}`)
    .join(' ');
}
