import type { DrugHit } from '#shared/contracts/catalog.ts';
import type { PrescriptionDetail } from '#shared/contracts/prescriptions.ts';
import type { DateText } from '#shared/domain/expiry.ts';
import type { PrescriptionKind } from '#shared/domain/prescription-validity.ts';

type Line = PrescriptionDetail['lines'][number];

/** What a line keeps of its drug. */
export type LineDrug = Pick<
  Line & DrugHit,
  | 'drugId'
  | 'genericName'
  | 'tradeName'
  | 'specification'
  | 'manufacturer'
  | 'unit'
  | 'category'
  | 'controlClass'
  | 'availableQuantity'
>;

export interface CaptureLine {
  readonly key: string;
  readonly drug: LineDrug;
  /** Directions as they are typed. */
  readonly text: string;
  /** Null while the quantity is the one that follows from the directions. */
  readonly quantityText: string | null;
  /** Somebody said that what is not understood goes on the label as it stands. */
  readonly asWritten: boolean;
}

/** A picture that is not with the core yet. */
export interface PendingImage {
  readonly key: string;
  readonly file: File;
}

/** A prescription as it is typed. It stays until it is saved, whatever else is opened meanwhile. */
export interface CaptureDraft {
  readonly prescriptionId: number | null;
  readonly version: number | null;
  readonly number: string | null;
  readonly kind: PrescriptionKind;
  readonly patient: PrescriptionDetail['patient'];
  readonly patientText: string;
  readonly doctor: PrescriptionDetail['doctor'];
  readonly doctorText: string;
  readonly hospital: string;
  readonly department: string;
  readonly diagnosis: string;
  readonly issuedOn: DateText | null;
  readonly validDays: number;
  readonly lines: readonly CaptureLine[];
  readonly drugText: string;
  readonly images: PrescriptionDetail['images'];
  readonly pending: readonly PendingImage[];
}

/** A new prescription, of today. */
export function emptyDraft(today: DateText): CaptureDraft {
  return {
    prescriptionId: null,
    version: null,
    number: null,
    kind: 'normal',
    patient: null,
    patientText: '',
    doctor: null,
    doctorText: '',
    hospital: '',
    department: '',
    diagnosis: '',
    issuedOn: today,
    validDays: 1,
    lines: [],
    drugText: '',
    images: [],
    pending: [],
  };
}

/** A draft that is with the core, to be typed on. */
export function draftOf(prescription: PrescriptionDetail): CaptureDraft {
  const { patient, doctor } = prescription;
  return {
    prescriptionId: prescription.prescriptionId,
    version: prescription.version,
    number: prescription.number,
    kind: prescription.kind,
    patient,
    patientText: patient?.name ?? '',
    doctor,
    doctorText: doctor?.name ?? '',
    hospital: prescription.hospital,
    department: prescription.department,
    diagnosis: prescription.diagnosis,
    issuedOn: prescription.issuedOn,
    validDays: prescription.validDays,
    lines: prescription.lines.map((line) => ({
      key: `kept-${line.lineNo}`,
      drug: line,
      text: line.directionsText,
      quantityText: String(line.quantity),
      asWritten: false,
    })),
    drugText: '',
    images: prescription.images,
    pending: [],
  };
}

/** True when leaving the draft would lose nothing. */
export function isBlank(draft: CaptureDraft): boolean {
  return (
    draft.prescriptionId === null &&
    draft.patientText === '' &&
    draft.doctorText === '' &&
    draft.diagnosis === '' &&
    draft.lines.length === 0 &&
    draft.pending.length === 0
  );
}

/** The next kind by its key. */
export const NEXT_KIND: Readonly<Record<PrescriptionKind, PrescriptionKind>> = {
  normal: 'emergency',
  emergency: 'chronic',
  chronic: 'normal',
};
