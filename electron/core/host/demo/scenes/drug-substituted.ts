import { invariant } from '#shared/errors/index.ts';
import { dispenseAndHandOver, orderPrescription, payByCard } from '../order-steps.ts';
import type { Scene } from '../play-scenes.ts';
import { approve, capture, handIn } from '../prescription-steps.ts';

/** What was paid for is not on the shelf: a pharmacist gives as much of another maker, at the price that was paid. */
export const drugSubstituted: Scene = async function* (shop) {
  yield shop.time.day(2, '15:20');
  const waiting = await handIn(
    shop,
    await capture(shop, {
      patient: { name: '石建华', sex: 'male', ageYears: 66, phone: '13900080003', allergies: [] },
      doctor: 'cardiology',
      kind: 'chronic',
      diagnosis: '高血压',
      lines: [{ drug: '马来酸依那普利片', directions: '1# qd po 28d' }],
    }),
  );
  yield shop.time.in(9);
  const { prescriptionId } = await approve(shop, waiting);
  yield shop.time.in(4);
  const { orderId } = await payByCard(shop, await orderPrescription(shop, prescriptionId));
  yield shop.time.in(6);
  const pharmacist = shop.as('林婉清');
  const { equivalents } = await pharmacist.do('dispensing.equivalents', { orderId, lineNo: 1 });
  const [other] = equivalents;
  invariant(other?.isEnough === true, 'another maker is in stock');
  const { lines } = await pharmacist.do('dispensing.get', { orderId });
  const { order } = await pharmacist.do('dispensing.substitute', {
    orderId,
    lineNo: 1,
    drugId: other.drugId,
    cause: 'not_on_shelf',
    reason: '货架上没有，顾客急用',
    missing: (lines[0]?.batches ?? []).map(({ batchId, quantity }) => ({ batchId, quantity })),
  });
  yield shop.time.in(3);
  await shop.as('赵磊').do('printing.printDocument', { orderId: order.orderId, document: 'label' });
  await dispenseAndHandOver(shop, order.orderId);
};
