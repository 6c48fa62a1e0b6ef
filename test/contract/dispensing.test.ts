import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { orderIn } from '#test/support/order-paths.ts';
import { dumpStore } from '#test/support/store-dump.ts';
import { openShop, type TestShop } from '#test/support/test-shop.ts';

const PACK = '6901234567892';
const gs1 = (batchNumber: string, expiry: string) => `(01)06901234567892(17)${expiry}(10)${batchNumber}`;
const EARLY_PACK = gs1('EARLY', '261201');
const TRACE_PREFIX = '8112345';
const trace = (serial: number) => `${TRACE_PREFIX}${String(serial).padStart(13, '0')}`;

let shop: TestShop;
let orderId: number;
beforeEach(async () => {
  shop = await openShop();
  shop.counter.sql((db) =>
    db
      .prepare('INSERT INTO drug_barcode (barcode, drug_id) VALUES (?, ?)')
      .run(TRACE_PREFIX, shop.drugs.paracetamol),
  );
  // Three packs of paracetamol, all from the batch EARLY.
  orderId = (await orderIn(shop, 'dispensing')).orderId;
});
afterEach(() => shop.counter.dispose());

const verify = (code: string, quantity = 1) =>
  shop.till.do('dispensing.verifyPack', { orderId, code, quantity });

async function refusal(code: string, quantity = 1) {
  const before = dumpStore(shop.counter);
  const result = await shop.till.try('dispensing.verifyPack', { orderId, code, quantity });
  if (result.ok) throw new Error(`${code} was taken`);
  const after = dumpStore(shop.counter);
  // Only the refused command itself is remembered.
  expect({ ...after, command_log: [] }).toEqual({ ...before, command_log: [] });
  return result.error;
}

describe('RX-4: verifying packs', () => {
  it('RX-4: the pick list goes along the shelves and names each batch', async () => {
    const sheet = await shop.till.do('dispensing.get', { orderId });
    expect(sheet).toMatchObject({ status: 'dispensing', complete: true, packs: [] });
    expect(sheet.lines).toEqual([
      expect.objectContaining({
        shelf: 'A-01',
        quantity: 3,
        verified: 0,
        mustVerify: false,
        batches: [
          {
            batchId: shop.batches.early,
            batchNumber: 'EARLY',
            expiryDate: '2026-12-01',
            quantity: 3,
            verified: 0,
          },
        ],
      }),
    ]);
  });

  it('RX-4: packs are counted by scan, several at once too, and no more than the line was given', async () => {
    expect((await verify(PACK)).lines[0]?.verified).toBe(1);
    expect((await verify(EARLY_PACK, 2)).lines[0]?.verified).toBe(3);
    const error = await refusal(PACK);
    expect(error).toMatchObject({
      code: 'PACK_NOT_EXPECTED',
      params: { left: 0, scanned: { name: '对乙酰氨基酚片' } },
    });
  });

  it('RX-4: a wrong drug stops, and the answer names both', async () => {
    shop.counter.sql((db) =>
      db
        .prepare('INSERT INTO drug_barcode (barcode, drug_id) VALUES (?, ?)')
        .run('6901234500009', shop.drugs.vitamin),
    );
    expect(await refusal('6901234500009')).toMatchObject({
      code: 'PACK_WRONG_DRUG',
      params: {
        scanned: { name: '维生素C片', specification: '100mg*100片' },
        expected: [{ name: '对乙酰氨基酚片', specification: '0.5g*10片' }],
      },
    });
  });

  it('RX-4: a wrong batch stops, and the answer names both', async () => {
    expect(await refusal(gs1('LATE', '281231'))).toMatchObject({
      code: 'PACK_WRONG_BATCH',
      params: {
        scanned: { batchNumber: 'LATE', expiryDate: '2028-12-31' },
        expected: [{ name: 'EARLY', expiryDate: '2026-12-01' }],
      },
    });
  });

  it('RX-4: an expired pack stops, also when its batch would be right', async () => {
    expect(await refusal(gs1('EARLY', '260615'))).toMatchObject({
      code: 'PACK_EXPIRED',
      params: { batchNumber: 'EARLY', expiryDate: '2026-06-15' },
    });
  });

  it('RX-4: an unknown or misread code stops', async () => {
    expect((await refusal('6901234567893')).code).toBe('BARCODE_INVALID');
    expect((await refusal('4006381333931')).code).toBe('BARCODE_UNKNOWN');
  });

  it('RX-4: only an order that is being dispensed takes packs', async () => {
    const paid = await orderIn(shop, 'paid');
    const input = { orderId: paid.orderId, code: PACK };
    expect(await shop.till.refused('dispensing.verifyPack', input)).toBe('INVALID_ORDER_STATUS');
    expect(await shop.till.refused('dispensing.verifyPack', { ...input, orderId: 999 })).toBe(
      'ORDER_NOT_FOUND',
    );
  });

  it('RX-4: packs without a code are compared by eye, with the reason', async () => {
    const input = { orderId, lineNo: 1, batchId: shop.batches.early, quantity: 2, reason: '旧包装无码' };
    expect((await shop.till.do('dispensing.verifyByEye', input)).lines[0]?.verified).toBe(2);
    expect(await shop.till.refused('dispensing.verifyByEye', input)).toBe('PACK_NOT_EXPECTED');
    const wrong = { ...input, batchId: shop.batches.late };
    expect(await shop.till.refused('dispensing.verifyByEye', wrong)).toBe('BATCH_NOT_FOUND');
  });

  it('RX-4: a pack is taken back once', async () => {
    const { packs } = await verify(PACK);
    const packId = packs[0]?.packId ?? 0;
    const sheet = await shop.till.do('dispensing.takeBackPack', { orderId, packId });
    expect([sheet.lines[0]?.verified, sheet.packs[0]?.takenBack]).toEqual([0, true]);
    expect(await shop.till.refused('dispensing.takeBackPack', { orderId, packId })).toBe('PACK_NOT_FOUND');
  });

  it('RX-4: two people at one order never verify a pack too many', async () => {
    const colleague = await shop.counter.signInWith('赵磊', ['dispenser']);
    const scans = await Promise.all(
      [shop.till, colleague, shop.till, colleague].map((till) =>
        till.try('dispensing.verifyPack', { orderId, code: PACK }),
      ),
    );
    expect(scans.filter(({ ok }) => ok)).toHaveLength(3);
    expect((await shop.till.do('dispensing.get', { orderId })).lines[0]?.verified).toBe(3);
  });
});

describe('RX-4: trace codes', () => {
  it('RX-4: a trace code is one pack, and sold once', async () => {
    expect((await refusal(trace(1), 2)).code).toBe('TRACE_CODE_ONE_PACK');
    await verify(trace(1));
    const { orderNumber } = await shop.till.do('orders.get', { orderId });
    expect(await refusal(trace(1))).toMatchObject({
      code: 'TRACE_CODE_SOLD',
      params: { code: trace(1), orderNumber },
    });
    await verify(trace(2));
    const other = await orderIn(shop, 'dispensing');
    const again = { orderId: other.orderId, code: trace(2) };
    expect(await shop.till.refused('dispensing.verifyPack', again)).toBe('TRACE_CODE_SOLD');
  });

  it('RX-4: a pack that was taken back may be sold with another order; the queue hears of each', async () => {
    const { packs } = await verify(trace(3));
    await shop.till.do('dispensing.takeBackPack', { orderId, packId: packs[0]?.packId ?? 0 });
    const other = await orderIn(shop, 'dispensing');
    // The second order got the rest of EARLY and one pack of LATE.
    await shop.till.do('dispensing.verifyPack', { orderId: other.orderId, code: trace(3) });
    const queue = shop.counter.sql((db) =>
      db
        .prepare(
          'SELECT code, kind, order_id AS orderId, batch_number AS batch, insurance_code AS insurance FROM trace_event ORDER BY id',
        )
        .all(),
    );
    expect(queue).toEqual([
      { code: trace(3), kind: 'sale', orderId, batch: 'EARLY', insurance: '' },
      { code: trace(3), kind: 'take_back', orderId, batch: 'EARLY', insurance: '' },
      { code: trace(3), kind: 'sale', orderId: other.orderId, batch: 'EARLY', insurance: '' },
    ]);
  });

  it('RX-4 ORD-7: cancelling what is being dispensed frees its trace codes; what was sent and is lost stays sold', async () => {
    await verify(trace(11));
    await shop.till.do('orders.cancel', { orderId, reason: '顾客不要了' });
    const other = await orderIn(shop, 'dispensing');
    const again = { orderId: other.orderId, code: trace(11) };
    await shop.till.do('dispensing.verifyPack', again);
    const parcel = { carrier: '顺丰速运', trackingNumber: 'SF1000000000001' };
    await shop.till.do('orders.ship', { drugsApart: true, orderId: other.orderId, ...parcel });
    await shop.till.do('orders.cancel', { orderId: other.orderId, reason: '包裹丢失', disposition: 'lost' });
    const third = await orderIn(shop, 'dispensing');
    const late = { orderId: third.orderId, code: trace(11) };
    expect(await shop.till.refused('dispensing.verifyPack', late)).toBe('TRACE_CODE_SOLD');
    expect((await shop.till.do('system.verifyStore', {})).differences).toEqual([]);
  });

  it('RX-4 SHIP-3: a parcel that comes back brings its trace codes back', async () => {
    await verify(trace(12));
    await shop.till.do('orders.ship', {
      drugsApart: true,
      orderId,
      carrier: '顺丰速运',
      trackingNumber: 'SF1000000000001',
    });
    await shop.till.do('orders.cancel', { orderId, reason: '拒收', disposition: 'returned' });
    const states = shop.counter.sql((db) => db.prepare('SELECT state FROM trace_code').pluck().all());
    expect(states).toEqual(['returned']);
    expect((await shop.till.do('system.verifyStore', {})).differences).toEqual([]);
  });

  it('RX-4: the store itself refuses to sell a code twice, to forget one, or to verify too much', async () => {
    await verify(trace(4));
    const other = await orderIn(shop, 'dispensing');
    const writes = [
      `UPDATE trace_code SET order_id = ${other.orderId} WHERE code = '${trace(4)}'`,
      `DELETE FROM trace_code`,
      `UPDATE dispensed_pack SET quantity = 3`,
      `DELETE FROM dispensed_pack`,
      `INSERT INTO dispensed_pack (order_id, line_no, batch_id, quantity, code, no_code_reason, staff_id, at_ms)
       VALUES (${orderId}, 1, ${shop.batches.early}, 3, 'x', '', 1, 0)`,
      `INSERT INTO dispensed_pack (order_id, line_no, batch_id, quantity, taken_back_id, code, no_code_reason, staff_id, at_ms)
       VALUES (${orderId}, 1, ${shop.batches.early}, -2, 1, 'x', '', 1, 0)`,
    ];
    for (const write of writes) {
      expect(() => shop.counter.sql((db) => db.exec(write)), write).toThrow(
        /sold once|never|append-only|no more packs/,
      );
    }
  });
});

describe('RX-4: the second person', () => {
  it('RX-4: whoever verified a pack does not check it; somebody else does, once', async () => {
    await verify(PACK, 3);
    expect(await shop.till.refused('dispensing.check', { orderId })).toBe('CHECKER_IS_DISPENSER');
    const colleague = await shop.counter.signInWith('赵磊', ['dispenser']);
    const checked = await colleague.do('dispensing.check', { orderId });
    expect(checked.check).toMatchObject({ done: { staffName: '赵磊' }, dispensers: ['王芳'] });
    await colleague.do('dispensing.check', { orderId });
    const { events } = await shop.till.do('orders.get', { orderId });
    expect(events.map(({ action }) => action)).toEqual([
      'create',
      'pay',
      'start_dispensing',
      'verify_packs',
      'check_packs',
    ]);
  });

  it('RX-4: a pack that changes afterwards asks for another look', async () => {
    const { packs } = await verify(PACK, 3);
    const colleague = await shop.counter.signInWith('赵磊', ['dispenser']);
    await colleague.do('dispensing.check', { orderId });
    const back = await shop.till.do('dispensing.takeBackPack', { orderId, packId: packs[0]?.packId ?? 0 });
    expect(back.check.done).toBeNull();
  });

  it('RX-4: nothing is checked that nobody verified', async () => {
    expect(await shop.till.refused('dispensing.check', { orderId })).toBe('PACKS_NOT_VERIFIED');
  });

  it('RX-4: of packs that were all taken back nothing is checked', async () => {
    const { packs } = await verify(PACK, 3);
    await shop.till.do('dispensing.takeBackPack', { orderId, packId: packs[0]?.packId ?? 0 });
    const colleague = await shop.counter.signInWith('赵磊', ['dispenser']);
    expect(await colleague.refused('dispensing.check', { orderId })).toBe('PACKS_NOT_VERIFIED');
  });

  it('RX-4: a check of an order that moved on is refused', async () => {
    const seen = await shop.till.do('dispensing.get', { orderId });
    await verify(PACK, 3);
    const colleague = await shop.counter.signInWith('赵磊', ['dispenser']);
    expect(await colleague.refused('dispensing.check', { orderId, version: seen.version })).toBe(
      'VERSION_CONFLICT',
    );
  });
});

describe('RX-4: the queue', () => {
  it('RX-4: the longest waiting first, and found by number', async () => {
    const second = await orderIn(shop, 'paid');
    await orderIn(shop, 'pending');
    await orderIn(shop, 'completed');
    const queue = await shop.till.do('dispensing.queue', {});
    expect(queue.rows.map((row) => [row.orderId, row.status])).toEqual([
      [orderId, 'dispensing'],
      [second.orderId, 'paid'],
    ]);
    expect(queue.total).toBe(2);
    const found = await shop.till.do('dispensing.queue', { search: second.orderNumber });
    expect(found.rows.map((row) => row.orderId)).toEqual([second.orderId]);
    expect((await shop.till.do('dispensing.queue', { search: '无此人' })).rows).toEqual([]);
  });

  it('RX-4: everything agrees after a whole afternoon of scanning', async () => {
    await verify(trace(9));
    await verify(PACK, 2);
    await shop.till.do('orders.handOver', { orderId });
    expect((await shop.till.do('system.verifyStore', {})).differences).toEqual([]);
  });
});

describe('RX-4: the check of the whole store', () => {
  it('RX-4: names a code that was sold behind the program’s back, and one whose queue is wrong', async () => {
    await verify(trace(5));
    shop.counter.sql((db) => {
      db.prepare(
        `INSERT INTO trace_code (code, drug_id, state, order_id, line_no, at_ms) VALUES (?, ?, 'sold', ?, 1, 0)`,
      ).run(trace(6), shop.drugs.paracetamol, orderId);
      db.exec('DROP TRIGGER trace_code_is_sold_once');
      db.prepare(`UPDATE trace_code SET state = 'taken_back' WHERE code = ?`).run(trace(5));
    });
    const { differences } = await shop.till.do('system.verifyStore', {});
    expect(differences.map(({ kind, subject }) => `${kind} ${subject}`).sort()).toEqual([
      `trace_packs trace:${trace(5)}`,
      `trace_packs trace:${trace(6)}`,
      `trace_told trace:${trace(5)}`,
      `trace_told trace:${trace(6)}`,
    ]);
  });
});
