import { sql } from 'kysely';
import type { CallOutput } from '#shared/contracts/index.ts';
import { statement } from '../db/statement.ts';
import type { Reader } from '../db/store.ts';

type TouchedCart = CallOutput<'inventory.recallReport'>['carts'][number];

/** Open carts are few and have indexes of their own; ordered and discarded ones stay for ever. */
const openCartsWith = statement<{ drugId: number; batchIds: string }>()((db, p) =>
  db
    .selectFrom(
      sql<{ id: number; status: 'active' | 'parked'; label: string; staffId: number }>`(
        SELECT id, status, label, staff_id FROM cart WHERE status = 'active'
        UNION ALL SELECT id, status, label, staff_id FROM cart WHERE status = 'parked')`.as('openCart'),
    )
    .innerJoin('cartLine', 'cartLine.cartId', 'openCart.id')
    .innerJoin('staff', 'staff.id', 'openCart.staffId')
    .select((eb) => [
      'openCart.id as cartId',
      'openCart.status',
      'openCart.label',
      'staff.name as staffName',
      eb.fn.sum<number>('cartLine.quantity').as('quantity'),
      sql<number>`max(scanned_batch_id IS NOT NULL AND scanned_batch_id IN (SELECT value FROM json_each(${p.batchIds})))`.as(
        'scanned',
      ),
    ])
    .where('cartLine.drugId', '=', p.drugId)
    .groupBy('openCart.id')
    .orderBy('openCart.id', 'desc'),
);

/** Carts that hold the drug, at a till or parked: a line of a scanned pack of the lot is blocked, others are not. */
export function touchedCarts(
  reader: Reader,
  lot: { drugId: number; batchIds: readonly number[] },
): TouchedCart[] {
  return reader
    .all(openCartsWith, { drugId: lot.drugId, batchIds: JSON.stringify(lot.batchIds) })
    .map((row) => ({ ...row, scanned: row.scanned === 1 }));
}
