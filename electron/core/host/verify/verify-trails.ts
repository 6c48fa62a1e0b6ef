import { sql } from 'kysely';
import { findBrokenAudit } from '../../audit/audit-trail.ts';
import { statement } from '../../db/statement.ts';
import type { Reader } from '../../db/store.ts';
import { payloadHash } from '../../sync/outbox.ts';
import type { Differ } from './differences.ts';

const messages = statement()((db) =>
  db
    .selectFrom('outbox')
    .select([
      'seq',
      'subject',
      'subjectVersion',
      'firstMovementId',
      'lastMovementId',
      'payload',
      'payloadHash',
    ])
    .orderBy('seq'),
);

const movements = statement()((db) =>
  db.selectFrom('stockMovement').select((eb) => eb.fn.countAll<number>().as('rows')),
);

/** The last number that the store gave to a row of a table, also when that row is gone. */
const lastNumber = statement<{ table: string }>()((db, p) =>
  db
    .selectFrom(sql<{ name: string; seq: number }>`sqlite_sequence`.as('numbers'))
    .select('seq')
    .where('name', '=', p.table),
);

const issued = (reader: Reader, table: string): number => reader.get(lastNumber, { table })?.seq ?? 0;

/** What central was told: without gaps, unaltered, of every movement. */
export function verifyOutbox(
  reader: Reader,
  differ: Differ,
): { messageCount: number; movementCount: number; versions: ReadonlyMap<string, number> } {
  const versions = new Map<string, number>();
  let messageCount = 0;
  let movementCount = 0;
  for (const message of reader.iterate(messages, {})) {
    messageCount += 1;
    const subject = `outbox:${message.seq}`;
    differ('outbox_seq', subject, { expected: messageCount, actual: message.seq });
    const intact = Buffer.compare(payloadHash(message.payload), message.payloadHash) === 0;
    differ('outbox_payload', subject, { expected: true, actual: intact });
    versions.set(message.subject, message.subjectVersion);
    if (message.firstMovementId === null || message.lastMovementId === null) continue;
    differ('outbox_movements', subject, { expected: movementCount + 1, actual: message.firstMovementId });
    movementCount = message.lastMovementId;
  }
  differ('outbox_tail', 'outbox', { expected: issued(reader, 'outbox'), actual: messageCount });
  differ('movements_told', 'outbox', { expected: issued(reader, 'stock_movement'), actual: movementCount });
  const kept = reader.get(movements, {})?.rows ?? 0;
  differ('movements_kept', 'stock_movement', { expected: issued(reader, 'stock_movement'), actual: kept });
  return { messageCount, movementCount, versions };
}

/** The audit trail: its chain holds, and its end is the last row that was written. */
export function verifyAudit(reader: Reader, differ: Differ): void {
  const { seq, rows } = findBrokenAudit(reader);
  differ('audit', 'audit_log', { expected: null, actual: seq });
  if (seq === null) differ('audit', 'audit_log', { expected: issued(reader, 'audit_log'), actual: rows });
}
