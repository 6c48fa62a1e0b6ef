import { readCount } from '#renderer/ui/read-count.ts';
import type { CallInput, CallOutput } from '#shared/contracts/index.ts';
import type { DateText } from '#shared/domain/expiry.ts';
import type { CaptureDraft, CaptureLine } from './capture-draft.ts';
import { CAPTURE_IDS, lineFieldId } from './field-ids.ts';

export type Reading = CallOutput<'prescriptions.readDirections'>;

export type CaptureProblem =
  | 'patient'
  | 'doctor'
  | 'hospital'
  | 'diagnosis'
  | 'issuedOn'
  | 'issuedLater'
  | 'lines'
  | 'directions'
  | 'notUnderstood'
  | 'quantity';

/** Problems by the id of their field, in the order of the form. */
export type CaptureProblems = ReadonlyMap<string, CaptureProblem>;

type SavedLine = CallInput<'prescriptions.save'>['lines'][number];

const QUANTITY_BOUNDS = { least: 1, most: 9_999 };

/** What a line says once its directions are read. Only what was understood whole is put in other words. */
export function lineInput(line: CaptureLine, reading: Reading): SavedLine | null {
  const quantity =
    line.quantityText === null ? reading.quantity : readCount(line.quantityText, QUANTITY_BOUNDS);
  if (quantity === null || quantity === 0) return null;
  const { dose, frequency, route, timing, days } = reading;
  const directionsText = reading.notUnderstood.length > 0 ? line.text.trim().slice(0, 200) : reading.zh;
  return { drugId: line.drug.drugId, dose, frequency, route, timing, days, directionsText, quantity };
}

/** What still has to be said; a draft needs less than a prescription that goes to review. */
export function captureProblems(
  draft: CaptureDraft,
  readings: ReadonlyMap<string, Reading>,
  { today, forReview }: { readonly today: DateText; readonly forReview: boolean },
): CaptureProblems {
  const problems = new Map<string, CaptureProblem>();
  if (forReview) {
    if (draft.patient === null) problems.set(CAPTURE_IDS.patient, 'patient');
    if (draft.doctor === null) problems.set(CAPTURE_IDS.doctor, 'doctor');
    if (draft.hospital.trim() === '') problems.set(CAPTURE_IDS.hospital, 'hospital');
    if (draft.diagnosis.trim() === '') problems.set(CAPTURE_IDS.diagnosis, 'diagnosis');
  }
  if (draft.issuedOn === null) problems.set(CAPTURE_IDS.issuedOn, 'issuedOn');
  else if (draft.issuedOn > today) problems.set(CAPTURE_IDS.issuedOn, 'issuedLater');
  if (forReview && draft.lines.length === 0) problems.set(CAPTURE_IDS.drug, 'lines');
  for (const line of draft.lines) {
    const reading = readings.get(line.key);
    if (reading === undefined) continue;
    if (forReview && line.text.trim() === '') problems.set(lineFieldId(line.key, 'directions'), 'directions');
    else if (forReview && reading.notUnderstood.length > 0 && !line.asWritten)
      problems.set(lineFieldId(line.key, 'directions'), 'notUnderstood');
    if (lineInput(line, reading) === null) problems.set(lineFieldId(line.key, 'quantity'), 'quantity');
  }
  return problems;
}

/** The whole draft as the core takes it, or null while a line has no quantity or there is no date. */
export function saveInput(
  draft: CaptureDraft,
  readings: ReadonlyMap<string, Reading>,
): CallInput<'prescriptions.save'> | null {
  const lines = draft.lines.flatMap((line) => {
    const reading = readings.get(line.key);
    const input = reading === undefined ? null : lineInput(line, reading);
    return input === null ? [] : [input];
  });
  if (draft.issuedOn === null || lines.length < draft.lines.length) return null;
  return {
    prescriptionId: draft.prescriptionId,
    version: draft.version,
    kind: draft.kind,
    patientId: draft.patient?.patientId ?? null,
    doctorId: draft.doctor?.doctorId ?? null,
    hospital: draft.hospital,
    department: draft.department,
    diagnosis: draft.diagnosis,
    issuedOn: draft.issuedOn,
    validDays: draft.validDays,
    lines,
  };
}
