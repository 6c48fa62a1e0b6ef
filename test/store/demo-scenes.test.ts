import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import type { PrescriptionDetail } from '#shared/contracts/prescriptions.ts';
import { invariant } from '#shared/errors/index.ts';
import { makeFolder, removeFolder } from '#test/support/temporary-folder.ts';
import { TestCounter } from '#test/support/test-counter.ts';
import { DAY_MS, TestTime } from '#test/support/test-platform.ts';
import type { Till } from '#test/support/till.ts';
import { DEMO_MARK, makeDemo } from '../../electron/launch/make-demo.ts';

/** What `npm run demo` serves, looked at through the contract by somebody who may see all of it. */
const RESOURCES = join(import.meta.dirname, '..', '..', 'resources');

let folder: string;
let counter: TestCounter;
let till: Till;

beforeAll(async () => {
  folder = makeFolder();
  const dataDir = join(folder, 'demo');
  // A demo of before, which is thrown away.
  mkdirSync(dataDir);
  writeFileSync(join(dataDir, DEMO_MARK), '');
  writeFileSync(join(dataDir, 'counter.db'), 'an earlier demo');
  await makeDemo({ dataDir, resourcesDir: RESOURCES, appVersion: '0.0.0-test' });
  counter = await TestCounter.start({ dataDir, time: new TestTime(Date.now()) });
  till = await counter.signIn('巡查员');
});
afterAll(async () => {
  await counter?.dispose();
  removeFolder(folder);
});

/** The orders of a customer, the newest first. */
async function ordersOf(search: string): Promise<OrderDetail[]> {
  const { rows } = await till.do('orders.list', { search, pageSize: 200 });
  return Promise.all(rows.map(({ orderId }) => till.do('orders.get', { orderId })));
}

/** The order of a customer in whose story something happened. */
async function orderWith(search: string, action: string): Promise<OrderDetail> {
  const order = (await ordersOf(search)).find(({ events }) =>
    events.some((event) => event.action === action),
  );
  invariant(order !== undefined, `an order of ${search} has ${action}`);
  return order;
}

async function prescriptionOf(search: string): Promise<PrescriptionDetail> {
  const { rows } = await till.do('prescriptions.list', { search });
  return till.do('prescriptions.get', { prescriptionId: rows[0]?.prescriptionId ?? 0, number: null });
}

const actionsOf = ({ events }: { events: readonly { action: string }[] }) =>
  events.map(({ action }) => action);

it('the demo adds up, and throws away the demo of before', async () => {
  expect((await till.do('system.verifyStore', {})).differences).toEqual([]);
});

it('never makes a demo in a folder that holds something else', async () => {
  const real = join(folder, 'real');
  mkdirSync(real);
  writeFileSync(join(real, 'counter.db'), 'precious');
  const options = { dataDir: real, resourcesDir: RESOURCES, appVersion: '0.0.0-test' };
  await expect(makeDemo(options)).rejects.toThrow('is no demo store');
  expect(existsSync(join(real, 'counter.db'))).toBe(true);
});

it('SEC-1: each step was taken by somebody whose work it is, and the trail has them in the order of time', () => {
  const trail = counter.sql(
    (db) =>
      db.prepare('SELECT command, staff_name AS name, at_ms AS atMs FROM audit_log ORDER BY seq').all() as {
        command: string;
        name: string;
        atMs: number;
      }[],
  );
  const times = trail.map(({ atMs }) => atMs);
  expect(times).toEqual([...times].sort((a, b) => a - b));
  const namesOf = (command: string) =>
    [...new Set(trail.filter((row) => row.command === command).map(({ name }) => name))].sort();
  expect(namesOf('prescriptions.approve')).toEqual(['周正', '林婉清']);
  expect(namesOf('prescriptions.submit')).toEqual(['陈静']);
  expect(namesOf('orders.checkout')).toEqual(['陈静']);
  expect(namesOf('dispensing.verifyPack')).toEqual(['赵磊']);
  expect(namesOf('inventory.recallBatches')).toEqual(['孙志远']);
});

describe('stories, each to its end', () => {
  it('CART-3: a member paid the member price in cash, with change', async () => {
    const [order] = (await ordersOf('13800010001')).filter(({ amounts }) => amounts.memberDiscountFen > 0);
    expect(order).toMatchObject({ status: 'completed', payments: [{ tender: 'cash', status: 'paid' }] });
  });

  it('RX-1 RX-2 RX-4: a photographed prescription was reviewed, paid, picked by scan, labelled and handed over', async () => {
    const prescription = await prescriptionOf('单秀英');
    expect(prescription).toMatchObject({
      status: 'dispensed',
      capturedBy: { name: '陈静' },
      reviewer: { name: '林婉清' },
      historyIntact: true,
    });
    expect(prescription.signatures.map(({ role, intact }) => [role, intact])).toEqual([
      ['doctor', true],
      ['reviewer', true],
      ['dispenser', true],
    ]);
    const [image] = prescription.images;
    const { prescriptionId } = prescription;
    const picture = await till.do('prescriptions.image', { prescriptionId, sha256: image?.sha256 ?? '' });
    expect(picture.mediaType).toBe('image/png');
    const [order] = await ordersOf('13900020001');
    expect(order?.status).toBe('completed');
    expect(actionsOf(order ?? { events: [] })).toEqual(
      expect.arrayContaining(['print_label', 'verify_packs', 'hand_over']),
    );
    const { packs, lines } = await till.do('dispensing.get', { orderId: order?.orderId ?? 0 });
    expect(packs).toHaveLength(lines.reduce((sum, { quantity }) => sum + quantity, 0));
    expect(packs.every(({ traceCode }) => /^\d{20}$/.test(traceCode ?? ''))).toBe(true);
  });

  it('RX-2: a prescription that was sent back was corrected and approved', async () => {
    const prescription = await prescriptionOf('周国强');
    const told = ['create', 'submit', 'reject', 'revise', 'edit', 'submit', 'approve', 'dispense'];
    expect(actionsOf(prescription)).toEqual(told);
    expect(prescription.events[2]?.reason).toContain('每日最大剂量');
  });

  it('RX-3 RX-8: a pair of herbs was given on the doctor’s second signature', async () => {
    const { status, signatures } = await prescriptionOf('吴美凤');
    expect(status).toBe('dispensed');
    expect(signatures.map(({ role, name }) => [role, name])).toContainEqual(['doctor_again', '顾怀仁']);
  });

  it('AS-1 AS-3: a crushed pack was exchanged for two others, in an order of their own', async () => {
    const [made, first] = await ordersOf('13900080001');
    expect(made).toMatchObject({
      status: 'completed',
      quantity: 2,
      links: { madeFrom: [{ kind: 'exchange' }] },
    });
    expect(made?.amounts.paidFen).toBe(2 * (first?.amounts.paidFen ?? 0));
  });

  it('RX-5: one pack was taken along, and the other is owed', async () => {
    const orders = await ordersOf('13900080002');
    expect(orders.map(({ status, quantity }) => [status, quantity]).sort()).toEqual([
      ['cancelled', 2],
      ['completed', 1],
      ['paid', 1],
    ]);
  });

  it('RX-5 RX-7: a pharmacist gave as much of another maker, and stands in the register with it', async () => {
    const orders = await ordersOf('13900080003');
    const given = orders.find(({ status }) => status === 'completed');
    const before = orders.find(({ status }) => status === 'cancelled');
    expect(given).toMatchObject({
      links: { madeFrom: [{ kind: 'substitute' }] },
      amounts: { paidFen: before?.amounts.paidFen },
      items: [{ substitution: { staffName: '林婉清', cause: 'not_on_shelf' } }],
    });
    expect(given?.quantity).not.toBe(before?.quantity);
    expect((await prescriptionOf('石建华')).status).toBe('dispensed');
    const days = { register: 'substitutions', fromDate: '2000-01-01', toDate: '2999-12-31' };
    const { rows } = await till.do('registers.list', days);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toEqual(expect.arrayContaining(['马来酸依那普利片', '林婉清']));
  });

  it('RX-7: herbs were put into their bin by two people, and others wait beside theirs', async () => {
    const days = { register: 'bin_cleaning', fromDate: '2000-01-01', toDate: '2999-12-31' };
    const { rows } = await till.do('registers.list', days);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row).toEqual(expect.arrayContaining(['黄芪', '赵磊', '周正']));
    const waiting = await till.do('inventory.listStock', { search: '麦冬', filter: 'outside_bin' });
    expect(waiting.total).toBe(1);
  });

  it('CART-3: a coupon was used by its terms', async () => {
    const { coupons } = await till.do('coupons.list', {});
    expect(coupons).toMatchObject([{ code: 'QIU5', used: 1, stopped: false }]);
  });

  it('SHIP-4: a parcel that nobody confirmed completed by itself', async () => {
    const order = await orderWith('13800010004', 'complete_automatically');
    const { shipment } = await till.do('shipping.get', { orderId: order.orderId });
    expect(shipment?.state).toBe('delivered');
    expect(order.completedAtMs ?? 0).toBeGreaterThanOrEqual((order.shippedAtMs ?? 0) + 7 * DAY_MS);
    expect(order.completedAtMs ?? 0).toBeLessThan((order.shippedAtMs ?? 0) + 7.1 * DAY_MS);
  });

  it.each([
    ['13800010006', 'returned', 'quarantined'],
    ['13800010005', 'lost', 'lost'],
  ])('SHIP-3: the parcel of %s ended as %s, with money and goods', async (phone, state, goods) => {
    const order = await orderWith(phone, 'track_shipment');
    const { shipment } = await till.do('shipping.get', { orderId: order.orderId });
    expect(shipment).toMatchObject({ state, closedAtMs: expect.any(Number) });
    expect(order).toMatchObject({ status: 'cancelled' });
    expect(order.amounts.refundedFen).toBe(order.amounts.paidFen);
    expect(order.items[0]?.batches.map((batch) => batch.state)).toContain(goods);
  });

  it('AS-1 PAY-6: a missing pack was refunded over card and cash', async () => {
    const { rows } = await till.do('aftersales.list', { search: '13800010002' });
    const request = await till.do('aftersales.get', { afterSalesId: rows[0]?.afterSalesId ?? 0 });
    expect(request).toMatchObject({ kind: 'refund_only', state: 'completed' });
    expect(request.refund?.tenders.map(({ tender }) => tender).sort()).toEqual(['card', 'cash']);
    expect((await orderWith('13800010002', 'refund')).amounts.refundedFen).toBe(request.refundFen);
  });

  it('AS-2: returned packs were inspected by scan; one went back to the shelf, one was destroyed', async () => {
    const order = await orderWith('13800010003', 'refund');
    const drugId = order.items[0]?.drugId ?? 0;
    const { batches } = await till.do('inventory.listBatches', { drugId });
    const place = batches.find(({ zone }) => zone === 'quarantine');
    expect(place?.onHand).toBe(0);
    const { rows } = await till.do('inventory.listMovements', { batchId: place?.batchId ?? 0 });
    expect(rows.map(({ kind, onHandDelta, staffName }) => [kind, onHandDelta, staffName])).toEqual([
      ['adjustment', -1, '林婉清'],
      ['adjustment', -1, '林婉清'],
      ['quarantine_in', expect.any(Number), '林婉清'],
      ...rows.slice(3).map(() => expect.anything()),
    ]);
  });

  it('ORD-9: one order was split and both parts handed over; two were merged and paid once', async () => {
    const whole = await orderWith('13800010001', 'split');
    expect(whole.links.became.map(({ kind, status }) => [kind, status])).toEqual([
      ['split', 'completed'],
      ['split', 'completed'],
    ]);
    const merged = (await ordersOf('13800010006')).find(({ links }) => links.madeFrom.length === 2);
    expect(merged).toMatchObject({ status: 'completed', payments: [{ tender: 'card' }] });
  });

  it('INV-6: a recalled lot has its buyers, and an order set aside from it got other packs', async () => {
    const { hits } = await till.do('catalog.searchDrugs', { query: '小柴胡颗粒' });
    const { drugId } = hits.find(({ genericName }) => genericName === '小柴胡颗粒') ?? { drugId: 0 };
    const { batches } = await till.do('inventory.listBatches', { drugId });
    const lot = batches.find(({ status }) => status === 'recalled');
    const report = await till.do('inventory.recallReport', { drugId, batchNumber: lot?.batchNumber ?? '' });
    expect(report.history.map(({ action }) => action).sort()).toEqual(['lock', 'recall']);
    expect(report.buyers.rows.map(({ name, quantity }) => [name, quantity])).toEqual([
      ['李建国', 3],
      ['郑文博', 1],
      ['孙桂兰', 2],
    ]);
    expect(report.orders).toMatchObject([
      { customerName: '刘洋', status: 'completed', moves: [{ quantity: 2 }] },
    ]);
  });

  it('RX-6: a pack was opened by two people and sold by the tablet', async () => {
    const { hits } = await till.do('catalog.searchDrugs', { query: '氯雷他定片' });
    const { drugId } = hits.find(({ loose }) => loose !== null) ?? { drugId: 0 };
    const split = await till.do('splitting.get', { drugId });
    const [pack] = split?.openPacks ?? [];
    expect(pack).toMatchObject({ splitterName: '赵磊', checkerName: '周正' });
    expect((pack?.units ?? 0) - (pack?.left ?? 0)).toBe(7);
  });

  it('RX-7: watched packs stand in their register with who bought them', async () => {
    const days = { register: 'controlled_sales', fromDate: '2000-01-01', toDate: '2999-12-31' };
    const { rows } = await till.do('registers.list', days);
    const cells = rows.map((row) => row.map(String).join());
    expect(cells).toHaveLength(2);
    expect(cells[0]).toContain('高志强');
    expect(cells[1]).toContain('林小满');
  });
});

describe('every screen has work at the opening', () => {
  it('RX-2 RX-3: prescriptions wait for review, each as long as no other, some with findings', async () => {
    const { rows } = await till.do('prescriptions.reviewQueue', {});
    expect(rows).toHaveLength(5);
    expect(new Set(rows.map(({ waitingMs }) => Math.round(waitingMs / 60_000))).size).toBe(5);
    expect(rows.filter(({ confirmCount }) => confirmCount > 0)).toHaveLength(4);
    expect((await till.do('prescriptions.list', { statuses: ['draft'] })).total).toBe(1);
    expect((await till.do('prescriptions.list', { statuses: ['lapsed'] })).total).toBe(1);
  });

  it('RX-4: orders wait to be dispensed: untouched, half verified, verified', async () => {
    const { rows } = await till.do('dispensing.queue', {});
    const onPrescription = rows.filter(({ toVerify }) => toVerify > 0);
    expect(onPrescription.map(({ verified, toVerify }) => [verified, toVerify])).toEqual([
      [3, 3],
      [1, 3],
      [0, 3],
    ]);
    expect(rows.length).toBeGreaterThan(onPrescription.length);
  });

  it('SHIP-2: parcels wait, are on their way, and one is delayed', async () => {
    const { counts } = await till.do('shipping.list', {});
    expect(counts).toEqual({ waiting: 1, onTheWay: 3, trouble: 1 });
  });

  it('AS-2: a request stands at each stage', async () => {
    const { rows } = await till.do('aftersales.list', { pageSize: 200 });
    const open = ['requested', 'approved', 'received', 'failed'];
    const states = rows.map(({ state }) => state);
    expect(open.map((state) => states.filter((one) => one === state).length)).toEqual([1, 1, 1, 1]);
    expect(states).toEqual(expect.arrayContaining(['rejected', 'completed']));
  });

  it('CART-2 ORD-5: carts are parked and orders wait to be paid', async () => {
    const { carts } = await till.do('cart.listParked', {});
    expect(carts.map(({ label }) => label).sort()).toEqual(['回去取医保卡', '穿灰色外套的先生'].sort());
    expect((await till.do('orders.list', { statuses: ['pending'] })).total).toBe(2);
  });
});
