import { sql } from 'kysely';
import { statement } from '../../db/statement.ts';
import type { Reader } from '../../db/store.ts';
import type { Differ } from './differences.ts';

/** Each opened pack with what both its movements did, and to which batches. */
const openings = statement()((db) =>
  db
    .selectFrom(
      sql<{ id: number; out: string; into: string; expectedOut: string; expectedIn: string; lots: number }>`(
        SELECT pack.id,
          taken.batch_id || ':' || taken.on_hand_delta AS out, given.batch_id || ':' || given.on_hand_delta AS "into",
          pack.pack_batch_id || ':-1' AS expected_out, pack.loose_batch_id || ':' || pack.units AS expected_in,
          (sealed.batch_number, sealed.expiry_date) IS (loose.batch_number, loose.expiry_date)
            AND article.pack_drug_id IS sealed.drug_id AS lots
        FROM opened_pack AS pack
        JOIN stock_movement AS taken ON taken.id = pack.out_movement_id
        JOIN stock_movement AS given ON given.id = pack.in_movement_id
        JOIN batch AS sealed ON sealed.id = pack.pack_batch_id
        JOIN batch AS loose ON loose.id = pack.loose_batch_id
        LEFT JOIN loose_article AS article ON article.drug_id = loose.drug_id)`.as('opening'),
    )
    .selectAll(),
);

/** Opened packs with a trace code, and where else that code stands. */
const openedCodes = statement()((db) =>
  db
    .selectFrom(
      sql<{ code: string; standing: string }>`(
        SELECT trace_code AS code, CASE
            WHEN EXISTS (SELECT 1 FROM trace_code WHERE code = pack.trace_code AND state = 'sold') THEN 'sold'
            WHEN EXISTS (SELECT 1 FROM scanned_pack WHERE code = pack.trace_code) THEN 'set_aside'
            ELSE 'opened' END AS standing
        FROM opened_pack AS pack WHERE trace_code IS NOT NULL)`.as('openedCode'),
    )
    .selectAll(),
);

/** Loose batches: what opened packs put into them, and whether anything else ever came in from outside. */
const looseBatches = statement()((db) =>
  db
    .selectFrom(
      sql<{ id: number; opened: number; received: number; status: string; sealed: string | null }>`(
        SELECT batch.id, batch.status,
          (SELECT coalesce(sum(units), 0) FROM opened_pack WHERE loose_batch_id = batch.id) AS opened,
          (SELECT coalesce(sum(on_hand_delta), 0) FROM stock_movement
            WHERE batch_id = batch.id AND (kind IN ('opening', 'goods_in')
              OR id IN (SELECT in_movement_id FROM opened_pack))) AS received,
          (SELECT sealed.status FROM opened_pack JOIN batch AS sealed ON sealed.id = pack_batch_id
            WHERE loose_batch_id = batch.id LIMIT 1) AS sealed
        FROM batch JOIN loose_article ON loose_article.drug_id = batch.drug_id
        WHERE batch.zone = 'saleable')`.as('looseBatch'),
    )
    .selectAll(),
);

/** Loose units that orders were given, against what the register says was sold out of which pack. */
const sales = statement()((db) =>
  db
    .selectFrom(
      sql<{ orderNumber: string; lineNo: number; left: number; registered: number }>`(
        SELECT sale_order.order_number, given.line_no,
          iif(given.state IN ('reserved', 'released', 'restocked'), 0, given.quantity) AS "left",
          (SELECT coalesce(sum(quantity), 0) FROM loose_sale WHERE order_id = given.order_id
            AND line_no = given.line_no AND batch_id = given.batch_id) AS registered
        FROM loose_article
        JOIN batch ON batch.drug_id = loose_article.drug_id
        JOIN order_item_batch AS given ON given.batch_id = batch.id
        JOIN sale_order ON sale_order.id = given.order_id)`.as('sale'),
    )
    .selectAll(),
);

/**
 * Split packs (RX-6): every opened pack took one pack out of a batch and put its units into the loose batch of the same
 * lot, and no sealed pack with its trace code is sold or set aside; nothing else brought loose units in; a lot is held as a whole; and the register says of every unit that was
 * handed out from which pack it came.
 */
export function verifySplitPacks(reader: Reader, differ: Differ): void {
  for (const pack of reader.iterate(openings, {})) {
    const subject = `opened_pack:${pack.id}`;
    differ('pack_taken', subject, { expected: pack.expectedOut, actual: pack.out });
    differ('units_given', subject, { expected: pack.expectedIn, actual: pack.into });
    differ('opened_lot', subject, { expected: 1, actual: pack.lots });
  }
  for (const { code, standing } of reader.iterate(openedCodes, {})) {
    differ('opened_code', `trace:${code}`, { expected: 'opened', actual: standing });
  }
  for (const { id, opened, received, status, sealed } of reader.iterate(looseBatches, {})) {
    const subject = `batch:${id}`;
    differ('loose_units', subject, { expected: opened, actual: received });
    differ('loose_status', subject, { expected: sealed ?? status, actual: status });
  }
  for (const { orderNumber, lineNo, left, registered } of reader.iterate(sales, {})) {
    differ('loose_sales', `order:${orderNumber}/${lineNo}`, { expected: left, actual: registered });
  }
}
