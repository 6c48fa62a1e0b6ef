import { DOCTOR, lineOf, PATIENT } from '#test/support/prescriptions.ts';
import { localToday } from '../../bench-shop.ts';
import { type Counter, cardFor, linesOf, REASON, type Story } from './counter.ts';

const barcodeOf = ({ drugs }: Counter, drugId: number): string =>
  drugs.find((drug) => drug.drugId === drugId)?.barcode ?? '';

async function handedIn(counter: Counter) {
  const { clerk } = counter;
  const { patientId } = await clerk.do('prescriptions.savePatient', {
    ...PATIENT,
    phone: `138${String(counter.round).padStart(8, '0')}`,
  });
  const { doctorId } = await clerk.do('prescriptions.saveDoctor', DOCTOR);
  const { hospital, department } = DOCTOR;
  const { prescription } = await clerk.do('prescriptions.save', {
    prescriptionId: null,
    kind: 'normal',
    patientId,
    doctorId,
    hospital,
    department,
    diagnosis: '急性支气管炎',
    issuedOn: localToday(),
    lines: linesOf(counter, 3).map(({ drugId, quantity }) => lineOf(drugId, quantity)),
  });
  return (await clerk.do('prescriptions.submit', seen(prescription))).prescription;
}

const seen = ({ prescriptionId, version }: { prescriptionId: number; version: number }) => ({
  prescriptionId,
  version,
});

async function dispensedOnPrescription(counter: Counter): Promise<void> {
  const { clerk, colleague } = counter;
  const { prescription } = await colleague.do('prescriptions.approve', seen(await handedIn(counter)));
  const { prescriptionId } = prescription;
  const { order } = await clerk.do('orders.createDirect', {
    lines: prescription.lines.map(({ lineNo, drugId, quantity }) => ({
      drugId,
      quantity,
      prescription: { prescriptionId, lineNo },
    })),
  });
  const { orderId } = order;
  await clerk.do('orders.settle', { orderId, tenders: [cardFor(order)], handOver: false });
  await clerk.do('orders.startDispensing', { orderId });
  const { lines } = await clerk.do('dispensing.get', { orderId });
  for (const { lineNo, batches } of lines.slice(0, 1)) {
    for (const { batchId, quantity } of batches)
      await clerk.do('dispensing.verifyByEye', { orderId, lineNo, batchId, quantity, reason: REASON });
  }
  for (const { drugId, quantity } of lines.slice(1)) {
    for (let unit = 0; unit < quantity; unit += 1) await scanned(counter, { orderId, drugId });
  }
  const { packs } = await clerk.do('dispensing.get', { orderId });
  const { packId = 0, lineNo: taken } = packs.at(-1) ?? {};
  await clerk.do('dispensing.takeBackPack', { orderId, packId });
  await scanned(counter, { orderId, drugId: lines.find(({ lineNo }) => lineNo === taken)?.drugId ?? 0 });
  await colleague.do('dispensing.check', { orderId });
  await clerk.do('orders.handOver', { orderId });
}

const scanned = (counter: Counter, { orderId, drugId }: { orderId: number; drugId: number }) =>
  counter.clerk.do('dispensing.verifyPack', { orderId, code: barcodeOf(counter, drugId), quantity: 1 });

async function sentBack(counter: Counter): Promise<void> {
  const { clerk, colleague } = counter;
  const waiting = await handedIn(counter);
  const { prescription } = await colleague.do('prescriptions.reject', { ...seen(waiting), reason: REASON });
  await clerk.do('prescriptions.revise', seen(prescription));
}

async function withdrawn(counter: Counter): Promise<void> {
  const waiting = await handedIn(counter);
  await counter.clerk.do('prescriptions.withdraw', { ...seen(waiting), reason: REASON });
}

export const PRESCRIPTION_STORIES: readonly Story[] = [dispensedOnPrescription, sentBack, withdrawn];
