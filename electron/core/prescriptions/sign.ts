import { statement } from '../db/statement.ts';
import type { CommandContext } from '../platform/context.ts';
import { documentHash } from './document-hash.ts';
import {
  type PrescriptionRow,
  readImages,
  readLines,
  readSignatures,
  type SignatureRow,
} from './prescription-rows.ts';

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

/** Puts a signature under a prescription as it is written now (RX-8). */
export function sign(
  { tx, nowMs }: CommandContext,
  row: PrescriptionRow,
  signer: Pick<SignatureRow, 'role' | 'staffId' | 'name' | 'licenceNumber'>,
): void {
  tx.run(insertSignature, {
    ...signer,
    prescriptionId: row.id,
    seq: readSignatures(tx, row.id).length + 1,
    documentHash: documentHash(row, readLines(tx, row.id), readImages(tx, row.id)),
    atMs: nowMs,
  });
}
