import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { requestFor } from '#test/support/after-sales-paths.ts';
import { orderIn } from '#test/support/order-paths.ts';
import { approved } from '#test/support/prescriptions.ts';
import { MONTH } from '#test/support/registers.ts';
import { activeCart, checkoutOf } from '#test/support/sell.ts';
import { HOUR_MS } from '#test/support/test-platform.ts';
import { openShop, type TestShop } from '#test/support/test-shop.ts';
import type { Till } from '#test/support/till.ts';
import { addMember } from '#test/support/waiting-orders.ts';

const PACK = '6901234567892';
const PREFIX = '8112345';
const RX_PREFIX = '8112346';
const trace = (serial: number, prefix = PREFIX) => `${prefix}${String(serial).padStart(13, '0')}`;

let shop: TestShop;
let till: Till;
beforeEach(async () => {
  shop = await openShop();
  till = shop.till;
  shop.counter.sql((db) => {
    const insert = db.prepare('INSERT INTO drug_barcode (barcode, drug_id) VALUES (?, ?)');
    insert.run(PREFIX, shop.drugs.paracetamol);
    insert.run(RX_PREFIX, shop.drugs.antibiotic);
  });
});
afterEach(async () => {
  expect((await till.do('system.verifyStore', {})).differences).toEqual([]);
  await shop.counter.dispose();
});

const scan = (code: string, by: Till = till) => by.do('cart.addScan', { code });
const codesIn = async (by: Till = till) => (await activeCart(by)).lines.map((line) => line.traceCodes);

async function refusal(code: string, by: Till = till) {
  const result = await by.try('cart.addScan', { code });
  if (result.ok) throw new Error(`${code} was taken`);
  return result.error;
}

async function sold(by: Till = till) {
  return (await by.do('orders.checkout', checkoutOf(await activeCart(by)))).order;
}

const packs = (orderId: number) =>
  shop.counter.sql((db) =>
    db
      .prepare(
        `SELECT batch_number AS batch, quantity, trace_code AS code, no_code_reason AS reason
        FROM dispensed_pack JOIN batch ON batch.id = batch_id WHERE order_id = ? ORDER BY dispensed_pack.id`,
      )
      .all(orderId),
  );

const switchOff = () =>
  till.do('rules.change', {
    ruleId: 'trace_codes',
    on: false,
    numbers: [],
    reason: '本省暂缓',
    version: 0,
  });

const setAside = () =>
  shop.counter.sql((db) => db.prepare('SELECT code FROM scanned_pack ORDER BY code').pluck().all());

describe('CAT-4 RX-4: trace codes scanned at the till', () => {
  it('CAT-4: a trace code adds one unit and stays on its line; other units of the line have none', async () => {
    await scan(trace(1));
    await scan(trace(2));
    const { cart } = await scan(PACK);
    expect(cart.lines).toHaveLength(1);
    expect(cart.lines[0]).toMatchObject({ quantity: 3, traceCodes: [trace(1), trace(2)] });
  });

  it('RX-4: paid, each code is sold with its batch, and the units without one go into the no-code list', async () => {
    for (const serial of [1, 2, 3]) await scan(trace(serial));
    const { cart } = await scan(PACK);
    // Five of EARLY, then LATE.
    await till.do('cart.setQuantity', { cartId: cart.cartId, lineId: 1, quantity: 6 });
    const { orderId, status } = await sold();
    expect(status).toBe('completed');
    const unscanned = { code: null, reason: '售出时未扫追溯码' };
    expect(packs(orderId)).toEqual([
      ...[1, 2, 3].map((serial) => ({ batch: 'EARLY', quantity: 1, code: trace(serial), reason: '' })),
      { batch: 'LATE', quantity: 1, ...unscanned },
      { batch: 'EARLY', quantity: 2, ...unscanned },
    ]);
    expect(setAside()).toEqual([]);
  });

  it('RX-7: a sale without any trace code puts its packs into the no-code list, and the order tells so', async () => {
    await scan(PACK);
    await till.do('cart.addItem', { drugId: shop.drugs.plaster, quantity: 2 });
    const { orderId, events } = await sold();
    expect(packs(orderId)).toEqual([{ batch: 'EARLY', quantity: 1, code: null, reason: '售出时未扫追溯码' }]);
    expect(events.at(-1)).toMatchObject({ action: 'hand_over', details: { withoutCode: 1 } });
  });

  it('RX-7: with the rule off nothing is listed; what was listed before stays', async () => {
    await scan(PACK);
    const before = (await sold()).orderId;
    await switchOff();
    await scan(PACK);
    const { orderId, events } = await sold();
    expect([packs(before).length, packs(orderId)]).toEqual([1, []]);
    expect(events.at(-1)?.details).not.toHaveProperty('withoutCode');
  });

  it('RX-7: on the bench packs are listed as they leave, not before, and by whoever lets them go', async () => {
    const { orderId } = await orderIn(shop, 'dispensing');
    expect(packs(orderId)).toEqual([]);
    await till.do('dispensing.verifyPack', { orderId, code: trace(1) });
    await till.do('dispensing.verifyPack', { orderId, code: PACK });
    const colleague = await shop.counter.signInWith('赵敏', ['dispenser']);
    const parcel = { drugsApart: true, carrier: '顺丰速运', trackingNumber: 'SF1234567890123' };
    const { order } = await colleague.do('orders.ship', { orderId, ...parcel });
    expect(packs(orderId)).toEqual([
      { batch: 'EARLY', quantity: 1, code: trace(1), reason: '' },
      { batch: 'EARLY', quantity: 1, code: null, reason: '已扫商品条码，未扫追溯码' },
      { batch: 'EARLY', quantity: 1, code: null, reason: '售出时未扫追溯码' },
    ]);
    expect(order.events.at(-1)).toMatchObject({ action: 'ship', details: { withoutCode: 1 } });
    const { rows } = await till.do('registers.list', {
      register: 'no_code_packs',
      ...MONTH,
    });
    expect(rows.map((row) => row.at(-1))).toEqual(['王芳', '赵敏']);
  });

  it('CAT-4: a GS1 serial of twenty digits is a trace code, and its lot is honoured', async () => {
    const code = `(01)06901234567892(17)281231(10)LATE(21)${trace(9)}`;
    const { cart } = await scan(code);
    expect(cart.lines[0]).toMatchObject({ scannedBatchNumber: 'LATE', traceCodes: [trace(9)] });
    expect((await refusal(trace(9))).params).toMatchObject({ reason: 'this_cart' });
    expect(packs((await sold()).orderId)).toEqual([
      { batch: 'LATE', quantity: 1, code: trace(9), reason: '' },
    ]);
  });

  it('RX-4: a code is refused in the same cart, in another open one, in a parked one and in a waiting order', async () => {
    const colleague = await shop.counter.signInWith('赵磊', ['cashier']);
    await scan(trace(1));
    expect(await refusal(trace(1))).toMatchObject({
      code: 'TRACE_CODE_SET_ASIDE',
      params: { code: trace(1), reason: 'this_cart' },
    });
    expect((await refusal(trace(1), colleague)).params).toMatchObject({
      reason: 'open_cart',
      holder: '王芳',
    });
    const { cartId } = await activeCart(till);
    await till.do('cart.park', { cartId, label: '张阿姨' });
    expect((await refusal(trace(1))).params).toMatchObject({ reason: 'parked_cart', holder: '张阿姨' });
    await till.do('cart.resume', { cartId });
    expect(await codesIn()).toEqual([[trace(1)]]);
    const cart = await activeCart(till);
    const { order } = await till.do('orders.createFromCart', {
      cartId,
      expectedTotalFen: cart.totals.totalFen,
    });
    expect((await refusal(trace(1))).params).toMatchObject({ reason: 'order', holder: order.orderNumber });
    const waiting = await orderIn(shop, 'dispensing');
    expect(await till.refused('dispensing.verifyPack', { orderId: waiting.orderId, code: trace(1) })).toBe(
      'TRACE_CODE_SET_ASIDE',
    );
    const tenders = [{ kind: 'card' as const, amountFen: order.amounts.totalFen, reference: 'POS' }];
    await till.do('orders.settle', { orderId: order.orderId, tenders, handOver: true });
    const error = await refusal(trace(1));
    expect(error).toMatchObject({
      code: 'TRACE_CODE_SOLD',
      params: { orderNumber: order.orderNumber, sold_by: '王芳' },
    });
    expect(typeof error.params.sold_at_ms).toBe('number');
  });

  it('RX-4: of two screens that scan the same pack at once one gets it', async () => {
    const colleague = await shop.counter.signInWith('赵磊', ['cashier']);
    const scans = await Promise.all(
      [till, colleague].map((by) => by.try('cart.addScan', { code: trace(7) })),
    );
    expect(scans.filter(({ ok }) => ok)).toHaveLength(1);
    expect(setAside()).toEqual([trace(7)]);
  });

  it('ORD-2: the same command again scans no second pack', async () => {
    const commandId = '01890a5d-ac96-774b-bcce-b302099a8057';
    const first = await till.do('cart.addScan', { code: trace(1) }, commandId);
    const again = await till.do('cart.addScan', { code: trace(1) }, commandId);
    expect(again.cart.lines).toEqual(first.cart.lines);
    const cart = await activeCart(till);
    const sale = await till.do('orders.checkout', checkoutOf(cart), '01890a5d-ac96-774b-bcce-b302099a8058');
    await till.do('orders.checkout', checkoutOf(cart), '01890a5d-ac96-774b-bcce-b302099a8058');
    expect(packs(sale.order.orderId)).toHaveLength(1);
  });

  it('CAT-4: one code is one pack', async () => {
    expect(await till.refused('cart.addScan', { code: trace(1), quantity: 2 })).toBe('TRACE_CODE_ONE_PACK');
  });
});

describe('CART-1: codes follow their line', () => {
  it('CART-1: fewer units than codes let the latest go; more units bring none back', async () => {
    for (const serial of [1, 2, 3]) await scan(trace(serial));
    const place = { cartId: (await activeCart(till)).cartId, lineId: 1 };
    await till.do('cart.setQuantity', { ...place, quantity: 1 });
    expect([await codesIn(), setAside()]).toEqual([[[trace(1)]], [trace(1)]]);
    await till.do('cart.setQuantity', { ...place, quantity: 3 });
    expect(await codesIn()).toEqual([[trace(1)]]);
    await scan(trace(3));
    expect(await codesIn()).toEqual([[trace(1), trace(3)]]);
  });

  it.each(['cart.removeLine', 'cart.clear', 'cart.discard'] as const)(
    'CART-1: %s frees its codes',
    async (name) => {
      await scan(trace(1));
      const { cartId } = await activeCart(till);
      await till.do(name, { cartId, lineId: 1 });
      expect(setAside()).toEqual([]);
      expect((await scan(trace(1))).cart.lines[0]?.traceCodes).toEqual([trace(1)]);
    },
  );

  it('CART-1: undo brings codes back, but none that another cart has meanwhile', async () => {
    const colleague = await shop.counter.signInWith('赵磊', ['cashier']);
    await scan(trace(1));
    await scan(trace(2));
    const { cartId } = await activeCart(till);
    await till.do('cart.clear', { cartId });
    await scan(trace(2), colleague);
    const { lines } = await till.do('cart.undo', { cartId });
    expect(lines[0]).toMatchObject({ quantity: 2, traceCodes: [trace(1)] });
    expect(setAside()).toEqual([trace(1), trace(2)]);
  });

  it('CART-1: what is not selected stays in the new cart with its codes', async () => {
    await scan(trace(1));
    const { cart } = await till.do('cart.addItem', { drugId: shop.drugs.vitamin, quantity: 1 });
    await till.do('cart.setSelected', { cartId: cart.cartId, lineId: 1, selected: false });
    await sold();
    expect([await codesIn(), setAside()]).toEqual([[[trace(1)]], [trace(1)]]);
  });

  it('CART-1: a pack in a cart that was left behind may be scanned elsewhere', async () => {
    const colleague = await shop.counter.signInWith('赵磊', ['cashier']);
    await scan(trace(1));
    await scan(trace(2));
    shop.counter.time.advance(11 * HOUR_MS);
    expect((await refusal(trace(1), colleague)).code).toBe('TRACE_CODE_SET_ASIDE');
    shop.counter.time.advance(HOUR_MS);
    await scan(trace(1), colleague);
    expect(await codesIn()).toEqual([[trace(2)]]);
    expect(await codesIn(colleague)).toEqual([[trace(1)]]);
  });

  it('CART-1: a pack in the cart of somebody who went off duty may be scanned elsewhere', async () => {
    const colleague = await shop.counter.signInWith('赵磊', ['cashier']);
    await scan(trace(1), colleague);
    await colleague.do('staff.endDuty', {});
    await scan(trace(1));
    expect(await codesIn()).toEqual([[trace(1)]]);
  });
});

describe('ORD-7 AS-1: codes follow their order', () => {
  const pending = async () => {
    const cart = await activeCart(till);
    const sale = { cartId: cart.cartId, expectedTotalFen: cart.totals.totalFen };
    return (await till.do('orders.createFromCart', sale)).order;
  };
  const card = (amountFen: number) => [{ kind: 'card' as const, amountFen, reference: 'POS' }];

  it('ORD-7: an order that is cancelled before it is dispensed frees its codes', async () => {
    await scan(trace(1));
    const order = await pending();
    await till.do('orders.cancel', { orderId: order.orderId, reason: '顾客不要了' });
    expect(setAside()).toEqual([]);
    await scan(trace(1));
  });

  it('ORD-7: goods taken back before they leave free their codes', async () => {
    await scan(trace(1));
    const { orderId, amounts } = await pending();
    await till.do('orders.settle', { orderId, tenders: card(amounts.totalFen), handOver: false });
    await till.do('orders.startDispensing', { orderId });
    expect(await till.refused('cart.addScan', { code: trace(1) })).toBe('TRACE_CODE_SOLD');
    await till.do('orders.cancel', { orderId, reason: '顾客不要了' });
    await scan(trace(1));
    expect((await sold()).status).toBe('completed');
  });

  it('ORD-9: parts of a split order take their codes along, and a merge gathers them', async () => {
    const customerId = await addMember(shop);
    await scan(trace(1));
    await scan(trace(2));
    await till.do('cart.setCustomer', { cartId: (await activeCart(till)).cartId, customerId });
    const whole = await pending();
    const line = (quantity: number) => ({ lines: [{ lineNo: 1, quantity }] });
    const { parts } = await till.do('orders.split', {
      orderId: whole.orderId,
      version: null,
      parts: [line(1), line(1)],
    });
    expect(setAside()).toEqual([trace(1), trace(2)]);
    const { order } = await till.do('orders.merge', {
      orders: parts.map(({ orderId }) => ({ orderId, version: null })),
    });
    await till.do('orders.settle', {
      orderId: order.orderId,
      tenders: card(order.amounts.totalFen),
      handOver: true,
    });
    expect(packs(order.orderId)).toEqual(
      [1, 2].map((serial) => ({ batch: 'EARLY', quantity: 1, code: trace(serial), reason: '' })),
    );
  });

  it('AS-1: a return finds the pack by its code, and nobody returns a pack of another sale', async () => {
    await scan(trace(1));
    const order = await sold();
    await scan(trace(2));
    await sold();
    const { afterSalesId, version } = await requestFor(till, order);
    await till.do('aftersales.approve', { afterSalesId, version });
    expect(await till.do('aftersales.checkPack', { afterSalesId, code: trace(1) })).toMatchObject({
      lineNo: 1,
      batchId: shop.batches.early,
    });
    expect(await till.refused('aftersales.checkPack', { afterSalesId, code: trace(2) })).toBe('WRONG_PACK');
  });

  describe('RX-7 AS-2: a pack that was sold with its code comes back with it', () => {
    const comingBack = async () => {
      for (const serial of [1, 2]) await scan(trace(serial));
      await scan(PACK);
      const request = await requestFor(till, await sold());
      const { afterSales } = await till.do('aftersales.approve', { afterSalesId: request.afterSalesId });
      return afterSales;
    };
    const pack = (quantity: number, code = '') => ({
      lineNo: 1,
      batchId: shop.batches.early,
      quantity,
      code,
    });
    const back = (afterSalesId: number, packs: ReturnType<typeof pack>[]) => ({
      afterSalesId,
      lines: [{ lineNo: 1, received: packs.reduce((sum, { quantity }) => sum + quantity, 0) }],
      packs,
    });

    it('RX-7: more packs without a code than were sold so are refused, with the codes that are missing', async () => {
      const { afterSalesId, lines } = await comingBack();
      expect(lines[0]?.batches[0]).toMatchObject({ soldQuantity: 3, traceCodes: [trace(1), trace(2)] });
      const result = await till.try('aftersales.receiveGoods', back(afterSalesId, [pack(2)]));
      expect(result).toMatchObject({
        error: {
          code: 'RETURN_CODES_MISSING',
          params: { lineNo: 1, batchNumber: 'EARLY', missing: 1, codes: [trace(1), trace(2)] },
        },
      });
      const one = back(afterSalesId, [pack(2), pack(1, trace(2))]);
      expect(await till.refused('aftersales.receiveGoods', one)).toBe('RETURN_CODES_MISSING');
      const { afterSales } = await till.do(
        'aftersales.receiveGoods',
        back(afterSalesId, [pack(1), pack(1, trace(2))]),
      );
      expect(afterSales.lines[0]?.batches[0]?.traceCodes).toEqual([trace(1)]);
      await till.do('aftersales.complete', {
        afterSalesId,
        expectedRefundFen: afterSales.refund?.totalFen ?? 0,
      });
    });

    it('RX-7: a code inside a GS1 code is returned too, and one code is one pack', async () => {
      const { afterSalesId } = await comingBack();
      const gs1 = (serial: number) => `(01)06901234567892(17)281231(10)EARLY(21)${trace(serial)}`;
      const two = back(afterSalesId, [pack(2, gs1(1))]);
      expect(await till.refused('aftersales.receiveGoods', two)).toBe('TRACE_CODE_ONE_PACK');
      const packs = [pack(1), pack(1, gs1(1)), pack(1, trace(2))];
      await till.do('aftersales.receiveGoods', back(afterSalesId, packs));
      expect((await till.do('aftersales.get', { afterSalesId })).lines[0]?.batches[0]?.traceCodes).toEqual(
        [],
      );
    });

    it('RX-7: with the rule off packs come back by number', async () => {
      const { afterSalesId } = await comingBack();
      await switchOff();
      await till.do('aftersales.receiveGoods', back(afterSalesId, [pack(3)]));
    });
  });

  it('INV-6: a pack that came back stops when its batch was locked, and says so', async () => {
    await scan(trace(1));
    const { orderId, amounts } = await pending();
    await till.do('orders.settle', { orderId, tenders: card(amounts.totalFen), handOver: false });
    await till.do('orders.startDispensing', { orderId });
    await till.do('orders.cancel', { orderId, reason: '顾客不要了' });
    await till.do('inventory.lockBatch', { batchId: shop.batches.early, reason: '包装破损' });
    expect(await refusal(trace(1))).toMatchObject({
      code: 'BATCH_NOT_SELLABLE',
      params: { batchNumber: 'EARLY', reason: 'locked', held_reason: '包装破损' },
    });
    expect(await till.do('cart.getActive', {})).toBeNull();
  });

  it('RX-4: a prescribed pack is remembered on its line and verified anew by who dispenses', async () => {
    const { prescriptionId } = await approved(shop);
    const before = await till.do('cart.addPrescription', { prescriptionId });
    const rx = before.lines.find((line) => line.drugId === shop.drugs.antibiotic);
    const { cart, lineId } = await scan(trace(1, RX_PREFIX));
    expect(lineId).toBe(rx?.lineId);
    expect(cart.lines.find((line) => line.lineId === lineId)).toMatchObject({
      quantity: rx?.quantity,
      traceCodes: [trace(1, RX_PREFIX)],
    });
    const order = await sold();
    expect(order.status).toBe('paid');
    expect((await refusal(trace(1, RX_PREFIX))).params).toMatchObject({ reason: 'order' });
    await till.do('orders.startDispensing', { orderId: order.orderId });
    expect(setAside()).toEqual([]);
    const sheet = await till.do('dispensing.get', { orderId: order.orderId });
    expect(sheet.packs).toEqual([]);
    await till.do('dispensing.verifyPack', { orderId: order.orderId, code: trace(1, RX_PREFIX) });
  });
});
