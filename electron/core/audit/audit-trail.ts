import { statement } from '../db/statement.ts';
import type { Reader, Tx } from '../db/store.ts';
import { chainHash } from './chain-hash.ts';

/** One row of the store-wide trail: who did what, when, to what. */
export interface AuditEntry {
  readonly command: string;
  readonly commandId: string;
  readonly staffId: number | null;
  readonly staffName: string;
  readonly subject: string;
  /** JSON text. */
  readonly details: string;
  readonly atMs: number;
}

const lastHash = statement()((db) =>
  db.selectFrom('auditLog').select('hash').orderBy('seq', 'desc').limit(1),
);

const insertEntry = statement<AuditEntry & { hash: Uint8Array }>()((db, p) =>
  db.insertInto('auditLog').values({
    command: p.command,
    commandId: p.commandId,
    staffId: p.staffId,
    staffName: p.staffName,
    subject: p.subject,
    details: p.details,
    atMs: p.atMs,
    hash: p.hash,
  }),
);

const GENESIS = new Uint8Array(32);

/** The hash of a row: SHA-256 over the hash before it and every field, so that no row can change unnoticed. */
export function auditHash(previous: Uint8Array, entry: AuditEntry): Uint8Array {
  const fields = JSON.stringify([
    entry.command,
    entry.commandId,
    entry.staffId,
    entry.staffName,
    entry.subject,
    entry.details,
    entry.atMs,
  ]);
  return chainHash(previous, fields);
}

/** Appends a row to the trail, in the transaction of what it records. */
export function appendAudit(tx: Tx, entry: AuditEntry): void {
  const previous = tx.get(lastHash, {})?.hash ?? GENESIS;
  tx.run(insertEntry, { ...entry, hash: auditHash(previous, entry) });
}

const allEntries = statement()((db) => db.selectFrom('auditLog').selectAll().orderBy('seq'));

/** Walks the whole trail; returns the first row whose hash or number does not follow, or null. */
export function findBrokenAudit(reader: Reader): { seq: number; rows: number } | { seq: null; rows: number } {
  let previous: Uint8Array = GENESIS;
  let rows = 0;
  for (const entry of reader.iterate(allEntries, {})) {
    rows += 1;
    const expected = auditHash(previous, entry);
    if (entry.seq !== rows || Buffer.compare(expected, entry.hash) !== 0) return { seq: entry.seq, rows };
    previous = entry.hash;
  }
  return { seq: null, rows };
}
