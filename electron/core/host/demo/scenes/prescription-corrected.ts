import { dispenseAndHandOver, orderPrescription, payByCard } from '../order-steps.ts';
import type { Scene } from '../play-scenes.ts';
import { approve, capture, documentOf, handIn, type PaperPrescription, seen } from '../prescription-steps.ts';

const PAPER: PaperPrescription = {
  patient: { name: '周国强', sex: 'male', ageYears: 57, phone: '13900020002', allergies: [] },
  doctor: 'cardiology',
  kind: 'chronic',
  diagnosis: '高血压 2 级',
  lines: [{ drug: '苯磺酸氨氯地平片', directions: '1# tid po 14d' }],
};

/** The pharmacist sends a prescription back for its dose; corrected by the doctor, it is handed in anew and approved. */
export const prescriptionCorrected: Scene = async function* (shop) {
  yield shop.time.day(9, '14:30');
  const waiting = await handIn(shop, await capture(shop, PAPER));
  yield shop.time.in(15);
  const reason = '氨氯地平应一日一次，处方为一日三次，超过每日最大剂量，请医师核改';
  const { prescription: rejected } = await shop
    .as('周正')
    .do('prescriptions.reject', { ...seen(waiting), reason });
  yield shop.time.in(40);
  const cashier = shop.as('陈静');
  const { prescription: draft } = await cashier.do('prescriptions.revise', seen(rejected));
  const lines = [{ drug: '苯磺酸氨氯地平片', directions: '1# qd po 14d' }];
  const document = { ...(await documentOf(shop, { ...PAPER, lines })), ...seen(draft) };
  const { prescription: corrected } = await cashier.do('prescriptions.save', document);
  const { prescriptionId } = await approve(shop, await handIn(shop, corrected), { by: '周正' });
  yield shop.time.in(6);
  const { orderId } = await payByCard(shop, await orderPrescription(shop, prescriptionId));
  yield shop.time.in(10);
  await dispenseAndHandOver(shop, orderId);
};
