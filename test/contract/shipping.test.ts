import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { receiptLines } from '#shared/domain/receipt-text.ts';
import { driveTo, requestFor } from '#test/support/after-sales-paths.ts';
import { orderIn } from '#test/support/order-paths.ts';
import { parcelIn, readSent, sentOrder, track } from '#test/support/parcels.ts';
import { dumpStore } from '#test/support/store-dump.ts';
import { openShop, type TestShop } from '#test/support/test-shop.ts';
import { ADDRESS } from './cases/customer-cases.ts';

let shop: TestShop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(async () => {
  expect((await shop.till.do('system.verifyStore', {})).differences).toEqual([]);
  await shop.counter.dispose();
});

describe('SHIP-1: sending', () => {
  it('SHIP-1: makes the parcel with carrier, number, packages and receiver, and the order keeps a copy', async () => {
    const { till, counter, drugs } = shop;
    const { order } = await till.do('orders.createDirect', {
      lines: [{ drugId: drugs.vitamin, quantity: 2 }],
      details: { channel: 'mobile', address: ADDRESS },
    });
    const { orderId } = order;
    await till.do('orders.settle', {
      orderId,
      tenders: [{ kind: 'card', amountFen: order.amounts.totalFen, reference: 'POS1' }],
      handOver: false,
    });
    await till.do('orders.startDispensing', { orderId });
    expect((await till.do('shipping.get', { orderId })).shipment).toBeNull();
    const sent = { carrier: '顺丰速运', trackingNumber: 'SF1234567890123', packageCount: 2, note: '冷藏' };
    await till.do('orders.ship', { drugsApart: true, orderId, ...sent });
    const { shipment, order: after } = await readSent(shop, orderId);
    expect(after).toMatchObject({ carrier: sent.carrier, trackingNumber: sent.trackingNumber });
    expect(shipment).toMatchObject({
      ...sent,
      state: 'shipped',
      receiverName: ADDRESS.name,
      receiverPhone: ADDRESS.phone,
      createdAtMs: counter.time.nowMs(),
      closedAtMs: null,
    });
    expect(shipment.events).toMatchObject([
      { action: 'create', fromState: null, toState: 'pending', staffName: '王芳' },
      { action: 'hand_to_carrier', fromState: 'pending', toState: 'shipped' },
    ]);
    const told = counter.sql((db) =>
      db.prepare<[], { payload: string }>('SELECT payload FROM outbox ORDER BY seq DESC LIMIT 1').get(),
    );
    expect(JSON.parse(told?.payload ?? '')).toMatchObject({
      shipment: { carrier: '顺丰速运', trackingNumber: 'SF1234567890123', events: [{}, {}] },
    });
  });

  it('SHIP-1: a number that is not its carrier’s is refused with an example, and own delivery needs none', async () => {
    const { till } = shop;
    const { orderId } = await orderIn(shop, 'dispensing');
    const before = dumpStore(shop.counter);
    expect(
      await till.try('orders.ship', {
        drugsApart: true,
        orderId,
        carrier: '顺丰速运',
        trackingNumber: 'SF12',
      }),
    ).toMatchObject({
      ok: false,
      error: { code: 'TRACKING_NUMBER_INVALID', params: { carrier: '顺丰速运', example: 'SF1234567890123' } },
    });
    expect(await till.try('orders.ship', { drugsApart: true, orderId, carrier: '中通快递' })).toMatchObject({
      ok: false,
      error: { code: 'VALIDATION_FAILED', params: { fields: [{ path: 'trackingNumber' }] } },
    });
    expect(dumpStore(shop.counter)).toEqual(before);
    await till.do('orders.ship', { drugsApart: true, orderId, carrier: '自送' });
    expect((await readSent(shop, orderId)).shipment).toMatchObject({ carrier: '自送', trackingNumber: '' });
  });

  it('RX-7: drugs are sent once somebody confirmed their own package; the story and the slip say who', async () => {
    const { till } = shop;
    const { orderId } = await orderIn(shop, 'dispensing');
    const slip = async () =>
      receiptLines(await till.do('printing.documentPreview', { orderId, document: 'packing_slip' })).join(
        '\n',
      );
    expect(await slip()).toContain('[ ] 药品已单独包装');
    const { actions } = await till.do('orders.get', { orderId });
    expect(actions.find(({ action }) => action === 'ship')?.needs).toEqual(['carrier', 'drugsApart']);
    const before = dumpStore(shop.counter);
    expect(await till.try('orders.ship', { orderId, carrier: '自送' })).toMatchObject({
      error: { code: 'DRUGS_NOT_PACKED_APART', params: { orderId } },
    });
    expect(dumpStore(shop.counter)).toEqual(before);
    const { order } = await till.do('orders.ship', { drugsApart: true, orderId, carrier: '自送' });
    expect(order.events.at(-1)).toMatchObject({
      action: 'ship',
      staffName: '王芳',
      details: { drugsApart: true },
    });
    expect(await slip()).toMatch(/药品已单独包装[:：] ?王芳/);
  });

  it('RX-7: what is no drug needs no package of its own', async () => {
    const { till, drugs } = shop;
    const { order } = await till.do('orders.createDirect', {
      lines: [{ drugId: drugs.plaster, quantity: 2 }],
    });
    const { orderId } = order;
    const tenders = [{ kind: 'card' as const, amountFen: order.amounts.totalFen, reference: 'POS1' }];
    await till.do('orders.settle', { orderId, tenders, handOver: false });
    const { order: packed } = await till.do('orders.startDispensing', { orderId });
    expect(packed.actions.find(({ action }) => action === 'ship')?.needs).toEqual(['carrier']);
    const { order: sent } = await till.do('orders.ship', { orderId, carrier: '自送' });
    expect(sent.events.at(-1)?.details).not.toHaveProperty('drugsApart');
  });
});

describe('SHIP-2 SHIP-3: what becomes of a parcel', () => {
  it('SHIP-3: a trouble has to be explained; good news needs no words', async () => {
    const { shipmentId, version } = (await sentOrder(shop)).shipment;
    for (const to of ['delayed', 'lost', 'refused'] as const) {
      expect(await shop.till.try('shipping.track', { shipmentId, version, to })).toMatchObject({
        ok: false,
        error: { code: 'VALIDATION_FAILED', params: { fields: [{ path: 'note', code: 'required' }] } },
      });
    }
    await shop.till.do('shipping.track', { shipmentId, version, to: 'in_transit' });
  });

  it('SHIP-2 SEC-1: a dispenser tracks but gives no money back; a cashier the other way round', async () => {
    const dispenser = await shop.counter.signInWith('小陈', ['dispenser']);
    const cashier = await shop.counter.signInWith('小刘', ['cashier']);
    const { shipment } = await sentOrder(shop, 'lost');
    const { shipmentId, version, orderId } = shipment;
    const seen = { shipmentId, version };
    expect(await dispenser.refused('shipping.closeLost', { ...seen, reason: '丢失' })).toBe('FORBIDDEN');
    expect(await cashier.refused('shipping.track', { ...seen, to: 'in_transit' })).toBe('FORBIDDEN');
    expect((await dispenser.do('shipping.get', { orderId })).shipment).toMatchObject({
      steps: [{ to: 'in_transit', allowed: true, needsNote: false }],
      exits: [{ exit: 'close_lost', allowed: false }],
    });
    await cashier.do('shipping.closeLost', { ...seen, reason: '丢失' });
  });
});

describe('SHIP-3: the ways out', () => {
  it('SHIP-3: a lost parcel that is found goes on, and is received', async () => {
    const { order } = await sentOrder(shop, 'lost', 'in_transit');
    const { shipmentId, version } = (await readSent(shop, order.orderId)).shipment;
    await shop.till.do('shipping.confirmReceipt', { shipmentId, version });
    const after = await readSent(shop, order.orderId);
    expect(after.order.status).toBe('completed');
    expect(after.shipment).toMatchObject({ state: 'delivered', closedAtMs: shop.counter.time.nowMs() });
  });

  it('SHIP-2: a parcel that is not there is said to be so', async () => {
    for (const name of [
      'shipping.closeLost',
      'shipping.receiveRefused',
      'shipping.confirmReceipt',
    ] as const) {
      const input = { shipmentId: 999, version: 1, reason: '试' };
      expect(await shop.till.refused(name, input)).toBe('SHIPMENT_NOT_FOUND');
    }
    expect(await shop.till.refused('shipping.get', { orderId: 999 })).toBe('ORDER_NOT_FOUND');
  });
});

describe('SHIP-2 ORD-5: order and parcel agree on every path', () => {
  it.each(['lost', 'refused'] as const)(
    'ORD-5 SHIP-3: a parcel that is %s is not received on the order, which says why beforehand',
    async (state) => {
      const { order } = await sentOrder(shop, state);
      const offered = order.actions.find(({ action }) => action === 'confirm_receipt');
      expect(offered).toMatchObject({ allowed: false, reason: 'INVALID_SHIPMENT_STATE' });
      expect(await shop.till.refused('orders.confirmReceipt', { orderId: order.orderId })).toBe(
        'INVALID_SHIPMENT_STATE',
      );
    },
  );

  it('ORD-5 SHIP-3: after-sales opened on the way ends with the parcel too', async () => {
    for (const state of ['in_transit', 'lost', 'refused'] as const) {
      const { order } = await sentOrder(shop, state);
      const { orderId } = order;
      const request = await requestFor(shop.till, order, { kind: 'refund_only' });
      expect((await readSent(shop, orderId)).shipment.closedAtMs).toBeNull();
      await driveTo(shop, request, 'withdrawn');
      const { shipment } = await readSent(shop, orderId);
      expect(shipment.state).toBe(state === 'in_transit' ? 'delivered' : state);
      expect(shipment.closedAtMs).not.toBeNull();
    }
  });
});

describe('SHIP-3 AS-2: while after-sales is open', () => {
  it('SHIP-3 AS-2: the parcel is tracked, but what becomes of the order is settled there', async () => {
    const { till } = shop;
    const { order } = await sentOrder(shop, 'lost');
    await requestFor(till, order, { kind: 'refund_only' });
    const { shipment } = await readSent(shop, order.orderId);
    expect(shipment).toMatchObject({ state: 'lost', closedAtMs: null, exits: [] });
    const seen = { shipmentId: shipment.shipmentId, version: shipment.version };
    expect(await till.refused('shipping.closeLost', { ...seen, reason: '丢失' })).toBe(
      'INVALID_ORDER_STATUS',
    );
    await till.do('shipping.track', { ...seen, to: 'in_transit' });
  });
});

describe('ORD-11: two screens and lost answers', () => {
  it('SHIP-2: of two who track at once one wins, the other hears who did what and when', async () => {
    const { shipment } = await sentOrder(shop);
    const other = await shop.counter.signIn('赵敏');
    const { shipmentId, version } = shipment;
    await other.do('shipping.track', { shipmentId, version, to: 'delivered' });
    expect(
      await shop.till.try('shipping.track', { shipmentId, version, to: 'lost', note: '找不到' }),
    ).toMatchObject({
      ok: false,
      error: {
        code: 'VERSION_CONFLICT',
        params: { state: 'delivered', staffName: '赵敏', changed_at_ms: shop.counter.time.nowMs() },
      },
    });
  });

  it('SHIP-3: of giving up and finding, only the first happens, whichever it is', async () => {
    const other = await shop.counter.signIn('赵敏');
    const first = (await sentOrder(shop, 'lost')).shipment;
    const seen = { shipmentId: first.shipmentId, version: first.version };
    await shop.till.do('shipping.track', { ...seen, to: 'in_transit' });
    expect(await other.refused('shipping.closeLost', { ...seen, reason: '丢失' })).toBe('VERSION_CONFLICT');
    const { order, shipment } = await sentOrder(shop, 'lost');
    const { shipmentId, version } = shipment;
    await other.do('shipping.closeLost', { shipmentId, version, reason: '丢失' });
    expect(await shop.till.refused('shipping.track', { shipmentId, version, to: 'in_transit' })).toBe(
      'INVALID_SHIPMENT_STATE',
    );
    expect((await readSent(shop, order.orderId)).order.status).toBe('cancelled');
  });

  it('SHIP-2 ORD-11: news of a parcel make an order screen’s picture old', async () => {
    const { order } = await sentOrder(shop);
    await track(shop, order.orderId, 'lost');
    const { orderId, version } = order;
    expect(
      await shop.till.refused('orders.cancel', { orderId, version, reason: '试', disposition: 'returned' }),
    ).toBe('VERSION_CONFLICT');
  });
});

describe('SHIP-2: the list', () => {
  const UNDER_WAY = ['shipped', 'in_transit', 'delivered', 'delayed', 'lost', 'refused'] as const;

  it('SHIP-2: shows each parcel in its group, what needs somebody first, and finds it by any of its numbers', async () => {
    const { till, drugs } = shop;
    const made = await till.do('orders.createDirect', {
      lines: [{ drugId: drugs.vitamin, quantity: 1 }],
      details: { address: ADDRESS },
    });
    const waiting = made.order;
    const card = { kind: 'card', amountFen: waiting.amounts.totalFen, reference: 'POS1' } as const;
    await till.do('orders.settle', { orderId: waiting.orderId, tenders: [card], handOver: false });
    await till.do('orders.startDispensing', { orderId: waiting.orderId });
    // Taken along at the counter: nothing is sent.
    await orderIn(shop, 'dispensing');
    const ids: Record<string, number> = {};
    for (const state of UNDER_WAY) ids[state] = (await parcelIn(shop, state)).order.orderId;
    const done = await sentOrder(shop);
    await till.do('orders.confirmReceipt', { orderId: done.order.orderId });

    const list = async (group: 'waiting' | 'on_the_way' | 'trouble' | 'done') =>
      (await till.do('shipping.list', { group })).rows.map((row) => row.orderId);
    expect(await list('waiting')).toEqual([waiting.orderId]);
    expect(await list('on_the_way')).toEqual([ids.delivered, ids.shipped, ids.in_transit]);
    expect(await list('trouble')).toEqual([ids.refused, ids.lost, ids.delayed]);
    expect(await list('done')).toEqual([done.order.orderId]);
    const page = await till.do('shipping.list', { group: 'trouble', page: 2, pageSize: 2 });
    expect(page).toMatchObject({ total: 3, counts: { waiting: 1, onTheWay: 3, trouble: 3 } });
    expect(page.rows.map((row) => row.orderId)).toEqual([ids.delayed]);

    const find = async (search: string) =>
      (await till.do('shipping.list', { search })).rows.map((row) => row.orderId);
    expect(await find(waiting.orderNumber)).toEqual([waiting.orderId]);
    expect(await find('sf1')).toHaveLength(UNDER_WAY.length + 1);
    expect(await find('没有的')).toEqual([]);
    const { rows } = await till.do('shipping.list', { group: 'waiting' });
    expect(rows[0]).toMatchObject({ shipmentId: null, state: 'pending', receiverName: ADDRESS.name });
  });
});
