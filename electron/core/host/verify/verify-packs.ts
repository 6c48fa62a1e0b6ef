import { sql } from 'kysely';
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

/**
 * What went out on prescription was verified pack by pack, and each trace code is where the queue for the insurance
 * interface says it is: sold with a pack that was verified, or taken back.
 */
export function verifyPacks(reader: Reader, differ: Differ): void {
  for (const line of reader.iterate(guardedLines, {})) {
    if (!mustVerify(line)) continue;
    const subject = `order:${line.orderNumber}`;
    differ('packs_verified', subject, { expected: line.quantity, actual: line.verified });
  }
  for (const { code, state, told, packs } of reader.iterate(traceCodes, {})) {
    const subject = `trace:${code}`;
    differ('trace_told', subject, { expected: TOLD[state], actual: told });
    differ('trace_packs', subject, { expected: state === 'taken_back' ? 0 : 1, actual: packs });
  }
}
