import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drugHits } from '#core/catalog/drug-hits.ts';
import { openConnection } from '#core/db/connection.ts';
import { Store } from '#core/db/store.ts';
import { storePaths } from '#core/db/store-paths.ts';
import { availability, sellableBatches } from '#core/inventory/batches.ts';
import { refuseUnsellableGoods } from '#core/orders/unsellable-goods.ts';
import {
  BATCH_STATUSES,
  BIN_PLACES,
  type SellabilityFacts,
  STOCK_ZONES,
  whyNotSellable,
} from '#shared/domain/batches.ts';
import { AppError } from '#shared/errors/index.ts';
import { fc } from '#test/support/seeded.ts';
import { openShop, type TestShop } from '#test/support/test-shop.ts';

/** A few days, so that expiry and today often meet. */
const day = fc.constantFrom('2026-06-14', '2026-06-15', '2026-06-16', '2027-01-01');
const facts: fc.Arbitrary<SellabilityFacts> = fc.record({
  status: fc.constantFrom(...BATCH_STATUSES),
  zone: fc.constantFrom(...STOCK_ZONES),
  bin: fc.constantFrom(...BIN_PLACES),
  expiryDate: day,
});
const stocked = fc
  .tuple(facts, fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }))
  .map(([batch, available, reserved]) => ({ ...batch, available, reserved }));

let shop: TestShop;
let store: Store;
beforeAll(async () => {
  shop = await openShop();
  // Any batch in any state, whatever the way there would be.
  shop.counter.sql((db) =>
    db.exec('DROP TRIGGER batch_steps_legally; DROP TRIGGER batch_changes_bin_by_record'),
  );
  store = new Store(openConnection(storePaths(shop.counter.dataDir).store));
});
afterAll(async () => {
  store.close();
  await shop.counter.dispose();
});

describe('INV-1 RX-7: what SQL sells is what the domain’s predicate says', () => {
  it('INV-1: in the cart, in the order, in search and in the stock list', () => {
    const drugId = shop.drugs.plaster;
    fc.assert(
      fc.property(fc.array(stocked, { maxLength: 8 }), day, (batches, today) => {
        shop.counter.sql((db) => {
          db.pragma('foreign_keys = OFF');
          db.prepare('DELETE FROM batch WHERE drug_id = ?').run(drugId);
          const insert = db.prepare(
            `INSERT INTO batch (id, drug_id, batch_number, expiry_date, status, zone, bin, on_hand, reserved,
               received_at_ms)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)`,
          );
          batches.forEach(({ expiryDate, status, zone, bin, available, reserved }, index) => {
            insert.run(
              1_000 + index,
              drugId,
              `L${index}`,
              expiryDate,
              status,
              zone,
              bin,
              available + reserved,
              reserved,
            );
          });
        });
        const sellable = batches
          .map((batch, index) => ({ ...batch, batchId: 1_000 + index }))
          .filter((batch) => whyNotSellable(batch, today) === null)
          .sort((a, b) => a.expiryDate.localeCompare(b.expiryDate) || a.batchId - b.batchId);
        const availableQuantity = sellable.reduce((sum, batch) => sum + batch.available, 0);
        const nearestExpiry = sellable.find((batch) => batch.available > 0)?.expiryDate ?? null;

        expect(
          sellableBatches(store, drugId, today).map((batch) => [batch.batchId, batch.availableQuantity]),
        ).toEqual(sellable.map((batch) => [batch.batchId, batch.available]));
        expect(availability(store, drugId, today)).toEqual({ availableQuantity, nearestExpiry });
        expect(drugHits(store, [drugId], today)[0]).toMatchObject({ availableQuantity, nearestExpiry });
      }),
      { numRuns: 300 },
    );
  });

  it('INV-1: of goods that an order was given', async () => {
    const { till, drugs, counter } = shop;
    const { order } = await till.do('orders.createDirect', {
      lines: [{ drugId: drugs.vitamin, quantity: 2 }],
    });
    const batchId = order.items[0]?.batches[0]?.batchId;
    fc.assert(
      fc.property(facts, day, (batch, today) => {
        counter.sql((db) =>
          db
            .prepare('UPDATE batch SET status = ?, zone = ?, bin = ?, expiry_date = ? WHERE id = ?')
            .run(batch.status, batch.zone, batch.bin, batch.expiryDate, batchId),
        );
        expect(refusalReason(order.orderId, today)).toBe(whyNotSellable(batch, today));
      }),
      { numRuns: 200 },
    );
  });
});

function refusalReason(id: number, today: string): unknown {
  try {
    refuseUnsellableGoods(store, { id, today });
    return null;
  } catch (error) {
    if (error instanceof AppError && error.code === 'BATCH_NOT_SELLABLE') return error.params.reason;
    throw error;
  }
}
