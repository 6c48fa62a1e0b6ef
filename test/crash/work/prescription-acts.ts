import { calendarDay } from '#core/platform/platform.ts';
import type { PrescriptionSummary } from '#shared/contracts/prescriptions.ts';
import { DOCTOR, lineOf, PATIENT } from '#test/support/prescriptions.ts';
import { SHOP_TIME_ZONE } from '#test/support/test-platform.ts';
import { type Act, type BusyWork, pickOne } from './busy-work.ts';

type Seen = { readonly prescriptionId: number; readonly version: number };

/** Writes a prescription down: who is ill, who prescribed, and what; over a draft where there is one. */
async function writeDown(work: BusyWork, draft: Seen | null = null): Promise<void> {
  const patient = await work.command('prescriptions.savePatient', {
    ...PATIENT,
    allergies: work.random.chance(0.3) ? ['青霉素'] : [],
  });
  const doctor = await work.command('prescriptions.saveDoctor', DOCTOR);
  const drugId = pickOne(work.random, work.rxDrugIds) ?? 0;
  const { nowMs } = await work.read('system.status', {});
  const saved = await work.command('prescriptions.save', {
    ...(draft ?? { prescriptionId: null }),
    kind: 'normal',
    patientId: patient?.patientId ?? null,
    doctorId: doctor?.doctorId ?? null,
    hospital: DOCTOR.hospital,
    department: DOCTOR.department,
    diagnosis: '急性支气管炎',
    issuedOn: calendarDay(nowMs, SHOP_TIME_ZONE),
    validDays: work.random.between(1, 3),
    lines: [lineOf(drugId, work.random.between(1, 3))],
  });
  if (saved !== null && work.random.chance(0.6))
    await work.command('prescriptions.submit', seen(saved.prescription));
}

const seen = ({ prescriptionId, version }: Seen): Seen => ({ prescriptionId, version });

async function takeOn(work: BusyWork): Promise<void> {
  const { rows } = await work.read('prescriptions.list', {
    statuses: ['draft', 'waiting', 'approved', 'rejected'],
    pageSize: 12,
  });
  const row = pickOne(work.random, rows);
  if (row === undefined || work.random.chance(0.3)) return writeDown(work);
  const { prescriptionId } = row;
  const prescription = await work.read('prescriptions.get', { prescriptionId, number: null });
  if (work.random.chance(0.05)) {
    await work.command('prescriptions.withdraw', { ...seen(prescription), reason: '患者不要了' });
    return;
  }
  await STEPS[row.status](work, prescription);
}

type Step = (work: BusyWork, on: Seen & { images: readonly { sha256: string }[] }) => Promise<unknown>;

const STEPS: Readonly<Record<PrescriptionSummary['status'], Step>> = {
  draft: async (work, on) => {
    const [image] = on.images;
    if (work.random.chance(0.3)) {
      await work.command('prescriptions.attachImage', { ...seen(on), fileRef: work.pickPicture() });
    } else if (image !== undefined && work.random.chance(0.4)) {
      await work.command('prescriptions.detachImage', { ...seen(on), sha256: image.sha256 });
    } else if (work.random.chance(0.2)) await writeDown(work, seen(on));
    else await work.command('prescriptions.submit', seen(on));
  },
  waiting: async (work, on) => {
    if (work.random.chance(0.25)) return sell(work, on);
    if (work.random.chance(0.25))
      return work.colleague('prescriptions.reject', { ...seen(on), reason: '剂量有误' });
    const { findings } = await work.read('prescriptions.findings', { prescriptionId: on.prescriptionId });
    const answers = findings
      .filter(({ level }) => level === 'confirm')
      .map(({ key }) => ({ key, reason: '已与医师确认', doctorSignature: DOCTOR.name }));
    return work.colleague('prescriptions.approve', { ...seen(on), answers });
  },
  approved: sell,
  rejected: (work, on) => work.command('prescriptions.revise', seen(on)),
  dispensed: () => Promise.resolve(),
  lapsed: () => Promise.resolve(),
  withdrawn: () => Promise.resolve(),
};

/** What is prescribed becomes an order; one that waits for review may, and is paid once it is approved. */
async function sell(work: BusyWork, { prescriptionId }: Seen): Promise<void> {
  const cart = await work.command('cart.addPrescription', { prescriptionId });
  if (cart === null) return;
  await work.command('orders.createFromCart', { cartId: cart.cartId });
}

export const PRESCRIPTION_ACTS: readonly Act[] = [
  {
    sends: [
      'prescriptions.savePatient',
      'prescriptions.saveDoctor',
      'prescriptions.save',
      'prescriptions.submit',
      'prescriptions.attachImage',
      'prescriptions.detachImage',
      'prescriptions.approve',
      'prescriptions.reject',
      'prescriptions.revise',
      'prescriptions.withdraw',
      'cart.addPrescription',
      'orders.createFromCart',
    ],
    weight: 5,
    run: takeOn,
  },
];
