import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { afterSalesIn } from '#test/support/after-sales-paths.ts';
import { addCoupon } from '#test/support/coupons.ts';
import { orderIn, STEP_CALLS } from '#test/support/order-paths.ts';
import { sentOrder } from '#test/support/parcels.ts';
import { type WaitingPieces, waitingPieces } from '#test/support/pieces.ts';
import { draftWithImage, seen, waiting } from '#test/support/prescriptions.ts';
import { recallOf } from '#test/support/recall.ts';
import { activeCart, checkoutOf, fillCart, sell } from '#test/support/sell.ts';
import { receive } from '#test/support/small-catalog.ts';
import { markTablets, openingOf } from '#test/support/split-packs.ts';
import { HOUR_MS, MINUTE_MS } from '#test/support/test-platform.ts';
import { openShop, type TestShop } from '#test/support/test-shop.ts';
import type { Till } from '#test/support/till.ts';
import { traceCode } from '#test/support/trace-codes.ts';
import { addMember, waitingOrder } from '#test/support/waiting-orders.ts';

/** Tables that grow with the years or the catalogue: no call of the till may walk through one. */
const LARGE = [
  'sale_order',
  'order_item',
  'order_item_batch',
  'payment',
  'refund',
  'controlled_sale',
  'order_event',
  'order_link',
  'owed_balance',
  'replacement_line',
  'after_sales_image',
  'payment_transfer',
  'audit_log',
  'command_log',
  'outbox',
  'stock_movement',
  'batch',
  'cart',
  'cart_line',
  'customer',
  'drug',
  'drug_barcode',
  'drug_popularity',
  'import_row',
  'patient',
  'doctor',
  'name_reading',
  'prescription',
  'prescription_line',
  'prescription_image',
  'prescription_signature',
  'prescription_event',
  'media',
  'batch_hold',
  'recall',
  'recall_order',
  'recall_move',
  'shipment',
  'shipment_event',
  'dispensed_pack',
  'trace_code',
  'after_sales_line',
  'after_sales_event',
  'quarantine_decision',
  'scanned_pack',
  'interaction',
  'loose_article',
  'opened_pack',
  'bin_fill',
  'bin_removal',
  'loose_sale',
  'coupon_use',
  'coupon_use_order',
];
const WALKED = new RegExp(`^SCAN (${LARGE.join('|')})\\b`);

/** Reads one row at the end of a table: no walk, though the plan says so. */
const LAST_ROW = /order by "(?:seq|id)" desc limit 1$/;

/** An index over a few rows only: the parked carts, the drugs whose standing has risen. */
function partialIndexes(db: Database.Database): string[] {
  const rows = db.prepare<[], { name: string }>(
    "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql LIKE '% WHERE %'",
  );
  return rows.all().map(({ name }) => name);
}

let shop: TestShop;
let reviewer: Till;
/** Each pack is opened once, however often a story is told. */
let openedPacks = 0;
let pieces: WaitingPieces;
let opening: Awaited<ReturnType<typeof openingOf>>;
const prepared = new Set<string>();

/** Starts the counter, runs work on it, and returns the plans of every statement that ran. */
async function plansOf(
  work: (shop: TestShop) => Promise<unknown>,
): Promise<{ sql: string; steps: string[] }[]> {
  await shop.counter.close();
  prepared.clear();
  await shop.counter.open();
  await work(shop);
  const statements = [...prepared].filter((sql) => /^(select|insert|update|delete|with)/i.test(sql));
  expect(statements.length).toBeGreaterThan(0);
  return shop.counter.sql((db) =>
    statements.map((sql) => {
      const rows = db
        .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
        .all(...placeholders(sql));
      return { sql, steps: rows.map((row) => row.detail) };
    }),
  );
}

const placeholders = (sql: string): null[] => Array.from({ length: sql.split('?').length - 1 }, () => null);

beforeAll(async () => {
  const { prepare } = Database.prototype;
  vi.spyOn(Database.prototype, 'prepare').mockImplementation(function spy(
    this: Database.Database,
    sql: string,
  ) {
    prepared.add(sql);
    return prepare.call(this, sql);
  });
  shop = await openShop();
  await sell(shop, { paracetamol: 1 });
  reviewer = await shop.counter.signIn('钱药师');
  opening = await openingOf(shop);
  pieces = await waitingPieces(shop);
});
afterAll(async () => {
  vi.restoreAllMocks();
  await shop.counter.dispose();
});

describe('ORD-8 CAT-3: hot calls go by an index', () => {
  const HOT: Record<string, (shop: TestShop) => Promise<unknown>> = {
    'search by name': ({ till }) => till.do('catalog.searchDrugs', { query: '维生素' }),
    'search by initials': ({ till }) => till.do('catalog.searchDrugs', { query: 'wss' }),
    'search by a code': ({ till }) => till.do('catalog.searchDrugs', { query: '690123' }),
    'a scan': ({ till }) => till.do('catalog.resolveScan', { code: '6901234567892' }),
    'a drug': ({ till, drugs }) => till.do('catalog.getDrug', { drugId: drugs.vitamin }),
    'batches of a drug': ({ till, drugs }) => till.do('inventory.listBatches', { drugId: drugs.vitamin }),
    'movements of a batch': ({ till, batches }) =>
      till.do('inventory.listMovements', { batchId: batches.early }),
    'stock at a time': ({ till, batches }) =>
      till.do('inventory.stockAt', { batchId: batches.early, atMs: 1 }),
    'a sale from cart to receipt': async (own) => {
      const cart = await fillCart(own, { paracetamol: 1, ephedrine: 1 });
      const { order } = await own.till.do('orders.checkout', checkoutOf(cart));
      await own.till.do('orders.get', { orderId: order.orderId });
      await own.till.do('printing.documentPreview', { orderId: order.orderId });
    },
    'a coupon from the cart to its end': async (own) => {
      const { till } = own;
      const { coupons } = await till.do('coupons.list', {});
      if (coupons.length === 0) await addCoupon(own, { maxUsesPerCustomer: 99 });
      const { cartId } = await fillCart(own, { vitamin: 1 });
      await till.do('cart.setCustomer', { cartId, customerId: await addMember(own) });
      const cart = await till.do('cart.setCoupon', { cartId, code: 'SAVE5' });
      const sale = { cartId, expectedTotalFen: cart.totals.totalFen };
      const { order } = await till.do('orders.createFromCart', sale);
      await till.do('orders.cancel', { orderId: order.orderId, reason: '不要了' });
      for (const { couponId } of coupons) await till.do('coupons.uses', { couponId });
    },
    'packs scanned at a till, up to their order': async (own) => {
      const { till, drugs, counter } = own;
      counter.sql((db) =>
        db
          .prepare('INSERT OR IGNORE INTO drug_barcode (barcode, drug_id) VALUES (?, ?)')
          .run('8112345', drugs.paracetamol),
      );
      const first = counter.time.nowMs();
      const codes = [1, 2, 3].map((serial) => `8112345${String(first + serial).padStart(13, '0')}`);
      for (const code of codes) await till.do('cart.addScan', { code });
      await till.refused('cart.addScan', { code: codes[0] ?? '' });
      const cart = await activeCart(till);
      await till.do('cart.setQuantity', { cartId: cart.cartId, lineId: 1, quantity: 2 });
      await till.do('cart.undo', { cartId: cart.cartId });
      const sale = { cartId: cart.cartId, expectedTotalFen: null };
      const { order } = await till.do('orders.createFromCart', sale);
      const { orderId } = order;
      const tenders = [{ kind: 'card' as const, amountFen: order.amounts.totalFen, reference: 'POS' }];
      await till.do('orders.settle', { orderId, tenders, handOver: true });
      await till.refused('cart.addScan', { code: codes[0] ?? '' });
      counter.time.advance(1_000);
    },
    'parking and taking back': async (own) => {
      const { cartId } = await fillCart(own, { vitamin: 1 });
      await own.till.do('cart.park', { cartId });
      await own.till.do('cart.listParked', {});
      await own.till.do('cart.resume', { cartId });
      await own.till.do('cart.discard', { cartId });
    },
    'every step of an order': async (own) => {
      await orderIn(own, 'shipped');
      const { orderId } = await orderIn(own, 'shipped');
      await own.till.do('orders.cancel', { orderId, reason: '退', disposition: 'returned' });
    },
    'after-sales from request to refund': async (own) => {
      const { orderId } = await afterSalesIn(own, 'completed');
      const { afterSalesId } = await afterSalesIn(own, 'failed');
      await own.till.do('aftersales.checkPack', { afterSalesId, code: '6901234567892' });
      await own.till.do('aftersales.quote', { orderId });
      await own.till.do('aftersales.list', { orderId });
      const replacements = [{ drugId: own.drugs.vitamin, quantity: 1 }];
      await afterSalesIn(own, 'completed', { kind: 'exchange', replacements });
    },
    'a split, what it became, and a merge': async (own) => {
      const { orderId } = await orderIn(own, 'paid');
      const division = [2, 1].map((quantity) => ({ lines: [{ lineNo: 1, quantity }] }));
      await own.till.do('orders.split', { orderId, parts: division });
      await own.till.do('orders.get', { orderId });
      const customerId = await addMember(own);
      const waiting = [
        await waitingOrder(own, { vitamin: 1 }, { customerId }),
        await waitingOrder(own, { vitamin: 2 }, { customerId }),
      ];
      await own.till.do('orders.merge', { orders: waiting.map((order) => ({ orderId: order.orderId })) });
      own.counter.time.advance(MINUTE_MS);
    },
    'what is owed, waits, is served and found': async (own) => {
      const { orderId } = await orderIn(own, 'dispensing');
      const { lines } = await own.till.do('dispensing.get', { orderId });
      const batchId = lines[0]?.batches[0]?.batchId ?? 0;
      const { owed } = await own.till.do('dispensing.owe', {
        orderId,
        cause: 'damaged',
        reason: '包装破损',
        lines: [{ lineNo: 1, batchId, quantity: 1 }],
      });
      await own.till.do('dispensing.queue', { owed: true });
      await own.till.do('orders.list', { owed: true });
      await own.till.do('orders.startDispensing', { orderId: owed.orderId });
    },
    'a pack that is opened, and its units sold, put back, locked and printed for': async (own) => {
      const { till } = own;
      const { article } = await markTablets(own);
      for (const _ of [1, 2]) {
        openedPacks += 1;
        await till.do('splitting.openPack', { ...opening, code: traceCode(8_000 + openedPacks) });
      }
      const lines = [{ drugId: article.looseDrugId, quantity: 3 }];
      const { order } = await till.do('orders.createDirect', { lines });
      const { orderId } = order;
      for (const name of ['settle', 'startDispensing', 'cancel'] as const) {
        const step = STEP_CALLS[name](order);
        await till.do(step.name, step.input);
      }
      await till.do('printing.documentPreview', { orderId, document: 'bag_label' });
      await till.do('catalog.searchDrugs', { query: '对乙酰' });
      const { batches } = await till.do('inventory.listBatches', { drugId: article.looseDrugId });
      const batchId = batches[0]?.batchId ?? 0;
      await till.do('inventory.listMovements', { batchId });
      await till.do('inventory.lockBatch', { batchId, reason: '待查' });
      await till.do('inventory.unlockBatch', { batchId, reason: '合格' });
      const days = { register: 'split_packs', fromDate: '2026-01-01', toDate: '2026-12-31' };
      await till.do('registers.list', days);
      await till.do('splitting.unmark', { drugId: article.packDrugId });
    },
    'pieces that wait for their bin, and are put in and sold': async (own) => {
      const { till } = own;
      const { drugId, first, next } = pieces;
      const lines = [{ drugId, quantity: 90 }];
      await till.do('inventory.adjustStock', { batchId: first, countedQuantity: 40, reason: '盘点' });
      expect(await till.refused('orders.createDirect', { lines })).toBe('INSUFFICIENT_STOCK');
      await till.do('cart.addItem', { drugId, quantity: 90 });
      await till.do('inventory.listStock', { filter: 'outside_bin' });
      await till.do('inventory.listBatches', { drugId });
      const { checkerId, checkerPin } = opening;
      for (const batchId of [next, first])
        await till.do('inventory.fillBin', { batchId, checkerId, checkerPin });
      const again = { batchId: first, checkerId, checkerPin };
      expect(await till.refused('inventory.fillBin', again)).toBe('BIN_HOLDS_BATCH');
      await till.do('cart.clear', { cartId: (await activeCart(till)).cartId });
      await receive(till, { drugId, quantity: 5, batchNumber: 'DG-3' });
    },
    'waiting orders that time out': async (own) => {
      await orderIn(own, 'pending');
      own.counter.time.advance(HOUR_MS);
    },
    'quiet moments': async (own) => own.counter.time.advance(MINUTE_MS),
    'an order by its number': async (own) => {
      const { orderNumber } = await orderIn(own, 'pending');
      await own.till.do('orders.get', { orderNumber });
    },
    'a page of orders': ({ till }) =>
      till.do('orders.list', { page: 3, fromMs: 1, toMs: 9_999_999_999_999, channel: 'counter' }),
    'orders of a state': ({ till }) => till.do('orders.list', { statuses: ['completed', 'paid'] }),
    'orders by number, phone or name': ({ till }) => till.do('orders.list', { search: '138000' }),
    'orders of a customer': ({ till }) => till.do('orders.list', { customerId: 1 }),
    'a rule, its change and its history': async ({ till }) => {
      const numbers = [{ key: 'packs', value: 2 }];
      const { rules } = await till.do('rules.list', {});
      const version = rules.find(({ ruleId }) => ruleId === 'diphenoxylate')?.version ?? 0;
      await till.do('rules.change', { ruleId: 'diphenoxylate', on: true, numbers, version, reason: '核对' });
      await till.do('rules.history', { ruleId: 'diphenoxylate' });
    },
    'every register by date': async ({ till }) => {
      const { registers } = await till.do('registers.index', {});
      const days = { fromDate: '2026-06-01', toDate: '2026-06-30' };
      for (const { id } of registers) await till.do('registers.list', { register: id, ...days, page: 2 });
    },
    'customers by name or phone': ({ till }) => till.do('customers.search', { query: '王' }),
    'a lock, and a recall with orders in every state': async (own) => {
      const { till, drugs, batches } = own;
      await till.do('inventory.lockBatch', { batchId: batches.early, reason: '待查' });
      await till.do('inventory.unlockBatch', { batchId: batches.early, reason: '复查合格' });
      for (const status of ['paid', 'dispensing', 'shipped'] as const) await orderIn(own, status);
      const lot = { drugId: drugs.paracetamol, batchNumber: 'LATE' };
      await till.do('inventory.recallBatches', recallOf(lot.drugId, lot.batchNumber));
      await till.do('inventory.recallReport', lot);
      await till.do('inventory.endRecall', { ...lot, reason: '召回通知已撤销' });
      await till.do('inventory.unlockBatch', { batchId: batches.late, reason: '复查合格' });
    },
    'parcels that wait, are on their way, in trouble or done': async (own) => {
      await sentOrder(own, 'in_transit', 'lost');
      for (const group of ['waiting', 'on_the_way', 'trouble', 'done'] as const)
        await own.till.do('shipping.list', { group });
    },
    'a parcel by its number or a phone': async ({ till }) => {
      await till.do('shipping.list', { search: 'SF1000' });
      await till.do('shipping.list', { search: '13800010001' });
    },
    'parcels that count as received': async (own) => {
      await sentOrder(own);
      own.counter.time.advance(8 * 24 * HOUR_MS);
    },
    'patients and doctors by name, letters or phone': async ({ till }) => {
      for (const query of ['单', 'sxy', '138000']) {
        await till.do('prescriptions.searchPatients', { query });
        await till.do('prescriptions.searchDoctors', { query });
      }
    },
    'a prescription from paper to dispensing': async (own) => {
      await draftWithImage(own);
      const handedIn = await waiting(own);
      const { prescriptionId, patient } = handedIn;
      await reviewer.do('prescriptions.approve', seen(handedIn));
      const { cartId } = await own.till.do('cart.addPrescription', { prescriptionId });
      const { order } = await own.till.do('orders.createFromCart', { cartId });
      const tenders = [{ kind: 'cash' as const, receivedFen: 100_000 }];
      await own.till.do('orders.settle', { orderId: order.orderId, tenders, handOver: false });
      await own.till.do('orders.startDispensing', { orderId: order.orderId });
      await own.till.do('prescriptions.patientHistory', { patientId: patient?.patientId ?? 0 });
    },
    'prescriptions of a status': ({ till }) => till.do('prescriptions.list', { statuses: ['waiting'] }),
    'prescriptions by number, name, letters or phone': async ({ till }) => {
      for (const search of ['R12', '单', 'sxy', '138000']) await till.do('prescriptions.list', { search });
    },
    'the review queue': ({ till }) => till.do('prescriptions.reviewQueue', {}),
    'prescriptions that lapse': async (own) => {
      await waiting(own, { antibiotic: 1 }, { validDays: 2 });
      own.counter.time.advance(MINUTE_MS);
    },
    'interactions in force': async ({ till }) => {
      await till.do('prescriptions.listInteractions', { search: '华法林' });
      await till.do('prescriptions.interactionSets', {});
    },
    'goods in and a count': async ({ till, drugs, batches }) => {
      await till.do('inventory.receiveGoods', {
        drugId: drugs.vitamin,
        batchNumber: 'Q1',
        expiryDate: '2028-01-01',
        quantity: 1,
        reason: '到货',
      });
      await till.do('inventory.adjustStock', { batchId: batches.early, countedQuantity: 4, reason: '盘点' });
    },
  };

  it.each(Object.keys(HOT))('ORD-8 CAT-3: %s', async (name) => {
    const partial = shop.counter.sql(partialIndexes);
    for (const { sql, steps } of await plansOf(HOT[name] ?? (async () => undefined))) {
      if (LAST_ROW.test(sql)) continue;
      const walks = steps.filter(
        (step) => WALKED.test(step) && !partial.some((index) => step.endsWith(index)),
      );
      expect(walks, `${sql}\n${steps.join('\n')}`).toEqual([]);
    }
  });

  // Writing an order names every table that refers to one in its plan; reading a register must not walk them.
  it('RX-7: no register walks through returns or trace codes', async () => {
    const walks = (await plansOf(HOT['every register by date'] ?? (async () => undefined)))
      .flatMap(({ steps }) => steps)
      .filter((step) => /^SCAN (after_sales|trace_event|return_batch|back)\b/.test(step));
    expect(walks).toEqual([]);
  });

  it('ORD-8: what has its own index goes by that index', async () => {
    const all = new Map<string, string[]>();
    for (const work of Object.values(HOT)) {
      for (const { sql, steps } of await plansOf(work)) all.set(sql, steps);
    }
    const used = [...all.values()].flat().join('\n');
    for (const index of [
      'sale_order_by_status',
      'sale_order_by_phone',
      'sale_order_by_customer',
      'sqlite_autoindex_sale_order_1',
      'stock_movement_by_batch',
      'payment_by_order',
      'order_link_by_target',
      'payment_transfer_by_source',
      'shipment_by_time',
      'batch_outside_bin',
      'bin_fill_by_time',
      'bin_fill_by_batch',
      'bin_removal_by_batch',
      'cart_active_by_session',
      'cart_parked',
      'customer_by_name',
      'customer_by_phone',
      'command_log_transient',
      'drug_popularity_risen',
      'drug_barcode_by_drug',
      'patient_by_name',
      'patient_by_phone',
      'doctor_by_name',
      'name_reading_by_person',
      'prescription_by_status',
      'prescription_by_patient',
      'prescription_by_name',
      'prescription_by_phone',
      'prescription_by_wait',
      'prescription_by_last_day',
      'order_item_by_prescription',
      'sqlite_autoindex_prescription_1',
      'order_item_batch_by_batch',
      'stock_movement_besides_sales',
      'batch_hold_by_batch',
      'batch_hold_by_recall',
      'recall_order_by_recall',
      'shipment_open',
      'shipment_open_by_state',
      'shipment_under_way',
      'shipment_closed',
      'shipment_by_order',
      'shipment_by_tracking',
      'shipment_by_phone',
      'controlled_sale_by_time',
      'sale_order_by_payment',
      'stock_movement_of_goods_in',
      'stock_movement_of_quarantine',
      'prescription_event_of_review',
      'trace_event_by_time',
      'opened_pack_by_trace_code',
      'after_sales_by_receipt',
      'dispensed_pack_without_code',
      'batch_hold_by_time',
      'interaction_by_set',
      'batch_by_expiry',
    ]) {
      expect(used, index).toContain(index);
    }
  });
});
