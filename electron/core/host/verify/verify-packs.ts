import { sql } from 'kysely';
import { NOT_SCANNED } from '#shared/domain/scanned-packs.ts';
import { statement } from '../../db/statement.ts';
import type { Reader } from '../../db/store.ts';
import { mustVerify } from '../../orders/dispensed-packs.ts';
import type { Differ } from './differences.ts';

/** Lines that were handed out or sent, of drugs that somebody may have had to verify, and what was verified. */
const guardedLines = statement()((db) =>
  db
    .selectFrom('orderItem')
    .innerJoin('saleOrder', 'saleOrder.id', 'orderItem.orderId')
    .select([
      'saleOrder.orderNumber',
      'orderItem.lineNo',
      'orderItem.category',
      'orderItem.controlClass',
      'orderItem.quantity',
      sql<number>`coalesce((SELECT sum(quantity) FROM dispensed_pack AS pack
        WHERE pack.order_id = order_item.order_id AND pack.line_no = order_item.line_no), 0)`.as('verified'),
    ])
    .where((eb) => eb.or([eb('orderItem.category', '=', 'rx'), eb('orderItem.controlClass', '<>', 'none')]))
    .where((eb) =>
      eb.or([eb('saleOrder.shippedAtMs', 'is not', null), eb('saleOrder.completedAtMs', 'is not', null)]),
    ),
);

/** What the queue for the insurance interface says of a code last, and what the code says itself. */
const traceCodes = statement()((db) =>
  db
    .selectFrom(
      sql<{ code: string; state: string; told: string; packs: number }>`(
        SELECT trace_code.code, trace_code.state,
          coalesce((SELECT kind FROM trace_event WHERE code = trace_code.code ORDER BY id DESC LIMIT 1), '') AS told,
          coalesce((SELECT sum(quantity) FROM dispensed_pack
            WHERE order_id = trace_code.order_id AND trace_code = trace_code.code), 0) AS packs
        FROM trace_code)`.as('traced'),
    )
    .selectAll(),
);

const TOLD: Readonly<Record<string, string>> = { sold: 'sale', taken_back: 'take_back', returned: 'return' };

/** Codes on the lines of open carts, and for which cart each is set aside. */
const codesInCarts = statement()((db) =>
  db
    .selectFrom(
      sql<{ code: string; cartId: number; heldFor: number | null }>`(
        SELECT on_line.value AS code, cart.id AS cart_id,
          (SELECT cart_id FROM scanned_pack WHERE code = on_line.value) AS held_for
        FROM cart JOIN cart_line ON cart_line.cart_id = cart.id, json_each(cart_line.trace_codes) AS on_line
        WHERE cart.status IN ('active', 'parked'))`.as('inCarts'),
    )
    .selectAll(),
);

/** Packs that are set aside, and whether what they are set aside for still waits for them. */
const packsHeld = statement()((db) =>
  db
    .selectFrom(
      sql<{ code: string; standing: string }>`(
        SELECT code, CASE
            WHEN cart.status IN ('active', 'parked') AND EXISTS (
              SELECT 1 FROM cart_line, json_each(cart_line.trace_codes) AS on_line
              WHERE cart_line.cart_id = cart.id AND on_line.value = scanned_pack.code) THEN 'waiting'
            WHEN sale_order.status IN ('pending', 'paid') AND order_item.quantity >= (
              SELECT count(*) FROM scanned_pack AS other
              WHERE other.order_id = scanned_pack.order_id AND other.line_no = scanned_pack.line_no) THEN 'waiting'
            ELSE coalesce(cart.status, sale_order.status) END AS standing
        FROM scanned_pack
        LEFT JOIN cart ON cart.id = scanned_pack.cart_id
        LEFT JOIN sale_order ON sale_order.id = scanned_pack.order_id
        LEFT JOIN order_item ON order_item.order_id = scanned_pack.order_id
          AND order_item.line_no = scanned_pack.line_no)`.as('held'),
    )
    .selectAll(),
);

/** What the stories of orders say went out without a scanned code, and what stands in the list of such packs. */
const unscanned = statement<{ reason: string }>()((db, p) =>
  db
    .selectFrom(
      sql<{ orderNumber: string; told: number; listed: number }>`(
        SELECT order_number, coalesce(told.units, 0) AS told, coalesce(listed.units, 0) AS listed FROM sale_order
        LEFT JOIN (SELECT order_id, sum(details ->> '$.withoutCode') AS units FROM order_event
          WHERE action IN ('hand_over', 'ship') GROUP BY order_id) AS told ON told.order_id = sale_order.id
        LEFT JOIN (SELECT order_id, sum(quantity) AS units FROM dispensed_pack
          WHERE no_code_reason = ${p.reason} GROUP BY order_id) AS listed ON listed.order_id = sale_order.id
        WHERE coalesce(told.units, 0) <> coalesce(listed.units, 0))`.as('unlike'),
    )
    .selectAll(),
);

/**
 * What went out on prescription was verified pack by pack, and each trace code is where the queue for the insurance
 * interface says it is: sold with a pack that was verified, or taken back. Packs that went out unscanned stand in the
 * list of packs without a code, as many as their order's story tells. Packs that a till scanned are set aside for
 * the very cart or order that still waits for them.
 */
export function verifyPacks(reader: Reader, differ: Differ): void {
  for (const line of reader.iterate(guardedLines, {})) {
    if (!mustVerify(line)) continue;
    const subject = `order:${line.orderNumber}`;
    differ('packs_verified', subject, { expected: line.quantity, actual: line.verified });
  }
  for (const { orderNumber, told, listed } of reader.iterate(unscanned, { reason: NOT_SCANNED })) {
    differ('packs_listed', `order:${orderNumber}`, { expected: told, actual: listed });
  }
  for (const { code, state, told, packs } of reader.iterate(traceCodes, {})) {
    const subject = `trace:${code}`;
    differ('trace_told', subject, { expected: TOLD[state], actual: told });
    differ('trace_packs', subject, { expected: state === 'taken_back' ? 0 : 1, actual: packs });
  }
  for (const { code, cartId, heldFor } of reader.iterate(codesInCarts, {})) {
    differ('pack_of_cart', `trace:${code}`, { expected: cartId, actual: heldFor });
  }
  for (const { code, standing } of reader.iterate(packsHeld, {})) {
    differ('pack_set_aside', `trace:${code}`, { expected: 'waiting', actual: standing });
  }
}
