import type { OwedBalanceView } from '#shared/contracts/orders.ts';
import { statement } from '../db/statement.ts';
import type { Reader } from '../db/store.ts';
import type { ItemRow, OrderRow } from './order-rows.ts';
import { findOwed, missingUnits } from './owed-balances.ts';

const staffName = statement<{ id: number }>()((db, p) =>
  db.selectFrom('staff').select('name').where('id', '=', p.id),
);

/** Why an order is owed, who said so, and how many of its units wait for goods; null for any other order. */
export function readOwed(reader: Reader, order: OrderRow, items: readonly ItemRow[]): OwedBalanceView | null {
  const owed = findOwed(reader, order.id);
  if (owed === undefined) return null;
  const { cause, reason, collectUntil, owedAtMs, staffId } = owed;
  const missing = order.status === 'paid' ? missingUnits(reader, order.id, items) : [];
  return {
    cause,
    reason,
    collectUntil,
    owedAtMs,
    staffName: reader.get(staffName, { id: staffId })?.name ?? '',
    waiting: missing.reduce((sum, { quantity }) => sum + quantity, 0),
  };
}
