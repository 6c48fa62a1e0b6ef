import type { Directions } from '#shared/domain/directions.ts';
import { directionsText } from '#shared/domain/directions-text.ts';
import type { LabelItem } from '#shared/domain/label-layout.ts';
import type { ReceiptLanguage } from '#shared/domain/receipt-words.ts';
import { statement } from '../db/statement.ts';
import type { Reader } from '../db/store.ts';
import { ageOn } from '../prescriptions/ages.ts';
import { keptPatient } from '../prescriptions/write-document.ts';
import { readLooseLines } from './loose-lines.ts';

/** The lines of an order that were sold on a prescription, with what it says of each. */
const prescribedLines = statement<{ orderId: number }>()((db, p) =>
  db
    .selectFrom('orderItem')
    .innerJoin('prescriptionLine', (join) =>
      join
        .onRef('prescriptionLine.prescriptionId', '=', 'orderItem.prescriptionId')
        .onRef('prescriptionLine.lineNo', '=', 'orderItem.prescriptionLineNo'),
    )
    .innerJoin('prescription', 'prescription.id', 'orderItem.prescriptionId')
    .select([
      'orderItem.lineNo',
      'prescription.number',
      'prescription.patientId',
      'prescription.patient',
      'prescriptionLine.doseAmount',
      'prescriptionLine.doseUnit',
      'prescriptionLine.frequency',
      'prescriptionLine.route',
      'prescriptionLine.timing',
      'prescriptionLine.days',
      'prescriptionLine.directionsText',
    ])
    .where('orderItem.orderId', '=', p.orderId),
);

type PrescribedLine = ReturnType<typeof readPrescribedLines>[number];
type LabelFacts = Pick<
  LabelItem,
  'directions' | 'specification' | 'isSplit' | 'splitters' | 'patient' | 'prescriptionNumber'
>;

function readPrescribedLines(reader: Reader, orderId: number) {
  return reader.all(prescribedLines, { orderId });
}

/**
 * What the label of each line says beyond the order. Without a prescription a bag of loose units says what was put down
 * for it, and any other line has no directions.
 */
export function readLabelFacts(
  reader: Reader,
  { orderId, language, today }: { orderId: number; language: ReceiptLanguage; today: string },
): (item: { readonly lineNo: number; readonly specification: string }) => LabelFacts {
  const prescribed = readPrescribedLines(reader, orderId);
  const loose = readLooseLines(reader, orderId);
  return ({ lineNo, specification }) => {
    const line = prescribed.find((candidate) => candidate.lineNo === lineNo);
    const bag = loose.find((candidate) => candidate.lineNo === lineNo);
    const patient = line === undefined ? null : keptPatient(line);
    return {
      directions: line === undefined ? (bag?.directions ?? '') : directionsOf(line, language),
      specification: bag?.specification ?? specification,
      isSplit: bag !== undefined,
      splitters: bag?.splitters ?? [],
      patient:
        patient === null ? null : { name: patient.name, sex: patient.sex, ageYears: ageOn(patient, today) },
      prescriptionNumber: line?.number ?? '',
    };
  };
}

/** In the label's language what was understood; what was written where nothing was. */
function directionsOf(line: PrescribedLine, language: ReceiptLanguage): string {
  const { doseAmount, doseUnit, frequency, route, timing, days } = line;
  const dose = doseAmount === null ? null : { amount: doseAmount, unit: doseUnit };
  // The contract checked the codes when the prescription was written down.
  const words = directionsText({ dose, frequency, route, timing, days } as Directions, language);
  return words === '' ? line.directionsText : words;
}
