import type { CommandContext } from '../platform/context.ts';
import {
  getPrescription,
  type PrescriptionRow,
  readEvents,
  readImages,
  readLines,
  readSignatures,
} from './prescription-rows.ts';

const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** Tells central how a prescription stands now, and screens that they should look. */
export function tellPrescription(context: CommandContext, prescriptionId: number): PrescriptionRow {
  const { tx } = context;
  const row = getPrescription(tx, prescriptionId);
  context.publish({
    kind: 'prescription.changed',
    subject: subjectOf(row),
    subjectVersion: row.version,
    payload: {
      prescription: { ...row, eventHash: toHex(row.eventHash) },
      lines: readLines(tx, row.id),
      images: readImages(tx, row.id),
      signatures: readSignatures(tx, row.id).map((signature) => ({
        ...signature,
        documentHash: toHex(signature.documentHash),
      })),
      events: readEvents(tx, row.id).map((event) => ({ ...event, hash: toHex(event.hash) })),
    },
  });
  context.changed('prescriptions');
  return row;
}

/** Ends a command on a prescription: central, screens, and the audit row with the head of its chain. */
export function publishPrescription(context: CommandContext, prescriptionId: number): void {
  const row = tellPrescription(context, prescriptionId);
  const { status, version } = row;
  context.note(subjectOf(row), { status, version, chainHead: toHex(row.eventHash) });
}

const subjectOf = (row: PrescriptionRow): string => `prescription:${row.number}`;
