import { sha256 } from '../platform/sha256.ts';
import type { ImageRow, LineRow, PrescriptionRow } from './prescription-rows.ts';

/**
 * What a signature covers: SHA-256 over everything that is written on the prescription, its lines and the hashes
 * of its images. Whatever of it changes afterwards, the signature is no longer good for it.
 */
export function documentHash(
  row: PrescriptionRow,
  lines: readonly LineRow[],
  images: readonly Pick<ImageRow, 'sha256'>[],
): Uint8Array {
  const fields = [
    row.number,
    row.kind,
    row.patientId,
    row.patient,
    row.doctorId,
    row.doctorName,
    row.doctorLicence,
    row.hospital,
    row.department,
    row.diagnosis,
    row.issuedOn,
    row.validDays,
    lines.map((line) => [
      line.lineNo,
      line.drugId,
      line.drugCode,
      line.genericName,
      line.tradeName,
      line.specification,
      line.dosageForm,
      line.manufacturer,
      line.unit,
      line.packSize,
      line.category,
      line.controlClass,
      line.doseAmount,
      line.doseUnit,
      line.frequency,
      line.route,
      line.timing,
      line.days,
      line.directionsText,
      line.quantity,
    ]),
    images.map(({ sha256 }) => sha256).sort(),
  ];
  return sha256(JSON.stringify(fields));
}
