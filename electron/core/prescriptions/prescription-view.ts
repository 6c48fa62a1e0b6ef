import type { PrescriptionDetail } from '#shared/contracts/prescriptions.ts';
import type { DoseUnit } from '#shared/domain/directions-unit.ts';
import { isPermitted } from '#shared/domain/permissions.ts';
import { PRESCRIPTION_TRANSITIONS, type PrescriptionTransition } from '#shared/domain/prescription-states.ts';
import { maskResidentId } from '#shared/domain/resident-id.ts';
import { isChainIntact, showEvents } from '../audit/event-chain.ts';
import type { Reader } from '../db/store.ts';
import { availability } from '../inventory/batches.ts';
import type { QueryContext } from '../platform/context.ts';
import { ageOn } from './ages.ts';
import { documentHash } from './document-hash.ts';
import { orderedQuantity, readOrdered } from './ordered-quantity.ts';
import { type PrescriptionRecord, readRecord } from './prescription-record.ts';
import { type LineRow, type PrescriptionRow, staffNameOf } from './prescription-rows.ts';
import { standingRefusals } from './step-guards.ts';
import { keptPatient } from './write-document.ts';

/** A prescription with everything that its screen shows. Fails with PRESCRIPTION_NOT_FOUND. */
export function prescriptionDetail(context: QueryContext, prescriptionId: number): PrescriptionDetail {
  return showRecord(context, readRecord(context.reader, prescriptionId));
}

/** The same of a prescription that was read already. */
export function showRecord(context: QueryContext, record: PrescriptionRecord): PrescriptionDetail {
  const { reader } = context;
  const { row, lines, images, events } = record;
  const ordered = readOrdered(reader, row.id);
  const orders = new Map(ordered.map((item) => [item.orderId, item]));
  return {
    ...headline(reader, row),
    lines: lines.map((line) => showLine(context, line, orderedQuantity(ordered, line.lineNo))),
    images: images.map(({ cipher: _, ...image }) => image) as PrescriptionDetail['images'],
    signatures: showSignatures(record),
    events: showEvents(events),
    historyIntact: isChainIntact(row.number, events, row),
    orders: [...orders.values()].map(({ orderId, orderNumber, status }) => ({
      orderId,
      orderNumber,
      status,
    })),
    actions: offeredActions(context, record),
  };
}

type Headline = Omit<
  PrescriptionDetail,
  'lines' | 'images' | 'signatures' | 'events' | 'historyIntact' | 'orders' | 'actions'
>;

function headline(reader: Reader, row: PrescriptionRow): Headline {
  return {
    prescriptionId: row.id,
    number: row.number,
    version: row.version,
    status: row.status,
    kind: row.kind,
    patient: showPatient(row),
    doctor:
      row.doctorId === null
        ? null
        : { doctorId: row.doctorId, name: row.doctorName, licenceNumber: row.doctorLicence },
    hospital: row.hospital,
    department: row.department,
    diagnosis: row.diagnosis,
    issuedOn: row.issuedOn,
    validDays: row.validDays,
    lastValidDay: row.lastValidDay,
    capturedBy: { staffId: row.capturedBy, name: staffNameOf(reader, row.capturedBy) },
    reviewer:
      row.reviewerId === null ? null : { staffId: row.reviewerId, name: staffNameOf(reader, row.reviewerId) },
    reason: row.reason,
    createdAtMs: row.createdAtMs,
    submittedAtMs: row.submittedAtMs,
    approvedAtMs: row.approvedAtMs,
    rejectedAtMs: row.rejectedAtMs,
    lapsedAtMs: row.lapsedAtMs,
    dispensedAtMs: row.dispensedAtMs,
    withdrawnAtMs: row.withdrawnAtMs,
    lockUntil: row.lockUntil,
  };
}

/** The patient as kept, at the age of the day of issue. */
function showPatient(row: PrescriptionRow): PrescriptionDetail['patient'] {
  const kept = keptPatient(row);
  if (kept === null || row.patientId === null) return null;
  const { name, sex, birthDate, phone, idNumber, allergies } = kept;
  return {
    patientId: row.patientId,
    name,
    sex,
    birthDate,
    ageYears: ageOn(kept, row.issuedOn),
    phone,
    idNumberMasked: idNumber === '' ? '' : maskResidentId(idNumber),
    allergies,
  };
}

/** Columns as they come from the store, whose lists the contract checked when they were written. */
type ShownLine = Omit<
  PrescriptionDetail['lines'][number],
  'dose' | 'orderedQuantity' | 'remainingQuantity' | 'availableQuantity'
>;

function showLine(
  { reader, today }: QueryContext,
  line: LineRow,
  ordered: number,
): PrescriptionDetail['lines'][number] {
  const { doseAmount, doseUnit } = line;
  return {
    ...(writtenLine(line) as ShownLine),
    dose: doseAmount === null ? null : { amount: doseAmount, unit: doseUnit as DoseUnit },
    orderedQuantity: ordered,
    remainingQuantity: Math.max(0, line.quantity - ordered),
    availableQuantity: availability(reader, line.drugId, today).availableQuantity,
  };
}

/** Written out, for taking columns out of a row and leaving the rest takes ten times as long. */
function writtenLine(line: LineRow) {
  return {
    lineNo: line.lineNo,
    drugId: line.drugId,
    drugCode: line.drugCode,
    genericName: line.genericName,
    tradeName: line.tradeName,
    specification: line.specification,
    dosageForm: line.dosageForm,
    manufacturer: line.manufacturer,
    unit: line.unit,
    packSize: line.packSize,
    category: line.category,
    controlClass: line.controlClass,
    frequency: line.frequency,
    route: line.route,
    timing: line.timing,
    days: line.days,
    directionsText: line.directionsText,
    quantity: line.quantity,
  };
}

function showSignatures({
  row,
  lines,
  images,
  signatures,
}: PrescriptionRecord): PrescriptionDetail['signatures'] {
  if (signatures.length === 0) return [];
  const now = documentHash(row, lines, images);
  // The doctor signs again when an image joins: only the latest counts.
  const latest = signatures.findLast(({ role }) => role === 'doctor');
  const shown = signatures.filter((signature) => signature.role !== 'doctor' || signature === latest);
  return shown.map(({ role, name, licenceNumber, atMs, documentHash: signed }) => ({
    role,
    name,
    licenceNumber,
    atMs,
    intact: Buffer.compare(now, signed) === 0,
  }));
}

/** The steps that people order from here; lapsing and dispensing happen by themselves. */
function offeredActions(context: QueryContext, record: PrescriptionRecord): PrescriptionDetail['actions'] {
  const { reader, session, today } = context;
  const refusals = session === null ? null : standingRefusals({ reader, session, today }, record);
  const whyNotOffered = (transition: PrescriptionTransition): string | null => {
    const isTheirs = isPermitted(session?.roles ?? [], transition.permission);
    return refusals === null || !isTheirs ? 'FORBIDDEN' : (refusals(transition)?.code ?? null);
  };
  return PRESCRIPTION_TRANSITIONS.filter(
    ({ from, action }) => from === record.row.status && action !== 'lapse' && action !== 'dispense',
  ).map((transition) => {
    const reason = whyNotOffered(transition);
    return { action: transition.action, allowed: reason === null, reason };
  });
}
