import { sql } from 'kysely';
import { statement } from '../../db/statement.ts';
import type { Reader } from '../../db/store.ts';
import type { Differ } from './differences.ts';

const counted = statement()((db) =>
  db.selectFrom('coupon').select([
    'code',
    'used',
    sql<number>`(SELECT count(*) FROM coupon_use
        WHERE coupon_id = coupon.id AND given_back_at_ms IS NULL)`.as('uses'),
  ]),
);

const uses = statement()((db) =>
  db
    .selectFrom('couponUse')
    .innerJoin('coupon', 'coupon.id', 'couponUse.couponId')
    .select([
      'couponUse.id',
      'coupon.code',
      'couponUse.givenBackAtMs',
      sql<number>`(SELECT count(*) FROM coupon_use_order AS part JOIN sale_order ON sale_order.id = part.order_id
        WHERE part.use_id = coupon_use.id AND sale_order.status <> 'cancelled')`.as('standing'),
    ]),
);

/** Coupons count their uses, and a use stands as long as an order does that it was taken off (CART-3). */
export function verifyCoupons(reader: Reader, differ: Differ): void {
  for (const { code, used, uses: actual } of reader.iterate(counted, {})) {
    differ('coupon_used', `coupon:${code}`, { expected: used, actual });
  }
  for (const { id, code, givenBackAtMs, standing } of reader.iterate(uses, {})) {
    differ('coupon_use', `coupon:${code} use ${id}`, {
      expected: standing > 0 ? 'stands' : 'given back',
      actual: givenBackAtMs === null ? 'stands' : 'given back',
    });
  }
}
