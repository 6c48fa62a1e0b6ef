import type { DemoShop } from '../demo-shop.ts';
import { orderPrescription, payByCard, pick, placeOrder } from '../order-steps.ts';
import type { Scene } from '../play-scenes.ts';
import { approve, capture, handIn } from '../prescription-steps.ts';

/** Orders on prescription that the dispensers have before them: one just paid, one half picked, one to be checked. */
const ON_PRESCRIPTION = [
  { name: '董建军', sex: 'male', phone: '13900050001', packs: 0, minutes: 17 },
  { name: '姚淑芬', sex: 'female', phone: '13900050002', packs: 1, minutes: 34 },
  { name: '韩冬梅', sex: 'female', phone: '13900050003', packs: Number.POSITIVE_INFINITY, minutes: 52 },
] as const;

/** What the dispensing screen shows at the opening. */
export const dispensingQueue: Scene = async function* (shop) {
  for (const person of ON_PRESCRIPTION.toReversed()) {
    yield shop.time.minutesAgo(person.minutes + 6);
    const orderId = await paidOnPrescription(shop, person);
    yield shop.time.in(4);
    if (person.packs > 0) await pick(shop, orderId, { first: person.packs });
  }
  yield shop.time.minutesAgo(9);
  const order = await placeOrder(shop, {
    wanted: [
      { drug: '藿香正气水', quantity: 2 },
      { drug: '医用棉签', quantity: 1 },
    ],
    customerId: await shop.customer('赵敏', '13800010006', true),
    details: { channel: 'mobile', remark: '下班后来取' },
  });
  await payByCard(shop, order);
};

async function paidOnPrescription(
  shop: DemoShop,
  { name, sex, phone }: (typeof ON_PRESCRIPTION)[number],
): Promise<number> {
  const waiting = await handIn(
    shop,
    await capture(shop, {
      patient: { name, sex, ageYears: 60, phone, allergies: [] },
      doctor: 'cardiology',
      kind: 'chronic',
      diagnosis: '高血压',
      validDays: 3,
      lines: [
        { drug: '苯磺酸氨氯地平片', directions: '1# qd po 14d' },
        { drug: '酒石酸美托洛尔片', directions: '1# bid po 14d' },
      ],
    }),
  );
  const { prescriptionId } = await approve(shop, waiting);
  const { orderId } = await payByCard(shop, await orderPrescription(shop, prescriptionId));
  return orderId;
}
