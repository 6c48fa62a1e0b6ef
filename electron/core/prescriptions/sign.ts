import { statement } from '../db/statement.ts';
import type { CommandContext } from '../platform/context.ts';
import { documentHash } from './document-hash.ts';
import type { PrescriptionRecord } from './prescription-record.ts';
import type { SignatureRow } from './prescription-rows.ts';

const insertSignature = statement<SignatureRow>()((db, p) =>
  db.insertInto('prescriptionSignature').values({
    prescriptionId: p.prescriptionId,
    seq: p.seq,
    role: p.role,
    staffId: p.staffId,
    name: p.name,
    licenceNumber: p.licenceNumber,
    documentHash: p.documentHash,
    atMs: p.atMs,
  }),
);

/** Puts a signature under a prescription as it is written now (RX-8); returns it with that signature. */
export function sign(
  { tx, nowMs }: CommandContext,
  record: PrescriptionRecord,
  { role, staffId, name, licenceNumber }: Pick<SignatureRow, 'role' | 'staffId' | 'name' | 'licenceNumber'>,
): PrescriptionRecord {
  const { row, lines, images, signatures } = record;
  const signature = {
    prescriptionId: row.id,
    seq: signatures.length + 1,
    role,
    staffId,
    name,
    licenceNumber,
    documentHash: documentHash(row, lines, images),
    atMs: nowMs,
  };
  tx.run(insertSignature, signature);
  return { ...record, signatures: [...signatures, signature] };
}
