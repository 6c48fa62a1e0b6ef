import { sql } from 'kysely';
import type { ImportStatus } from '#shared/contracts/catalog.ts';
import { fail } from '#shared/errors/index.ts';
import { statement } from '../../db/statement.ts';
import type { Reader, Tx } from '../../db/store.ts';

type Phase = ImportStatus['phase'];

const importById = statement<{ id: number }>()((db, p) =>
  db.selectFrom('import').selectAll().where('id', '=', p.id),
);

const openImport = statement()((db) =>
  db.selectFrom('import').select(['id', 'phase']).where(sql<boolean>`phase IN ('reading', 'applying')`),
);

const insertImport = statement<{ fileName: string; staffId: number; atMs: number }>()((db, p) =>
  db.insertInto('import').values({
    fileName: p.fileName,
    phase: 'reading',
    error: null,
    firstDrugId: null,
    staffId: p.staffId,
    startedAtMs: p.atMs,
    finishedAtMs: null,
  }),
);

const setPhase = statement<{ id: number; phase: Phase; error: string | null; atMs: number | null }>()(
  (db, p) =>
    db
      .updateTable('import')
      .set({ phase: p.phase, error: p.error, finishedAtMs: p.atMs })
      .where('id', '=', p.id),
);

const setApplying = statement<{ id: number }>()((db, p) =>
  db
    .updateTable('import')
    .set({ phase: 'applying', firstDrugId: sql<number>`(SELECT coalesce(max(id), 0) + 1 FROM drug)` })
    .where('id', '=', p.id),
);

const addCounts = statement<{ id: number } & ImportCounts>()((db, p) =>
  db
    .updateTable('import')
    .set({
      rowsRead: sql<number>`rows_read + ${p.rowsRead}`,
      rowsAccepted: sql<number>`rows_accepted + ${p.rowsAccepted}`,
      rowsRejected: sql<number>`rows_rejected + ${p.rowsRejected}`,
      rowsApplied: sql<number>`rows_applied + ${p.rowsApplied}`,
      newDrugs: sql<number>`new_drugs + ${p.newDrugs}`,
      changedDrugs: sql<number>`changed_drugs + ${p.changedDrugs}`,
      newBatches: sql<number>`new_batches + ${p.newBatches}`,
    })
    .where('id', '=', p.id),
);

/** What a step of an import adds to its counts. */
export interface ImportCounts {
  readonly rowsRead: number;
  readonly rowsAccepted: number;
  readonly rowsRejected: number;
  readonly rowsApplied: number;
  readonly newDrugs: number;
  readonly changedDrugs: number;
  readonly newBatches: number;
}

export const NO_COUNTS: ImportCounts = {
  rowsRead: 0,
  rowsAccepted: 0,
  rowsRejected: 0,
  rowsApplied: 0,
  newDrugs: 0,
  changedDrugs: 0,
  newBatches: 0,
};

/** An import as it is stored. Fails with IMPORT_NOT_FOUND. */
export function getImport(reader: Reader, importId: number) {
  return reader.get(importById, { id: importId }) ?? fail('IMPORT_NOT_FOUND', { importId });
}

/** The import that is being read or applied; there is at most one, and the store itself sees to that. */
export function findOpenImport(reader: Reader): { id: number; phase: Phase } | null {
  return reader.get(openImport, {}) ?? null;
}

/** Begins an import. Fails with IMPORT_RUNNING while another one is read or applied. */
export function beginImport(tx: Tx, start: { fileName: string; staffId: number; atMs: number }): number {
  const open = findOpenImport(tx);
  if (open !== null) fail('IMPORT_RUNNING', { importId: open.id });
  return tx.run(insertImport, start).lastInsertRowid;
}

/** Says where an import stands now. `atMs` is given with the phases that end it. */
export function enterPhase(
  tx: Tx,
  importId: number,
  step: { phase: Phase; atMs: number | null; error?: NonNullable<ImportStatus['error']> },
): void {
  const error = step.error === undefined ? null : JSON.stringify(step.error);
  tx.run(setPhase, { id: importId, phase: step.phase, atMs: step.atMs, error });
}

/** Begins to apply a checked import. From here on drugs with new ids are its own, and hidden. */
export function beginApplying(tx: Tx, importId: number): void {
  const open = findOpenImport(tx);
  if (open !== null) fail('IMPORT_NOT_READY', { importId, running: open.id });
  const { phase } = getImport(tx, importId);
  if (phase !== 'ready') fail('IMPORT_NOT_READY', { importId, phase });
  tx.run(setApplying, { id: importId });
}

export function countRows(tx: Tx, importId: number, counts: Partial<ImportCounts>): void {
  tx.run(addCounts, { id: importId, ...NO_COUNTS, ...counts });
}

/** What the screen shows of an import. */
export function importStatusOf(reader: Reader, importId: number): ImportStatus {
  const { id, error, staffId: _staff, firstDrugId: _first, ...row } = getImport(reader, importId);
  return {
    ...row,
    importId: id,
    error: error === null ? null : (JSON.parse(error) as ImportStatus['error']),
  };
}
