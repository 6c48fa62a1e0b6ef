import type { ParsedInput } from '#shared/contracts/index.ts';
import { makePrescriptionNumber } from '#shared/domain/prescription-number.ts';
import { fail } from '#shared/errors/index.ts';
import { chainStart } from '../audit/event-chain.ts';
import { nextEvent } from '../audit/next-event.ts';
import { readIdentity } from '../db/meta.ts';
import { statement } from '../db/statement.ts';
import type { CommandContext } from '../platform/context.ts';
import { prescriptionAsSeen } from './apply-step.ts';
import type { PrescriptionRecord } from './prescription-record.ts';
import { findPrescriptionId, getPrescription } from './prescription-rows.ts';
import { publishPrescription } from './publish-prescription.ts';
import { recordHappening, writeEvent } from './record-event.ts';
import { type Document, documentColumns, documentOf, writeDocument, writeLines } from './write-document.ts';

const RANDOM_BYTES = 7;

const insertDraft = statement<
  Document & {
    number: string;
    capturedBy: number;
    createdAtMs: number;
    eventCount: number;
    eventHash: Uint8Array;
  }
>()((db, p) =>
  db.insertInto('prescription').values({
    number: p.number,
    status: 'draft',
    ...documentColumns(p),
    capturedBy: p.capturedBy,
    createdAtMs: p.createdAtMs,
    draftedAtMs: p.createdAtMs,
    eventCount: p.eventCount,
    eventHash: p.eventHash,
  }),
);

/**
 * Writes a prescription down as a draft, new or over the one that the screen showed (RX-1); returns it. Fails with
 * PRESCRIPTION_NOT_FOUND, VERSION_CONFLICT, INVALID_PRESCRIPTION_STATUS (only a draft is written over),
 * PATIENT_NOT_FOUND, DOCTOR_NOT_FOUND or DRUG_NOT_FOUND.
 */
export function savePrescription(
  context: CommandContext,
  input: ParsedInput<'prescriptions.save'>,
): PrescriptionRecord {
  const { prescriptionId, version, lines, ...wish } = input;
  const document = documentOf(context.tx, wish);
  const record =
    prescriptionId === null
      ? insertNew(context, document)
      : overwrite(context, document, { prescriptionId, version: version ?? 0 });
  return publishPrescription(context, { ...record, lines: writeLines(context.tx, record.row.id, lines) });
}

function insertNew(context: CommandContext, document: Document): PrescriptionRecord {
  const { tx, nowMs, session } = context;
  const number = freshNumber(context);
  const next = nextEvent(context, chainStart(number), {
    action: 'create',
    permission: 'prescription.capture',
    from: null,
    to: 'draft',
  });
  const { lastInsertRowid } = tx.run(insertDraft, {
    ...document,
    ...next.head,
    number,
    capturedBy: session.staffId,
    createdAtMs: nowMs,
  });
  const event = writeEvent(context, lastInsertRowid, next);
  const row = getPrescription(tx, lastInsertRowid);
  return { row, lines: [], images: [], signatures: [], events: [event] };
}

function overwrite(
  context: CommandContext,
  document: Document,
  seen: { prescriptionId: number; version: number },
): PrescriptionRecord {
  const draft = draftAsSeen(context, seen, 'edit');
  writeDocument(context.tx, draft.row.id, document);
  const written = { ...draft, row: { ...draft.row, ...document } };
  return recordHappening(context, written, { action: 'edit', permission: 'prescription.capture' });
}

/** The draft that the screen showed; fails with VERSION_CONFLICT or INVALID_PRESCRIPTION_STATUS. */
export function draftAsSeen(
  context: CommandContext,
  seen: { prescriptionId: number; version: number },
  action: string,
): PrescriptionRecord {
  const record = prescriptionAsSeen(context, seen);
  const { row } = record;
  if (row.status === 'draft') return record;
  return fail('INVALID_PRESCRIPTION_STATUS', { prescriptionId: row.id, status: row.status, action });
}

function freshNumber({ tx, random }: CommandContext): string {
  const { deviceCode } = readIdentity(tx);
  for (;;) {
    const number = makePrescriptionNumber(deviceCode, random.bytes(RANDOM_BYTES));
    if (findPrescriptionId(tx, number) === null) return number;
  }
}
