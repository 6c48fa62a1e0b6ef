import assert from 'node:assert/strict';
import type { CounterModel } from './model/counter-model.ts';
import type { RealCounter } from './real-counter.ts';
import type { StoreLook } from './store-look.ts';

/** After every command: stock, orders, parcels and money of the store are those of the model. */
export function assertAgree(model: CounterModel, { look }: RealCounter): void {
  assert.deepEqual(shelfOf(look), shelfOfModel(model), 'stock');
  const orders = model.orders.map((order) => ({
    id: order.orderId,
    status: order.status,
    total_fen: order.totalFen,
    paid_fen: order.paidFen,
    refunded_fen: order.refundedFen,
  }));
  assert.deepEqual(look.orders(), orders, 'orders');
  assertPrescriptions(model, look);
  const parcels = model.orders.flatMap(({ orderId, parcel }) =>
    parcel === null ? [] : [{ order_id: orderId, state: parcel.state, is_closed: Number(parcel.isClosed) }],
  );
  assert.deepEqual(look.parcels(), parcels, 'parcels');
  const keptFen = model.orders.reduce((total, order) => total + order.paidFen - order.refundedFen, 0);
  assert.equal(look.moneyFen(), keptFen, 'money in − money out = value kept by customers’ orders');
  for (const { status, paidFen, refundedFen } of model.orders) {
    if (status === 'cancelled') assert.equal(refundedFen, paidFen, 'a cancelled order keeps no money');
  }
  const packs = model.orders.flatMap((order) =>
    order.packs.length === 0 ? [] : [{ order_id: order.orderId, packs: order.packs.length }],
  );
  assert.deepEqual(look.packs(), packs, 'verified packs');
  const codes = [...model.soldCodes].map(([code, order_id]) => ({ code, order_id }));
  assert.deepEqual(
    look.codes(),
    codes.sort((a, b) => (a.code < b.code ? -1 : 1)),
    'no trace code is sold twice',
  );
  const opened = look.openedCodes();
  assert.deepEqual(opened, [...model.openedCodes.keys()].sort(), 'opened packs');
  assert(!opened.some((code) => model.soldCodes.has(code)), 'no trace code is opened and sold');
  assert.equal(look.couponUses(), model.couponUses, 'uses of the coupon');
  const held = [...model.heldCodes].map(([code, order_id]) => ({ code, order_id }));
  assert.deepEqual(
    look.held(),
    held.sort((a, b) => (a.code < b.code ? -1 : 1)),
    'packs that are set aside',
  );
  const requests = model.orders.flatMap((order) =>
    order.requests.map(({ afterSalesId, state }) => ({ id: afterSalesId, state })),
  );
  assert.deepEqual(
    look.requests(),
    requests.sort((a, b) => a.id - b.id),
    'after-sales requests',
  );
}

/** Prescriptions stand as in the model; none was paid for unapproved, and what was approved once never changes. */
function assertPrescriptions(model: CounterModel, look: StoreLook): void {
  if (model.prescriptions.length === 0) return;
  const prescriptions = model.prescriptions.map(({ prescriptionId: id, status }) => ({ id, status }));
  assert.deepEqual(look.prescriptions(), prescriptions, 'prescriptions');
  assert.equal(look.paidUnapproved(), 0, 'no Rx paid unapproved');
  for (const { id, document } of look.lockedDocuments()) {
    const locked = model.lockedDocuments.get(id) ?? document;
    assert.equal(document, locked, 'a locked record never changes');
    model.lockedDocuments.set(id, locked);
  }
}

/** One line a lot, as text, so that a difference is easy to read. */
function shelfOf(look: StoreLook): string[] {
  const rows = look.shelf();
  for (const row of rows) assert(row.on_hand >= row.reserved && row.reserved >= 0, 'on hand ≥ reserved ≥ 0');
  return rows
    .map(
      (row) =>
        `${row.zone} ${row.batch_number} ${row.status} ${row.bin}: ${row.on_hand}, ${row.reserved} reserved`,
    )
    .sort();
}

function shelfOfModel({ stock }: CounterModel): string[] {
  return [
    ...stock.batches.map(
      ({ batchNumber, status, bin, onHand, reserved }) =>
        `saleable ${batchNumber} ${status} ${bin}: ${onHand}, ${reserved} reserved`,
    ),
    ...[...stock.quarantine].map(
      ([lot, { units, status }]) => `quarantine ${lot.split('/')[1]} ${status} ready: ${units}, 0 reserved`,
    ),
  ].sort();
}
