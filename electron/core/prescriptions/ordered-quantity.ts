import { unitsAsSold } from '#shared/domain/substitution.ts';
import { statement } from '../db/statement.ts';
import type { Reader } from '../db/store.ts';

const orderedOf = statement<{ prescriptionId: number }>()((db, p) =>
  db
    .selectFrom('orderItem')
    .innerJoin('saleOrder', 'saleOrder.id', 'orderItem.orderId')
    .leftJoin('substitution', 'substitution.id', 'orderItem.substitutionId')
    .select([
      'orderItem.prescriptionLineNo as lineNo',
      'orderItem.quantity',
      'substitution.soldUnits',
      'substitution.perUnits',
      'saleOrder.id as orderId',
      'saleOrder.orderNumber',
      'saleOrder.status',
      'saleOrder.paidAtMs',
      'saleOrder.dispensingAtMs',
    ])
    .where('orderItem.prescriptionId', '=', p.prescriptionId)
    .orderBy('saleOrder.id')
    .orderBy('orderItem.lineNo'),
);

/** What orders took of a prescription's lines, cancelled orders among them. */
export function readOrdered(reader: Reader, prescriptionId: number) {
  return reader.all(orderedOf, { prescriptionId });
}

type Ordered = ReturnType<typeof readOrdered>[number];

/**
 * Units of a line in orders that are not cancelled: a cancelled one gives its units back. Packs of an equivalent count
 * for as much as they hold of the drug that was prescribed; part of a pack counts as one.
 */
export function orderedQuantity(ordered: readonly Ordered[], lineNo: number): number {
  const standing = ordered.filter((item) => item.lineNo === lineNo && item.status !== 'cancelled');
  return Math.ceil(unitsAsSold(standing));
}
