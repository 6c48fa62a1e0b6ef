import { dispenseAndHandOver, orderPrescription, payByCard } from '../order-steps.ts';
import type { Scene } from '../play-scenes.ts';
import type { PictureOf } from '../prescription-picture.ts';
import { approve, attachPicture, capture, handIn } from '../prescription-steps.ts';

/** A prescription from the counter to the bag: photographed, reviewed, paid, picked by scan, checked, labelled. */
export const prescriptionSold = (camera: { paint: (picture: PictureOf) => Buffer; folder: string }): Scene =>
  async function* (shop) {
    yield shop.time.day(11, '09:20');
    const draft = await capture(shop, {
      patient: { name: '单秀英', sex: 'female', ageYears: 68, phone: '13900020001', allergies: [] },
      doctor: 'respiratory',
      diagnosis: '急性支气管炎',
      lines: [
        { drug: '阿莫西林胶囊', directions: '2# tid po pc 5d' },
        { drug: '盐酸氨溴索口服溶液', directions: '10ml tid po pc 4d' },
      ],
    });
    const waiting = await handIn(shop, await attachPicture(shop, draft, camera));
    yield shop.time.in(12);
    const { prescriptionId } = await approve(shop, waiting);
    yield shop.time.in(3);
    const { orderId } = await payByCard(shop, await orderPrescription(shop, prescriptionId));
    yield shop.time.in(8);
    await shop.as('赵磊').do('printing.printDocument', { orderId, document: 'label' });
    await dispenseAndHandOver(shop, orderId);
  };
