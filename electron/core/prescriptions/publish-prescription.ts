import type { CommandContext } from '../platform/context.ts';
import type { PrescriptionRecord } from './prescription-record.ts';
import type { PrescriptionRow } from './prescription-rows.ts';

const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** Tells central how a prescription stands now, and screens that they should look. */
export function tellPrescription(context: CommandContext, record: PrescriptionRecord): void {
  const { row, lines, images, signatures, events } = record;
  context.publish({
    kind: 'prescription.changed',
    subject: subjectOf(row),
    subjectVersion: row.version,
    payload: {
      prescription: { ...row, eventHash: toHex(row.eventHash) },
      lines,
      images,
      signatures: signatures.map((signature) => ({
        ...signature,
        documentHash: toHex(signature.documentHash),
      })),
      events: events.map((event) => ({ ...event, hash: toHex(event.hash) })),
    },
  });
  context.changed('prescriptions');
}

/**
 * Ends a command on a prescription: central, screens, and the audit row with the head of its chain. Returns the
 * prescription for the answer.
 */
export function publishPrescription(context: CommandContext, record: PrescriptionRecord): PrescriptionRecord {
  tellPrescription(context, record);
  const { row } = record;
  const { status, version } = row;
  context.note(subjectOf(row), { status, version, chainHead: toHex(row.eventHash) });
  return record;
}

const subjectOf = (row: PrescriptionRow): string => `prescription:${row.number}`;
