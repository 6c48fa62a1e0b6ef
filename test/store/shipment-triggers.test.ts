import type Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '#core/db/open-store.ts';
import { MIGRATIONS } from '#migrations/index.ts';
import {
  isLegalShipmentStep,
  SHIPMENT_STATES,
  SHIPMENT_TRANSITIONS,
  type ShipmentState,
} from '#shared/domain/shipment-states.ts';
import { driveTo, requestFor } from '#test/support/after-sales-paths.ts';
import { orderIn } from '#test/support/order-paths.ts';
import { readSent, sentOrder } from '#test/support/parcels.ts';
import { openShop, type TestShop } from '#test/support/test-shop.ts';

let shop: TestShop;
const shipmentIds = new Map<ShipmentState, number>();
beforeAll(async () => {
  shop = await openShop();
  for (const state of ['in_transit', 'delivered', 'delayed', 'lost', 'refused'] as const)
    shipmentIds.set(state, (await sentOrder(shop, state)).shipment.shipmentId);
  shipmentIds.set('shipped', (await sentOrder(shop)).shipment.shipmentId);
  const { order, shipment } = await sentOrder(shop);
  await shop.till.do('orders.cancel', { orderId: order.orderId, reason: '退', disposition: 'returned' });
  shipmentIds.set('returned', shipment.shipmentId);
});
afterAll(() => shop.counter.dispose());

/** Runs SQL past the program and takes it back. Returns the store's complaint, or how many rows changed. */
function trySql(sql: string, ...values: unknown[]): string | number {
  return shop.counter.sql((db) => {
    db.exec('BEGIN');
    try {
      return db.prepare(sql).run(...values).changes;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    } finally {
      db.exec('ROLLBACK');
    }
  });
}

describe('SHIP-2 SHIP-3: the shipment machine, by raw SQL', () => {
  const pairs = [...SHIPMENT_STATES]
    .filter((from) => from !== 'pending')
    .flatMap((from) => SHIPMENT_STATES.map((to) => [from, to] as const));

  it.each(pairs)('SHIP-2: the store itself decides on %s → %s', (from, to) => {
    const outcome = trySql('UPDATE shipment SET state = ? WHERE id = ?', to, shipmentIds.get(from));
    if (from === to || isLegalShipmentStep(from, to)) expect(outcome).toBe(1);
    else expect(outcome).toMatch(/^INVALID_SHIPMENT_STATE/);
  });

  it('SHIP-2: the trigger’s list is the shipment machine', () => {
    const machine = SHIPMENT_TRANSITIONS.filter(({ from, to }) => from !== to).map(
      ({ from, to }) => `${from}>${to}`,
    );
    const sql = shop.counter.sql(
      (db) =>
        db
          .prepare<[], { sql: string }>("SELECT sql FROM sqlite_schema WHERE name = 'shipment_steps_legally'")
          .get()?.sql,
    );
    const listed = [...(sql ?? '').matchAll(/'([a-z_]+>[a-z_]+)'/g)].map(([, step = '']) => step);
    expect(listed.sort()).toEqual([...new Set(machine)].sort());
  });

  it('SHIP-2: an order has one open parcel at most, which starts as pending', () => {
    const copy = (state: string) => `INSERT INTO shipment
      SELECT NULL, order_id, 1, '${state}', carrier, tracking_number, package_count, note, receiver_name,
        receiver_phone, staff_id, created_at_ms, state_at_ms, under_way_since_ms, NULL
      FROM shipment WHERE id = ?`;
    expect(trySql(copy('shipped'), shipmentIds.get('shipped'))).toMatch(/^INVALID_SHIPMENT_STATE/);
    expect(trySql(copy('pending'), shipmentIds.get('shipped'))).toMatch(/UNIQUE/);
    expect(trySql(copy('pending'), shipmentIds.get('returned'))).toBe(1);
  });

  it('SHIP-2: what was sent and what happened stays written', () => {
    expect(trySql('DELETE FROM shipment')).toBe('a shipment is never deleted');
    for (const column of ['order_id', 'package_count', 'staff_id', 'created_at_ms']) {
      expect(trySql(`UPDATE shipment SET ${column} = ${column} + 1`)).toBe(
        'what a shipment was sent with does not change',
      );
    }
    for (const column of ['carrier', 'tracking_number', 'receiver_name', 'receiver_phone']) {
      expect(trySql(`UPDATE shipment SET ${column} = 'X'`)).toBe(
        'what a shipment was sent with does not change',
      );
    }
    const returned = shipmentIds.get('returned');
    expect(trySql('UPDATE shipment SET closed_at_ms = NULL WHERE id = ?', returned)).toBe(
      'a shipment that is closed stays closed',
    );
    expect(trySql("UPDATE shipment_event SET note = 'X'")).toBe('shipment_event is append-only');
    expect(trySql('DELETE FROM shipment_event')).toBe('shipment_event is append-only');
  });
});

describe('SHIP-2 OPS-4: orders that were sent before parcels had a row', () => {
  /** Takes the store back to what it was before: without the parcels and what holds them. */
  const forgetParcels = (db: Database.Database, version: number) => {
    const names = db
      .prepare<[], { name: string }>(
        "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name LIKE 'shipment%'",
      )
      .all();
    for (const { name } of names) db.exec(`DROP TRIGGER ${name}`);
    db.exec('DROP TABLE shipment_event; DROP TABLE shipment');
    db.pragma(`user_version = ${version}`);
  };

  it('OPS-4 SHIP-2: each gets the parcel that agrees with its order, and the store with itself', async () => {
    const own = await openShop();
    const { till, counter } = own;
    const made: Record<string, number> = {};
    const send = async () => (await orderIn(own, 'shipped')).orderId;
    for (const name of ['sent', 'received', 'back', 'gone', 'caseOpen', 'caseAfter', 'caseBack']) {
      made[name] = await send();
    }
    const id = (name: string) => made[name] ?? 0;
    await till.do('orders.confirmReceipt', { orderId: id('received') });
    await till.do('orders.cancel', { orderId: id('back'), reason: '退', disposition: 'returned' });
    await till.do('orders.cancel', { orderId: id('gone'), reason: '丢', disposition: 'lost' });
    const orderOf = (name: string) => till.do('orders.get', { orderId: id(name) });
    await requestFor(till, await orderOf('caseOpen'));
    for (const name of ['caseAfter', 'caseBack']) {
      await till.do('orders.confirmReceipt', { orderId: id(name) });
      const request = await requestFor(till, await orderOf(name));
      if (name === 'caseBack') await driveTo(own, request, 'completed');
    }
    await counter.close();
    const place = MIGRATIONS.findIndex(({ slug }) => slug === 'shipping');
    const newest = MIGRATIONS.length;
    counter.sql((db) => forgetParcels(db, place));
    // Only this migration runs again; those after it have done their work.
    const upToHere = MIGRATIONS.slice(0, place + 1);
    openStore({ dataDir: counter.dataDir, migrations: upToHere, nowMs: counter.time.nowMs() }).close();
    counter.sql((db) => db.pragma(`user_version = ${newest}`));
    await counter.open();
    expect((await till.do('system.verifyStore', {})).differences).toEqual([]);
    const states = Object.fromEntries(
      await Promise.all(
        Object.entries(made).map(
          async ([name, orderId]) => [name, (await readSent(own, orderId)).shipment.state] as const,
        ),
      ),
    );
    expect(states).toEqual({
      sent: 'shipped',
      received: 'delivered',
      back: 'returned',
      gone: 'lost',
      caseOpen: 'shipped',
      caseAfter: 'delivered',
      caseBack: 'delivered',
    });
    await till.do('orders.confirmReceipt', { orderId: id('sent') });
    await counter.dispose();
  });
});
