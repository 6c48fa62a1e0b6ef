import type { PrescriptionStatus } from '#shared/domain/prescription-states.ts';
import { fail } from '#shared/errors/index.ts';
import { statement } from '../db/statement.ts';
import type { Reader, Tx } from '../db/store.ts';

const byId = statement<{ id: number }>()((db, p) =>
  db.selectFrom('prescription').selectAll().where('id', '=', p.id),
);

const byNumber = statement<{ number: string }>()((db, p) =>
  db.selectFrom('prescription').select('id').where('number', '=', p.number),
);

const linesOf = statement<{ prescriptionId: number }>()((db, p) =>
  db
    .selectFrom('prescriptionLine')
    .selectAll()
    .where('prescriptionId', '=', p.prescriptionId)
    .orderBy('lineNo'),
);

const imagesOf = statement<{ prescriptionId: number }>()((db, p) =>
  db
    .selectFrom('prescriptionImage')
    .innerJoin('media', 'media.sha256', 'prescriptionImage.sha256')
    .innerJoin('staff', 'staff.id', 'prescriptionImage.staffId')
    .select([
      'prescriptionImage.sha256',
      'media.mediaType',
      'media.sizeBytes',
      'media.cipher',
      'prescriptionImage.fileName',
      'staff.name as staffName',
      'prescriptionImage.atMs',
    ])
    .where('prescriptionId', '=', p.prescriptionId)
    .orderBy('prescriptionImage.atMs')
    .orderBy('prescriptionImage.sha256'),
);

const signaturesOf = statement<{ prescriptionId: number }>()((db, p) =>
  db
    .selectFrom('prescriptionSignature')
    .selectAll()
    .where('prescriptionId', '=', p.prescriptionId)
    .orderBy('seq'),
);

const eventsOf = statement<{ prescriptionId: number }>()((db, p) =>
  db
    .selectFrom('prescriptionEvent')
    .selectAll()
    .where('prescriptionId', '=', p.prescriptionId)
    .orderBy('seq'),
);

const staffName = statement<{ id: number }>()((db, p) =>
  db.selectFrom('staff').select('name').where('id', '=', p.id),
);

/** A prescription's row, or undefined. */
export function findPrescription(reader: Reader, prescriptionId: number) {
  return reader.get(byId, { id: prescriptionId });
}

export type PrescriptionRow = NonNullable<ReturnType<typeof findPrescription>>;

/** A prescription's row; fails with PRESCRIPTION_NOT_FOUND. */
export function getPrescription(reader: Reader, prescriptionId: number): PrescriptionRow {
  return findPrescription(reader, prescriptionId) ?? fail('PRESCRIPTION_NOT_FOUND', { prescriptionId });
}

/** The id behind a canonical number, or null. */
export function findPrescriptionId(reader: Reader, number: string): number | null {
  return reader.get(byNumber, { number })?.id ?? null;
}

/** A prescription's lines, as they were written down. */
export function readLines(reader: Reader, prescriptionId: number) {
  return reader.all(linesOf, { prescriptionId });
}

export type LineRow = ReturnType<typeof readLines>[number];

/** What was attached, in the order in which it was. */
export function readImages(reader: Reader, prescriptionId: number) {
  return reader.all(imagesOf, { prescriptionId });
}

export type ImageRow = ReturnType<typeof readImages>[number];

/** Who signed, in the order of signing. */
export function readSignatures(reader: Reader, prescriptionId: number) {
  return reader.all(signaturesOf, { prescriptionId });
}

export type SignatureRow = ReturnType<typeof readSignatures>[number];

/** The prescription's story, with the hashes of its chain. */
export function readEvents(reader: Reader, prescriptionId: number) {
  return reader.all(eventsOf, { prescriptionId });
}

export type EventRow = ReturnType<typeof readEvents>[number];

/** A person's name by the staff's id. */
export function staffNameOf(reader: Reader, staffId: number): string {
  return reader.get(staffName, { id: staffId })?.name ?? '';
}

/** The columns that steps move; what was written down has its own statement, and only for drafts. */
export interface PrescriptionProgress {
  readonly status: PrescriptionStatus;
  readonly stopCount: number;
  readonly confirmCount: number;
  readonly noteCount: number;
  readonly reviewerId: number | null;
  readonly reason: string;
  readonly draftedAtMs: number;
  readonly submittedAtMs: number | null;
  readonly approvedAtMs: number | null;
  readonly rejectedAtMs: number | null;
  readonly lapsedAtMs: number | null;
  readonly dispensedAtMs: number | null;
  readonly withdrawnAtMs: number | null;
  readonly lockUntil: string | null;
  readonly eventCount: number;
  readonly eventHash: Uint8Array;
}

const updateProgress = statement<
  PrescriptionProgress & { id: number; version: number; nextVersion: number }
>()((db, p) =>
  db
    .updateTable('prescription')
    .set({
      version: p.nextVersion,
      status: p.status,
      stopCount: p.stopCount,
      confirmCount: p.confirmCount,
      noteCount: p.noteCount,
      reviewerId: p.reviewerId,
      reason: p.reason,
      draftedAtMs: p.draftedAtMs,
      submittedAtMs: p.submittedAtMs,
      approvedAtMs: p.approvedAtMs,
      rejectedAtMs: p.rejectedAtMs,
      lapsedAtMs: p.lapsedAtMs,
      dispensedAtMs: p.dispensedAtMs,
      withdrawnAtMs: p.withdrawnAtMs,
      lockUntil: p.lockUntil,
      eventCount: p.eventCount,
      eventHash: p.eventHash,
    })
    .where('id', '=', p.id)
    .where('version', '=', p.version),
);

/** Saves a prescription's progress under its next version; fails with VERSION_CONFLICT when the row has moved on. */
export function saveProgress(
  tx: Tx,
  row: PrescriptionRow,
  progress: Partial<PrescriptionProgress>,
): PrescriptionRow {
  const saved = { ...row, ...progress, version: row.version + 1 };
  const { changes } = tx.run(updateProgress, { ...saved, version: row.version, nextVersion: saved.version });
  if (changes !== 1) fail('VERSION_CONFLICT', { prescriptionId: row.id, version: row.version });
  return saved;
}
