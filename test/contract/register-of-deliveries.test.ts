import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import { STEP_CALLS } from '#test/support/order-paths.ts';
import { track } from '#test/support/parcels.ts';
import { MONTH, readBack, valuesOf } from '#test/support/registers.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#test/support/test-platform.ts';
import { openShop, type TestShop } from '#test/support/test-shop.ts';
import type { Till } from '#test/support/till.ts';

const PHONE = '13900010001';
const ADDRESS = {
  name: '李明',
  phone: PHONE,
  province: '浙江省',
  city: '杭州市',
  district: '西湖区',
  detail: '文三路1号',
  postCode: '310000',
} as const;

let shop: TestShop;
let bench: Till;
beforeEach(async () => {
  shop = await openShop();
  bench = await shop.counter.signIn('赵敏');
});
afterEach(async () => {
  expect((await shop.till.do('system.verifyStore', {})).differences).toEqual([]);
  await shop.counter.dispose();
});

/** An order that is packed by somebody else than sold it. */
async function sent(lines: { drugId: number; quantity: number }[]): Promise<OrderDetail> {
  const { counter, till } = shop;
  const { order } = await till.do('orders.createDirect', { lines, details: { address: ADDRESS } });
  for (const name of ['settle', 'startDispensing', 'ship'] as const) {
    counter.time.advance(MINUTE_MS);
    const step = STEP_CALLS[name](order);
    await (name === 'ship' ? bench : till).do(step.name, step.input);
  }
  return till.do('orders.get', { orderId: order.orderId });
}

const list = (days: { fromDate: string; toDate: string } = MONTH) =>
  shop.till.do('registers.list', { register: 'deliveries', ...days });
const rowsOf = async (days?: { fromDate: string; toDate: string }) =>
  valuesOf(shop.till, 'deliveries', await list(days));

describe('RX-7 SHIP-1: the register of deliveries', () => {
  it('RX-7 SHIP-1: each parcel has what lay in it by batch, who confirmed the package of drugs, and who sent it', async () => {
    const { drugs, counter } = shop;
    const { orderNumber, orderId } = await sent([
      { drugId: drugs.paracetamol, quantity: 6 },
      { drugId: drugs.plaster, quantity: 2 },
    ]);
    const sentAtMs = counter.time.nowMs();
    const parcel = {
      atMs: sentAtMs,
      orderNumber,
      carrier: '顺丰',
      receiverName: '李明',
      staffName: '赵敏',
      state: '已发出',
      stateAtMs: sentAtMs,
    };
    const apart = { packing: '已单独包装并标明', packedBy: '赵敏' };
    const drug = { genericName: '对乙酰氨基酚片', specification: '0.5g*10片', unit: '盒', ...apart };
    const page = await list();
    const rows = await rowsOf();
    expect(rows.filter(({ genericName }) => genericName !== '创可贴')).toHaveLength(2);
    expect(rows).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ ...parcel, ...drug, batchNumber: 'EARLY', quantity: 5 }),
        expect.objectContaining({ ...parcel, ...drug, batchNumber: 'LATE', quantity: 1 }),
        expect.objectContaining({ ...parcel, genericName: '创可贴', packing: '非药品', packedBy: null }),
      ]),
    );
    expect(page).toMatchObject({ total: 3 });
    const { shipment } = await shop.till.do('shipping.get', { orderId });
    expect(rows[0]).toMatchObject({
      trackingNumber: shipment?.trackingNumber,
      packageCount: shipment?.packageCount,
    });
  });

  it.each([
    ['delivered', '已签收'],
    ['lost', '丢失'],
    ['refused', '拒收'],
  ] as const)('RX-7 SHIP-2 SHIP-3: it says that a parcel was %s, and when', async (state, word) => {
    const { orderId } = await sent([{ drugId: shop.drugs.vitamin, quantity: 1 }]);
    shop.counter.time.advance(2 * HOUR_MS);
    await track(shop, orderId, state);
    expect(await rowsOf()).toMatchObject([{ state: word, stateAtMs: shop.counter.time.nowMs() }]);
  });

  it('RX-7: a parcel stands under the day on which it left, whatever became of it later', async () => {
    const { orderId } = await sent([{ drugId: shop.drugs.vitamin, quantity: 1 }]);
    shop.counter.time.advance(2 * DAY_MS);
    await track(shop, orderId, 'delivered');
    const onDay = (day: string) => rowsOf({ fromDate: day, toDate: day });
    expect(await onDay('2026-06-15')).toHaveLength(1);
    expect(await onDay('2026-06-14')).toEqual([]);
    expect(await onDay('2026-06-17')).toEqual([]);
  });

  it('RX-7: what was never asked of a parcel of before is not invented', async () => {
    const { orderId } = await sent([{ drugId: shop.drugs.vitamin, quantity: 1 }]);
    await track(shop, orderId, 'delivered');
    const rewrite = (details: string) =>
      shop.counter.sql((db) => {
        const trigger = db
          .prepare("SELECT sql FROM sqlite_schema WHERE name = 'order_event_is_never_changed'")
          .pluck()
          .get() as string;
        const { details: before } = db
          .prepare("SELECT details FROM order_event WHERE order_id = ? AND action = 'ship'")
          .get(orderId) as { details: string };
        db.exec('DROP TRIGGER order_event_is_never_changed');
        db.prepare("UPDATE order_event SET details = ? WHERE order_id = ? AND action = 'ship'").run(
          details,
          orderId,
        );
        db.exec(trigger);
        return before;
      });
    const before = rewrite('{}');
    expect(await rowsOf()).toMatchObject([{ packing: '无记录', packedBy: null, staffName: '赵敏' }]);
    rewrite(before);
  });

  it('RX-7: the phone is masked on the screen and whole in the file, and the file is audited', async () => {
    await sent([{ drugId: shop.drugs.vitamin, quantity: 1 }]);
    const [row] = await rowsOf();
    expect(row?.receiverPhone).not.toBe(PHONE);
    expect(row?.receiverPhone).toMatch(/^139\*+0001$/);
    const { folder, fileNames } = await shop.till.do('registers.export', {
      register: 'deliveries',
      ...MONTH,
      language: 'en',
    });
    const [head, ...body] = await readBack(join(folder, fileNames[0] ?? ''));
    expect(head).toEqual(
      expect.arrayContaining(['Sent at', 'Carrier', 'Drugs packed apart', 'Confirmed by']),
    );
    expect(body).toHaveLength(1);
    expect(body[0]).toEqual(expect.arrayContaining([PHONE, 'Apart and marked', '赵敏']));
    const exports = await shop.till.do('registers.list', { register: 'exports', ...MONTH });
    expect(exports.total).toBe(1);
  });
});
