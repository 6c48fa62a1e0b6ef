import { sql } from 'kysely';
import type { BatchStatus, HoldAction } from '#shared/domain/batches.ts';
import { statement } from '../../db/statement.ts';
import type { Reader } from '../../db/store.ts';
import type { Differ } from './differences.ts';

const balances = statement()((db) =>
  db
    .selectFrom('batch')
    .leftJoin(
      (eb) =>
        eb
          .selectFrom('stockMovement')
          .select((sub) => [
            'batchId',
            sub.fn.sum<number>('onHandDelta').as('onHandSum'),
            sub.fn.sum<number>('reservedDelta').as('reservedSum'),
          ])
          .groupBy('batchId')
          .as('ledger'),
      (join) => join.onRef('ledger.batchId', '=', 'batch.id'),
    )
    .select(['batch.id', 'batch.onHand', 'batch.reserved', 'ledger.onHandSum', 'ledger.reservedSum']),
);

const reservations = statement()((db) =>
  db
    .selectFrom('batch')
    .leftJoin(
      (eb) =>
        eb
          .selectFrom('orderItemBatch')
          .select((sub) => ['batchId', sub.fn.sum<number>('quantity').as('held')])
          .where('state', '=', 'reserved')
          .groupBy('batchId')
          .as('held'),
      (join) => join.onRef('held.batchId', '=', 'batch.id'),
    )
    .select(['batch.id', 'batch.reserved', 'held.held'])
    .whereRef('batch.reserved', '<>', sql<number>`coalesce(held.held, 0)`),
);

/**
 * Goods that orders brought into quarantine, by order and lot: what was booked, against what after-sales noted as
 * back and what cancelled orders say came back as a whole.
 */
const quarantined = statement()((db) =>
  db
    .selectFrom(
      sql<{ orderId: number; lot: string; booked: number; noted: number }>`(
        SELECT order_id, batch.batch_number AS lot, sum(booked) AS booked, sum(noted) AS noted FROM (
          SELECT order_id, batch_id, on_hand_delta AS booked, 0 AS noted
          FROM stock_movement WHERE kind = 'quarantine_in'
          UNION ALL SELECT order_id, batch_id, 0, quantity FROM return_batch
          UNION ALL SELECT given.order_id, given.batch_id, 0, given.quantity - coalesce((
            SELECT sum(back.quantity) FROM return_batch AS back
            WHERE back.order_id = given.order_id AND back.line_no = given.line_no
              AND back.batch_id = given.batch_id), 0)
          FROM order_item_batch AS given WHERE given.state = 'quarantined')
        JOIN batch ON batch.id = batch_id
        GROUP BY order_id, drug_id, batch.batch_number, batch.expiry_date
        HAVING sum(booked) <> sum(noted))`.as('difference'),
    )
    .selectAll(),
);

/** Movements whose running balance is not what all movements of the batch up to them add up to. */
const wrongBalances = statement()((db) =>
  db
    .selectFrom(
      sql<{ id: number; written: string; summed: string }>`(
        SELECT id, on_hand_after || '/' || reserved_after AS written,
          sum(on_hand_delta) OVER batch_so_far || '/' || sum(reserved_delta) OVER batch_so_far AS summed
        FROM stock_movement WINDOW batch_so_far AS (PARTITION BY batch_id ORDER BY id))`.as('movement'),
    )
    .selectAll()
    .whereRef('written', '<>', 'summed'),
);

/** Decisions about quarantine whose movement did not take units out of it. */
const wrongDecisions = statement()((db) =>
  db
    .selectFrom('quarantineDecision')
    .innerJoin('stockMovement', 'stockMovement.id', 'quarantineDecision.movementId')
    .innerJoin('batch', 'batch.id', 'stockMovement.batchId')
    .select([
      'movementId',
      'decision',
      sql<string>`batch.zone || ' ' || stock_movement.kind || ' ' || on_hand_delta`.as('movement'),
    ])
    .where((eb) =>
      eb.or([
        eb('batch.zone', '<>', 'quarantine'),
        eb('stockMovement.kind', '<>', 'adjustment'),
        eb('onHandDelta', '>=', 0),
      ]),
    ),
);

/** Each batch's status with the newest entry of its history. */
const statuses = statement()((db) =>
  db
    .selectFrom('batch')
    .leftJoin('batchHold', (join) =>
      join.on(
        'batchHold.id',
        '=',
        sql<number>`(SELECT max(hold.id) FROM batch_hold AS hold WHERE hold.batch_id = batch.id)`,
      ),
    )
    .select(['batch.id', 'batch.status', 'batchHold.action']),
);

/** Batches whose place is not what the newest record of their bin says; those without one lie anywhere. */
const wrongBins = statement()((db) =>
  db
    .selectFrom(
      sql<{ id: number; bin: string; recorded: string }>`(
        SELECT batch.id, batch.bin, iif(filled > removed, 'ready', 'outside') AS recorded
        FROM (SELECT batch_id, max(filled) AS filled, max(removed) AS removed FROM (
            SELECT batch_id, id AS filled, 0 AS removed FROM bin_fill
            UNION ALL SELECT batch_id, 0, fill_id FROM bin_removal)
          GROUP BY batch_id)
        JOIN batch ON batch.id = batch_id)`.as('place'),
    )
    .selectAll()
    .whereRef('bin', '<>', 'recorded'),
);

/** Batches that lie in a bin though it was cleaned for another one when they were there already. */
const mixedBins = statement()((db) =>
  db
    .selectFrom(
      sql<{ id: number; batchNumber: string }>`(
        SELECT batch.id, filled.batch_number
        FROM (SELECT max(fill_id) AS fill_id, drug_id
            FROM bin_removal JOIN batch ON batch.id = bin_removal.batch_id GROUP BY drug_id) AS cleaned
        JOIN bin_fill ON bin_fill.id = cleaned.fill_id
        JOIN batch AS filled ON filled.id = bin_fill.batch_id
        JOIN batch ON batch.drug_id = cleaned.drug_id AND batch.id <> filled.id
        WHERE batch.bin = 'ready' AND batch.zone = 'saleable' AND batch.received_at_ms < bin_fill.at_ms
          AND NOT EXISTS (SELECT 1 FROM bin_fill AS later
            WHERE later.batch_id = batch.id AND later.id > bin_fill.id))`.as('mixed'),
    )
    .selectAll(),
);

/** The status that each action leaves a batch in. */
const STATUS_AFTER: Readonly<Record<HoldAction, BatchStatus>> = {
  lock: 'locked',
  unlock: 'available',
  recall: 'recalled',
  end_recall: 'locked',
};

/**
 * Batch balances against the movements, reservations against the orders, statuses and bins against their history. Returns how
 * many batches there are.
 */
export function verifyStock(reader: Reader, differ: Differ): number {
  let count = 0;
  for (const batch of reader.iterate(balances, {})) {
    count += 1;
    differ('on_hand', `batch:${batch.id}`, { expected: batch.onHandSum ?? 0, actual: batch.onHand });
    differ('reserved', `batch:${batch.id}`, { expected: batch.reservedSum ?? 0, actual: batch.reserved });
  }
  for (const batch of reader.iterate(reservations, {})) {
    differ('reserved_by_orders', `batch:${batch.id}`, { expected: batch.held ?? 0, actual: batch.reserved });
  }
  for (const { orderId, lot, booked, noted } of reader.iterate(quarantined, {})) {
    differ('quarantined', `order:${orderId}/${lot}`, { expected: noted, actual: booked });
  }
  for (const { id, summed, written } of reader.iterate(wrongBalances, {})) {
    differ('movement_balance', `movement:${id}`, { expected: summed, actual: written });
  }
  for (const { movementId, decision, movement } of reader.iterate(wrongDecisions, {})) {
    differ('quarantine_decision', `movement:${movementId}`, { expected: decision, actual: movement });
  }
  for (const { id, status, action } of reader.iterate(statuses, {})) {
    const expected = action === null ? 'available' : STATUS_AFTER[action];
    differ('batch_status', `batch:${id}`, { expected, actual: status });
  }
  for (const { id, bin, recorded } of reader.iterate(wrongBins, {})) {
    differ('bin', `batch:${id}`, { expected: recorded, actual: bin });
  }
  for (const { id, batchNumber } of reader.iterate(mixedBins, {})) {
    differ('bin_mixed', `batch:${id}`, { expected: 'outside', actual: `beside ${batchNumber}` });
  }
  return count;
}
