import { dispenseAndHandOver, orderPrescription, payByCard } from '../order-steps.ts';
import type { Scene } from '../play-scenes.ts';
import { approve, capture, handIn } from '../prescription-steps.ts';

/** A recipe of herbs with a pair of the 十八反 (甘草 and 海藻), given on the doctor's second signature. */
export const herbsSignedTwice: Scene = async function* (shop) {
  yield shop.time.day(8, '10:40');
  const waiting = await handIn(
    shop,
    await capture(shop, {
      patient: { name: '吴美凤', sex: 'female', ageYears: 46, phone: '13900020003', allergies: ['青霉素'] },
      doctor: 'chinese',
      diagnosis: '瘿病（痰瘀互结证）',
      lines: [
        { drug: '海藻', directions: '15g bid po 7d', quantity: 2 },
        { drug: '炙甘草', directions: '6g bid po 7d', quantity: 1 },
        { drug: '当归', directions: '10g bid po 7d', quantity: 1 },
        { drug: '陈皮', directions: '9g bid po 7d', quantity: 1 },
      ],
    }),
  );
  yield shop.time.in(18);
  const { prescriptionId } = await approve(shop, waiting, {
    answerTo: () => ({
      reason: '海藻玉壶汤古方配伍，医师确认剂量并再次签名',
      doctorSignature: '顾怀仁',
    }),
  });
  yield shop.time.in(5);
  const { orderId } = await payByCard(shop, await orderPrescription(shop, prescriptionId));
  yield shop.time.in(20);
  await dispenseAndHandOver(shop, orderId);
};
