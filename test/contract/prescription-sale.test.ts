import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CartView } from '#shared/contracts/cart.ts';
import type { PrescriptionDetail } from '#shared/contracts/prescriptions.ts';
import {
  approved,
  atOtherTill,
  documentOf,
  draft,
  PATIENT,
  rejected,
  seen,
  waiting,
} from '#test/support/prescriptions.ts';
import { activeCart, BUYER, checkoutOf, fillCart } from '#test/support/sell.ts';
import { HOUR_MS, MINUTE_MS } from '#test/support/test-platform.ts';
import { openShop, type TestShop } from '#test/support/test-shop.ts';

let shop: TestShop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(async () => {
  expect((await shop.till.do('system.verifyStore', {})).differences).toEqual([]);
  await shop.counter.dispose();
});

const FROM_MORNING_TO_MIDNIGHT_MS = 14 * HOUR_MS + 30 * MINUTE_MS;

const add = ({ prescriptionId }: PrescriptionDetail): Promise<CartView> =>
  shop.till.do('cart.addPrescription', { prescriptionId });
const now = ({ prescriptionId }: PrescriptionDetail) => shop.till.do('prescriptions.get', { prescriptionId });
const cash = [{ kind: 'cash' as const, receivedFen: 100_000 }];
const on = ({ prescriptionId }: PrescriptionDetail, lineNo = 1) => ({ prescriptionId, lineNo });

/** Orders a quantity of the antibiotic on a prescription, without a cart. */
async function order(prescription: PrescriptionDetail, quantity: number) {
  const lines = [{ drugId: shop.drugs.antibiotic, quantity, prescription: on(prescription) }];
  return (await shop.till.do('orders.createDirect', { lines })).order;
}

describe('RX-2: a sale on prescription', () => {
  it('RX-2 RX-8: approved, it goes from the queue to the customer; whoever dispensed signs', async () => {
    const { till } = shop;
    const prescription = await approved(shop);
    const cart = await add(prescription);
    expect(cart).toMatchObject({
      sellable: true,
      lines: [
        {
          quantity: 2,
          warnings: [],
          prescription: { number: prescription.number, lineNo: 1, status: 'approved', remainingQuantity: 2 },
        },
      ],
    });
    const { order } = await till.do('orders.checkout', checkoutOf(cart));
    const { prescriptionId } = prescription;
    expect(order.items).toMatchObject([{ prescriptionId, prescriptionLineNo: 1 }]);
    expect(order.doctor).toEqual({ doctorId: prescription.doctor?.doctorId, name: '曾建国' });
    await till.do('orders.startDispensing', { orderId: order.orderId });
    const after = await now(prescription);
    expect(after).toMatchObject({
      status: 'dispensed',
      lines: [{ orderedQuantity: 2, remainingQuantity: 0 }],
      orders: [{ orderNumber: order.orderNumber, status: 'dispensing' }],
      historyIntact: true,
    });
    expect(after.signatures.map(({ role, name, intact }) => [role, name, intact])).toEqual([
      ['doctor', '曾建国', true],
      ['reviewer', '钱药师', true],
      ['dispenser', '王芳', true],
    ]);
    expect(await till.refused('cart.addPrescription', { prescriptionId })).toBe('PRESCRIPTION_NOT_APPROVED');
  });

  it('RX-2: the cart is the patient’s customer’s, and undo takes the lines back', async () => {
    const { till } = shop;
    const prescription = await approved(shop, { antibiotic: 1, vitamin: 2 });
    const person = { customerId: null, name: '单秀英', phone: '13800010001', isMember: true };
    const { customerId } = await till.do('customers.save', person);
    const patientId = prescription.patient?.patientId ?? 0;
    await till.do('prescriptions.savePatient', { ...PATIENT, patientId, customerId });
    await fillCart(shop, { plaster: 1 });
    const cart = await add(prescription);
    expect(cart.customer?.customerId).toBe(customerId);
    expect(cart.lines.map(({ quantity }) => quantity)).toEqual([1, 1, 2]);
    // Once more sets the lines to what is left and doubles nothing.
    expect((await add(prescription)).lines.map(({ quantity }) => quantity)).toEqual([1, 1, 2]);
    await till.do('cart.undo', { cartId: cart.cartId });
    expect((await till.do('cart.undo', { cartId: cart.cartId })).lines).toHaveLength(1);
  });

  it('RX-2: one that waits may be ordered and is paid by no path before it is approved', async () => {
    const { till } = shop;
    const handedIn = await waiting(shop);
    const cart = await add(handedIn);
    expect(cart.sellable).toBe(false);
    expect(cart.lines[0]?.warnings).toEqual([
      { code: 'prescription_waiting', blocking: true, params: { number: handedIn.number } },
    ]);
    const notApproved = {
      ok: false,
      error: { code: 'PRESCRIPTION_NOT_APPROVED', params: { number: handedIn.number, status: 'waiting' } },
    };
    expect(await till.try('orders.checkout', checkoutOf(cart))).toMatchObject(notApproved);
    const { order } = await till.do('orders.createFromCart', { cartId: cart.cartId });
    const pay = order.actions.find(({ action }) => action === 'pay');
    expect(pay).toMatchObject({ allowed: false, reason: 'PRESCRIPTION_NOT_APPROVED' });
    const settle = { orderId: order.orderId, tenders: cash };
    for (const handOver of [true, false]) {
      expect(await till.try('orders.settle', { ...settle, handOver })).toMatchObject(notApproved);
    }
    const { till: reviewer } = await atOtherTill(shop, '钱药师');
    await reviewer.do('prescriptions.approve', seen(handedIn));
    await till.do('orders.settle', { ...settle, handOver: true });
    await till.do('orders.startDispensing', { orderId: order.orderId });
    expect((await now(handedIn)).status).toBe('dispensed');
  });

  it('RX-2: paid and dispensed later by somebody else, it is theirs to sign', async () => {
    const { till, counter } = shop;
    const prescription = await approved(shop);
    const { orderId } = await order(prescription, 2);
    await till.do('orders.settle', { orderId, tenders: cash, handOver: false });
    expect((await now(prescription)).status).toBe('approved');
    const dispenser = await counter.signInWith('周调剂', ['dispenser']);
    await dispenser.do('orders.startDispensing', { orderId });
    expect((await now(prescription)).signatures.at(-1)).toMatchObject({ role: 'dispenser', name: '周调剂' });
  });

  it('RX-2: in two orders, it is dispensed with the second', async () => {
    const { till } = shop;
    const prescription = await approved(shop);
    for (const status of ['approved', 'dispensed']) {
      const { orderId } = await order(prescription, 1);
      await till.do('orders.settle', { orderId, tenders: cash, handOver: true });
      await till.do('orders.startDispensing', { orderId });
      expect((await now(prescription)).status).toBe(status);
    }
    const { events, signatures } = await now(prescription);
    expect(events.slice(-2).map(({ action }) => action)).toEqual(['dispense_part', 'dispense']);
    expect(signatures.filter(({ role }) => role === 'dispenser')).toHaveLength(2);
  });
});

describe('RX-2: what no prescription covers is not sold', () => {
  it.each(['withdrawn', 'rejected', 'draft'] as const)('RX-2: one that is %s', async (status) => {
    const { till } = shop;
    const make = { withdrawn: approved, rejected, draft }[status];
    const prescription = await make(shop);
    if (status === 'withdrawn')
      await till.do('prescriptions.withdraw', { ...seen(prescription), reason: '顾客不要了' });
    const { prescriptionId } = prescription;
    expect(await till.try('cart.addPrescription', { prescriptionId })).toMatchObject({
      ok: false,
      error: { code: 'PRESCRIPTION_NOT_APPROVED', params: { status } },
    });
    const lines = [{ drugId: shop.drugs.antibiotic, quantity: 1, prescription: on(prescription) }];
    expect(await till.refused('orders.createDirect', { lines })).toBe('PRESCRIPTION_NOT_APPROVED');
  });

  it('RX-2: one withdrawn after its order was made, or paid: the order is not paid, or not dispensed', async () => {
    const { till } = shop;
    const prescription = await approved(shop);
    const [first, second] = [await order(prescription, 1), await order(prescription, 1)];
    await till.do('orders.settle', { orderId: first.orderId, tenders: cash, handOver: false });
    await till.do('prescriptions.withdraw', { ...seen(prescription), reason: '医师撤回' });
    expect(
      await till.refused('orders.settle', { orderId: second.orderId, tenders: cash, handOver: false }),
    ).toBe('PRESCRIPTION_NOT_APPROVED');
    expect(await till.refused('orders.startDispensing', { orderId: first.orderId })).toBe(
      'PRESCRIPTION_NOT_APPROVED',
    );
    await till.do('orders.cancel', { orderId: first.orderId, reason: '处方撤回' });
  });

  it('RX-2: no more than is prescribed over all orders; a cancelled order gives back', async () => {
    const { till, drugs } = shop;
    const prescription = await approved(shop);
    const first = await order(prescription, 1);
    const wanted = (quantity: number) => ({
      lines: [{ drugId: drugs.antibiotic, quantity, prescription: on(prescription) }],
    });
    expect(await till.try('orders.createDirect', wanted(2))).toMatchObject({
      ok: false,
      error: { code: 'PRESCRIPTION_QUANTITY_EXCEEDED', params: { prescribed: 2, remaining: 1, quantity: 2 } },
    });
    const twice = [...wanted(1).lines, ...wanted(1).lines];
    expect(await till.refused('orders.createDirect', { lines: twice })).toBe(
      'PRESCRIPTION_QUANTITY_EXCEEDED',
    );
    const cart = await add(prescription);
    expect(cart.lines[0]?.quantity).toBe(1);
    const { cartId } = cart;
    const lineId = cart.lines[0]?.lineId ?? 0;
    const more = await till.do('cart.setQuantity', { cartId, lineId, quantity: 2 });
    expect(more.lines[0]?.warnings).toEqual([
      { code: 'prescription_quantity', blocking: true, params: { limit: 1, quantity: 2 } },
    ]);
    expect(await till.refused('orders.checkout', checkoutOf(more))).toBe('PRESCRIPTION_QUANTITY_EXCEEDED');
    await till.do('orders.cancel', { orderId: first.orderId, reason: '改数量' });
    expect((await activeCart(till)).sellable).toBe(true);
    await till.do('orders.checkout', checkoutOf(more));
    expect((await now(prescription)).lines).toMatchObject([{ orderedQuantity: 2, remainingQuantity: 0 }]);
  });

  it('RX-2: everything ordered and not yet dispensed leaves nothing to add', async () => {
    const prescription = await approved(shop);
    await order(prescription, 2);
    const { prescriptionId } = prescription;
    expect(await shop.till.refused('cart.addPrescription', { prescriptionId })).toBe('PRESCRIPTION_USED_UP');
  });

  it('RX-2: another drug, another line or a prescription that is not there', async () => {
    const { till, drugs } = shop;
    const prescription = await approved(shop, { antibiotic: 1, vitamin: 1 });
    const refused = (drugId: number, place: { prescriptionId: number; lineNo: number }) =>
      till.refused('orders.createDirect', { lines: [{ drugId, quantity: 1, prescription: place }] });
    expect(await refused(drugs.antibiotic, on(prescription, 2))).toBe('PRESCRIPTION_MISMATCH');
    expect(await refused(drugs.antibiotic, on(prescription, 3))).toBe('PRESCRIPTION_MISMATCH');
    expect(await refused(drugs.antibiotic, { prescriptionId: 99, lineNo: 1 })).toBe('PRESCRIPTION_NOT_FOUND');
    expect(await till.refused('cart.addPrescription', { prescriptionId: 99 })).toBe('PRESCRIPTION_NOT_FOUND');
  });

  it('RX-2 RX-7: a drug added by hand is blocked beside one on prescription', async () => {
    const { till, drugs } = shop;
    await add(await approved(shop));
    const { cart } = await till.do('cart.addItem', { drugId: drugs.antibiotic, quantity: 1 });
    expect(cart.lines).toHaveLength(2);
    expect(cart.sellable).toBe(false);
    expect(await till.refused('orders.checkout', checkoutOf(cart))).toBe('PRESCRIPTION_REQUIRED');
  });
});

describe('RX-3: after its last valid day', () => {
  it('RX-3: what was ordered is not paid, what was paid is not dispensed, also before the schedule comes', async () => {
    const { till, counter } = shop;
    await till.do('settings.update', {
      limits: { ...(await till.do('settings.get', {})).limits, minutesToPay: 1_440 },
    });
    const prescription = await approved(shop);
    const [first, second] = [await order(prescription, 1), await order(prescription, 1)];
    await till.do('orders.settle', { orderId: first.orderId, tenders: cash, handOver: false });
    const settle = { orderId: second.orderId, tenders: cash, handOver: false };
    counter.time.set(counter.time.nowMs() + FROM_MORNING_TO_MIDNIGHT_MS);
    for (const _ of ['before the schedule', 'after it']) {
      expect(await till.refused('orders.settle', settle)).toBe('PRESCRIPTION_LAPSED');
      expect(await till.refused('orders.startDispensing', { orderId: first.orderId })).toBe(
        'PRESCRIPTION_LAPSED',
      );
      const { prescriptionId } = prescription;
      expect(await till.refused('cart.addPrescription', { prescriptionId })).toBe('PRESCRIPTION_LAPSED');
      counter.time.advance(MINUTE_MS);
    }
    await till.do('orders.cancel', { orderId: first.orderId, reason: '处方过期' });
  });

  it('RX-3: a cart that was filled in time shows that it is over', async () => {
    const { till, counter } = shop;
    const cart = await add(await approved(shop));
    counter.time.advance(FROM_MORNING_TO_MIDNIGHT_MS);
    expect((await activeCart(till)).lines[0]?.warnings).toMatchObject([
      { code: 'prescription_ended', blocking: true, params: { status: 'lapsed' } },
    ]);
    expect(await till.refused('orders.checkout', checkoutOf(cart))).toBe('PRESCRIPTION_NOT_APPROVED');
  });
});

describe('RX-2: a pharmacist is present', () => {
  it('RX-2: without one on duty no prescription drug is paid; with one it is', async () => {
    const { till, counter } = shop;
    const handedIn = await waiting(shop);
    const pharmacist = await counter.signInWith('钱药师', ['pharmacist']);
    await pharmacist.do('prescriptions.approve', seen(handedIn));
    const cashier = await counter.signInWith('周收银', ['cashier']);
    await till.do('staff.endDuty', {});
    const { prescriptionId } = handedIn;
    const cart = await cashier.do('cart.addPrescription', { prescriptionId });
    expect(cart.sellable).toBe(true);
    await pharmacist.do('staff.endDuty', {});
    const alone = await activeCart(cashier);
    expect(alone.lines[0]?.warnings).toEqual([{ code: 'pharmacist_absent', blocking: true, params: {} }]);
    expect(await cashier.try('orders.checkout', checkoutOf(alone))).toMatchObject({
      ok: false,
      error: { code: 'PHARMACIST_ABSENT', params: { drugIds: [shop.drugs.antibiotic] } },
    });
    await counter.signInWith('过期', ['pharmacist'], {
      licenceNumber: 'ZY1',
      licenceExpiresOn: '2026-06-14',
    });
    expect(await cashier.refused('orders.checkout', checkoutOf(alone))).toBe('PHARMACIST_ABSENT');
    const again = await counter.signInWith('孙药师', ['pharmacist']);
    await cashier.do('orders.checkout', checkoutOf(alone));
    shop = { ...shop, till: await counter.signIn('王店长') };
    await again.do('staff.endDuty', {});
  });

  it('RX-2: other drugs are sold without one', async () => {
    const { till, counter, drugs } = shop;
    const cashier = await counter.signInWith('周收银', ['cashier']);
    await till.do('staff.endDuty', {});
    const { cart } = await cashier.do('cart.addItem', { drugId: drugs.vitamin, quantity: 1 });
    await cashier.do('orders.checkout', checkoutOf(cart));
    shop = { ...shop, till: await counter.signIn('王店长') };
  });
});

describe('RX-7: watched drugs on prescription', () => {
  it('RX-7: the limit of packs does not apply, the buyer is recorded all the same', async () => {
    const { till } = shop;
    const cart = await add(await approved(shop, { ephedrine: 5 }));
    expect(cart).toMatchObject({ sellable: true, buyerIdRequired: true });
    const sale = checkoutOf(cart);
    expect(await till.refused('orders.checkout', { ...sale, details: {} })).toBe('BUYER_ID_REQUIRED');
    const { order } = await till.do('orders.checkout', { ...sale, details: { buyer: BUYER } });
    expect(order.buyer?.name).toBe(BUYER.name);
  });
});

describe('ORD-9: an order on prescription that is divided', () => {
  it('ORD-9 RX-2: what was paid in time stays paid in time when its parts take it over after the prescription ended', async () => {
    const { till } = shop;
    const prescription = await approved(shop);
    const { orderId, amounts } = await order(prescription, 2);
    const tenders = [{ kind: 'card' as const, amountFen: amounts.totalFen, reference: 'POS' }];
    await till.do('orders.settle', { orderId, tenders, handOver: false });
    await till.do('prescriptions.withdraw', { ...seen(await now(prescription)), reason: '患者不要了' });
    shop.counter.time.advance(MINUTE_MS);
    const parts = [1, 1].map((quantity) => ({ lines: [{ lineNo: 1, quantity }] }));
    const divided = await till.do('orders.split', { orderId, parts });
    expect(divided.parts.map(({ status }) => status)).toEqual(['paid', 'paid']);
    // Dispensing asks the prescription again.
    const refused = { orderId: divided.parts[0]?.orderId ?? 0 };
    expect(await till.refused('orders.startDispensing', refused)).toBe('PRESCRIPTION_NOT_APPROVED');
  });
});

describe('RX-2: an order that is older than a correction', () => {
  /** An order of two packs on a prescription that is sent back and corrected before it is paid. */
  async function orderedBefore(correction: { quantity: number; drug: 'antibiotic' | 'paracetamol' }) {
    const { till } = shop;
    const handedIn = await waiting(shop);
    const { orderId, amounts } = await order(handedIn, 2);
    const { till: pharmacist } = await atOtherTill(shop, '钱药师');
    const back = await pharmacist.do('prescriptions.reject', { ...seen(handedIn), reason: '请核改' });
    const revised = await till.do('prescriptions.revise', seen(back.prescription));
    const { quantity, drug } = correction;
    const document = { ...(await documentOf(shop, { [drug]: quantity })), ...seen(revised.prescription) };
    const corrected = await till.do('prescriptions.save', document);
    const again = await till.do('prescriptions.submit', seen(corrected.prescription));
    await pharmacist.do('prescriptions.approve', seen(again.prescription));
    const tenders = [{ kind: 'card' as const, amountFen: amounts.totalFen, reference: 'POS' }];
    return { orderId, tenders, handOver: false };
  }

  it.each([
    [{ quantity: 1, drug: 'antibiotic' }, 'PRESCRIPTION_QUANTITY_EXCEEDED'],
    [{ quantity: 2, drug: 'paracetamol' }, 'PRESCRIPTION_MISMATCH'],
  ] as const)('RX-2: after %o it is not paid any more, and the screen says why', async (correction, code) => {
    const payment = await orderedBefore(correction);
    const { orderId } = payment;
    expect(await shop.till.refused('orders.settle', payment)).toBe(code);
    const { actions } = await shop.till.do('orders.get', { orderId });
    expect(actions.find(({ action }) => action === 'pay')).toMatchObject({ allowed: false, reason: code });
  });

  it('RX-2: where the correction still covers it, it is paid', async () => {
    const payment = await orderedBefore({ quantity: 3, drug: 'antibiotic' });
    expect((await shop.till.do('orders.settle', payment)).order.status).toBe('paid');
  });
});
