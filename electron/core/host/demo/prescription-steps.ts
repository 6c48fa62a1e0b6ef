import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CallInput } from '#shared/contracts/index.ts';
import type { Answer, Finding, PrescriptionDetail } from '#shared/contracts/prescriptions.ts';
import type { DemoShop } from './demo-shop.ts';
import type { DemoName } from './people.ts';
import type { PictureOf } from './prescription-picture.ts';

type Patient = Pick<
  CallInput<'prescriptions.savePatient'>,
  'name' | 'sex' | 'ageYears' | 'phone' | 'allergies'
>;

/** Doctors whose prescriptions come in. */
const DOCTORS = {
  respiratory: {
    name: '曾建国',
    hospital: '演示市第一人民医院',
    department: '呼吸内科',
    licenceNumber: '110110000012345',
  },
  cardiology: {
    name: '何丽萍',
    hospital: '演示市第一人民医院',
    department: '心血管内科',
    licenceNumber: '110110000023456',
  },
  chinese: {
    name: '顾怀仁',
    hospital: '演示市中医医院',
    department: '中医内科',
    licenceNumber: '141110000034567',
  },
} as const;

const SEX_WORDS = { male: '男', female: '女', unknown: '不详' } as const;

/** A prescription as a customer brings it. */
export interface PaperPrescription {
  readonly patient: Patient;
  readonly doctor: keyof typeof DOCTORS;
  readonly kind?: CallInput<'prescriptions.save'>['kind'];
  readonly diagnosis: string;
  readonly validDays?: number;
  /** Each drug with its directions in shorthand, and the units where they do not follow from these. */
  readonly lines: readonly {
    readonly drug: string;
    readonly directions: string;
    readonly quantity?: number;
  }[];
}

export const seen = ({ prescriptionId, version }: { prescriptionId: number; version: number }) => ({
  prescriptionId,
  version,
});

/** The cashier writes a prescription down: the patient, who is a customer too, the doctor, and every line. */
export async function capture(shop: DemoShop, paper: PaperPrescription): Promise<PrescriptionDetail> {
  const cashier = shop.as('陈静');
  const { prescription } = await cashier.do('prescriptions.save', await documentOf(shop, paper));
  return prescription;
}

/** What a screen sends to save a prescription. */
export async function documentOf(
  shop: DemoShop,
  paper: PaperPrescription,
): Promise<CallInput<'prescriptions.save'>> {
  const cashier = shop.as('陈静');
  const { kind = 'normal', diagnosis, validDays = 1 } = paper;
  const { patientId } = await cashier.do('prescriptions.savePatient', {
    patientId: await findPatient(shop, paper.patient),
    customerId: await shop.customer(paper.patient.name, paper.patient.phone),
    ...paper.patient,
  });
  const { name, licenceNumber, hospital, department } = DOCTORS[paper.doctor];
  const { doctors } = await cashier.do('prescriptions.searchDoctors', { query: name });
  const doctor =
    doctors[0] ??
    (await cashier.do('prescriptions.saveDoctor', {
      doctorId: null,
      name,
      licenceNumber,
      hospital,
      department,
    }));
  const lines = [];
  for (const line of paper.lines) lines.push(await readLine(shop, line));
  return {
    prescriptionId: null,
    kind,
    patientId,
    doctorId: doctor.doctorId,
    hospital,
    department,
    diagnosis,
    issuedOn: shop.time.today(),
    validDays,
    lines,
  };
}

async function findPatient(shop: DemoShop, { name, phone }: Patient): Promise<number | null> {
  const { patients } = await shop.as('陈静').do('prescriptions.searchPatients', { query: phone });
  return patients.find((patient) => patient.name === name)?.patientId ?? null;
}

async function readLine(shop: DemoShop, { drug, directions, quantity }: PaperPrescription['lines'][number]) {
  const { drugId } = await shop.drug(drug, quantity ?? 1);
  const read = await shop.as('陈静').do('prescriptions.readDirections', { text: directions, drugId });
  const { dose, frequency, route, timing, days } = read;
  const units = quantity ?? read.quantity ?? 1;
  await shop.drug(drug, units);
  return { drugId, dose, frequency, route, timing, days, directionsText: read.zh, quantity: units };
}

/** The printed prescription is photographed and kept with what was written down. */
export async function attachPicture(
  shop: DemoShop,
  draft: PrescriptionDetail,
  { paint, folder }: { paint: (picture: PictureOf) => Buffer; folder: string },
): Promise<PrescriptionDetail> {
  const path = join(folder, `处方-${draft.patient?.name ?? ''}.png`);
  writeFileSync(path, paint(pictureOf(draft)));
  const { prescription } = await shop
    .as('陈静')
    .do('prescriptions.attachImage', { ...seen(draft), fileRef: shop.pickFile(path) });
  return prescription;
}

function pictureOf({
  hospital,
  department,
  patient,
  diagnosis,
  issuedOn,
  lines,
  doctor,
}: PrescriptionDetail): PictureOf {
  const { name = '', sex = 'unknown', ageYears = null } = patient ?? {};
  return {
    hospital,
    facts: [
      `姓名：${name}    性别：${SEX_WORDS[sex]}    年龄：${ageYears ?? ''}岁`,
      `科别：${department}    日期：${issuedOn}`,
      `临床诊断：${diagnosis}`,
    ],
    lines: lines.flatMap(({ genericName, specification, quantity, unit, directionsText }, index) => [
      `${index + 1}. ${genericName}  ${specification}  ×${quantity}${unit}`,
      `   用法：${directionsText}`,
    ]),
    foot: [`医师：${doctor?.name ?? ''}              审核：            调配：`],
  };
}

/** A draft is handed in for review. */
export async function handIn(shop: DemoShop, draft: PrescriptionDetail): Promise<PrescriptionDetail> {
  const { prescription } = await shop.as('陈静').do('prescriptions.submit', seen(draft));
  return prescription;
}

/** The pharmacist approves, with a word to each finding that asks for one. */
export async function approve(
  shop: DemoShop,
  waiting: PrescriptionDetail,
  { by = '林婉清', answerTo }: { by?: DemoName; answerTo?: (finding: Finding) => Omit<Answer, 'key'> } = {},
): Promise<PrescriptionDetail> {
  const pharmacist = shop.as(by);
  const { findings } = await pharmacist.do('prescriptions.findings', {
    prescriptionId: waiting.prescriptionId,
  });
  const asked = findings.filter(({ level }) => level === 'confirm');
  const answers = asked.map((finding) => ({ key: finding.key, ...(answerTo?.(finding) ?? AGREED) }));
  const { prescription } = await pharmacist.do('prescriptions.approve', { ...seen(waiting), answers });
  return prescription;
}

const AGREED = { reason: '已与处方医师电话确认，可用', doctorSignature: '' };
