import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { calendarDay } from '#core/platform/platform.ts';
import type { CallInput } from '#shared/contracts/index.ts';
import type { PrescriptionDetail } from '#shared/contracts/prescriptions.ts';
import type { DrugKey } from './small-catalog.ts';
import { SHOP_TIME_ZONE } from './test-platform.ts';
import type { TestShop } from './test-shop.ts';
import type { Till } from './till.ts';

/** The day on which tests begin, in the shop's time zone. */
export const TODAY = '2026-06-15';

/** A small picture, different for each `mark`. */
export const pngBytes = (mark = ''): Buffer =>
  Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from(`picture ${mark}`)]);

export const PATIENT = {
  patientId: null,
  name: '单秀英',
  sex: 'female',
  birthDate: '1958-03-12',
  phone: '13800010001',
  idNumber: '',
  allergies: [],
} as const satisfies CallInput<'prescriptions.savePatient'>;

export const DOCTOR = {
  doctorId: null,
  name: '曾建国',
  hospital: '市第一人民医院',
  department: '呼吸内科',
  licenceNumber: '110110000012345',
} as const satisfies CallInput<'prescriptions.saveDoctor'>;

/** A line of three times a day for three days. */
export const lineOf = (drugId: number, quantity = 1) => ({
  drugId,
  dose: { amount: '2', unit: 'capsule' } as const,
  frequency: 'tid' as const,
  route: 'po' as const,
  timing: 'pc' as const,
  days: 3,
  directionsText: '一次2粒，一日3次，饭后口服',
  quantity,
});

/** A chain's table of interactions of two drugs of the small catalogue. */
export const INTERACTIONS_CSV = '药品A,药品B,级别,说明,来源\n阿莫西林,维生素C,禁忌,试验,试验手册\n';

/** Writes a patient and a doctor down; returns their ids. */
export async function people(till: Till): Promise<{ patientId: number; doctorId: number }> {
  const { patientId } = await till.do('prescriptions.savePatient', PATIENT);
  const { doctorId } = await till.do('prescriptions.saveDoctor', DOCTOR);
  return { patientId, doctorId };
}

type Change = Partial<CallInput<'prescriptions.save'>>;

/** Everything that a screen sends to write down a prescription of some drugs. */
export async function documentOf(
  shop: TestShop,
  wanted: Partial<Record<DrugKey, number>> = { antibiotic: 2 },
  change: Change = {},
): Promise<CallInput<'prescriptions.save'>> {
  return {
    prescriptionId: null,
    kind: 'normal',
    ...(await people(shop.till)),
    hospital: DOCTOR.hospital,
    department: DOCTOR.department,
    diagnosis: '急性支气管炎',
    issuedOn: calendarDay(shop.counter.time.nowMs(), SHOP_TIME_ZONE),
    lines: Object.entries(wanted).map(([key, quantity]) => lineOf(shop.drugs[key as DrugKey], quantity)),
    ...change,
  };
}

/** A draft of some drugs. */
export async function draft(
  shop: TestShop,
  wanted?: Partial<Record<DrugKey, number>>,
  change?: Change,
): Promise<PrescriptionDetail> {
  const document = await documentOf(shop, wanted, change);
  const { prescription } = await shop.till.do('prescriptions.save', document);
  return prescription;
}

/** What a call names a prescription by. */
export const seen = ({ prescriptionId, version }: PrescriptionDetail) => ({ prescriptionId, version });

/** A prescription that waits for review. */
export async function waiting(
  shop: TestShop,
  wanted?: Partial<Record<DrugKey, number>>,
  change?: Change,
): Promise<PrescriptionDetail> {
  const written = await draft(shop, wanted, change);
  return (await shop.till.do('prescriptions.submit', seen(written))).prescription;
}

/** Puts a file where the user could have picked it; returns the name that calls use for it. */
export function pickFile({ counter }: Pick<TestShop, 'counter'>, name: string, bytes: Uint8Array): string {
  const path = join(counter.dataDir, name);
  writeFileSync(path, bytes);
  return counter.core.registerFile(path);
}

/** A draft with a picture. */
export async function draftWithImage(shop: TestShop): Promise<PrescriptionDetail> {
  const { prescription } = await shop.till.do('prescriptions.attachImage', {
    ...seen(await draft(shop)),
    fileRef: pickFile(shop, 'photo.png', pngBytes()),
  });
  return prescription;
}

/** The same shop with somebody else on duty, who has every role: what one wrote down another reviews. */
export async function atOtherTill(shop: TestShop, name = '赵敏'): Promise<TestShop> {
  return { ...shop, till: await shop.counter.signIn(name) };
}

/** A prescription that another pharmacist sent back to the till. */
export async function rejected(shop: TestShop): Promise<PrescriptionDetail> {
  const handedIn = await waiting(shop);
  const { till } = await atOtherTill(shop, '钱药师');
  const { prescription } = await till.do('prescriptions.reject', { ...seen(handedIn), reason: '剂量有误' });
  return prescription;
}

/** A prescription that another pharmacist approved, who is still on duty. */
export async function approved(
  shop: TestShop,
  wanted?: Partial<Record<DrugKey, number>>,
): Promise<PrescriptionDetail> {
  const handedIn = await waiting(shop, wanted);
  const { till } = await atOtherTill(shop, '钱药师');
  const { prescription } = await till.do('prescriptions.approve', seen(handedIn));
  return prescription;
}
