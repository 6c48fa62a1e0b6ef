import { afterSalesIn } from '#test/support/after-sales-paths.ts';
import {
  DATE,
  FEN,
  fullList,
  group,
  ID,
  line,
  nullableOptional,
  oneOf,
  optional,
  PAGE,
  PIN,
  pageSize,
  requiredLine,
  SALE_QUANTITY,
  STOCK_QUANTITY,
  TIME_MS,
  text,
  whole,
} from '#test/support/bad-values.ts';
import { fillingOf, waitingPieces } from '#test/support/pieces.ts';
import { recallOf } from '#test/support/recall.ts';
import type { TestShop } from '#test/support/test-shop.ts';
import type { CasesOf } from './call-case.ts';

const PAGED = { page: optional(PAGE), pageSize: optional(pageSize) };

/** A batch in quarantine with three units that came back. */
async function inQuarantine(shop: TestShop): Promise<number> {
  await afterSalesIn(shop, 'completed');
  const { batches } = await shop.till.do('inventory.listBatches', { drugId: shop.drugs.paracetamol });
  return batches.find(({ zone }) => zone === 'quarantine')?.batchId ?? 0;
}

export const inventoryCases: CasesOf<'inventory'> = {
  'inventory.listStock': {
    prepare: () => ({ search: '', filter: 'in_stock', category: 'otc_b', page: 1, pageSize: 20 }),
    fields: {
      search: optional(text(100)),
      filter: optional(oneOf),
      category: nullableOptional(oneOf),
      ...PAGED,
    },
  },
  'inventory.listBatches': {
    prepare: ({ drugs }) => ({ drugId: drugs.paracetamol }),
    fields: { drugId: ID },
  },
  'inventory.listMovements': {
    prepare: ({ batches }) => ({ batchId: batches.early, page: 1, pageSize: 20 }),
    fields: { batchId: ID, ...PAGED },
  },
  'inventory.stockAt': {
    prepare: ({ batches, counter }) => ({ batchId: batches.early, atMs: counter.time.nowMs() }),
    fields: { batchId: ID, atMs: TIME_MS },
  },
  'inventory.checkAvailability': {
    prepare: ({ drugs }) => ({ lines: [{ drugId: drugs.paracetamol, quantity: 9_999 }] }),
    fields: {
      lines: fullList(200),
      'lines.*': group,
      'lines.*.drugId': ID,
      'lines.*.quantity': SALE_QUANTITY,
    },
  },
  'inventory.receiveGoods': {
    prepare: ({ drugs }) => ({
      drugId: drugs.vitamin,
      batchNumber: 'B2',
      expiryDate: '2027-10-31',
      productionDate: '2025-11-01',
      quantity: 50,
      costFen: 200,
      reason: '到货',
    }),
    fields: {
      drugId: ID,
      batchNumber: requiredLine(40),
      expiryDate: DATE,
      productionDate: nullableOptional(DATE),
      quantity: STOCK_QUANTITY,
      costFen: nullableOptional(FEN),
      reason: requiredLine(200),
    },
    other: (input) => ({ ...input, quantity: 51 }),
  },
  'inventory.releaseQuarantine': {
    prepare: async (shop) => ({ batchId: await inQuarantine(shop), quantity: 2, reason: '包装完好，可售' }),
    fields: { batchId: ID, quantity: STOCK_QUANTITY, reason: requiredLine(200) },
    other: (input) => ({ ...input, quantity: 1 }),
  },
  'inventory.destroyQuarantined': {
    prepare: async (shop) => ({ batchId: await inQuarantine(shop), quantity: 2, reason: '破损销毁' }),
    fields: { batchId: ID, quantity: STOCK_QUANTITY, reason: requiredLine(200) },
    other: (input) => ({ ...input, quantity: 1 }),
  },
  'inventory.adjustStock': {
    prepare: ({ batches }) => ({ batchId: batches.early, countedQuantity: 4, reason: '盘点' }),
    fields: { batchId: ID, countedQuantity: whole(0, 10_000_000), reason: requiredLine(200) },
    other: (input) => ({ ...input, countedQuantity: 3 }),
  },
  'inventory.lockBatch': {
    prepare: ({ batches }) => ({ batchId: batches.early, reason: '包装破损' }),
    fields: { batchId: ID, reason: requiredLine(200) },
    other: (input) => ({ ...input, reason: '受潮' }),
  },
  'inventory.fillBin': {
    prepare: async (shop) => fillingOf(shop, (await waitingPieces(shop)).next),
    fields: { batchId: ID, checkerId: ID, checkerPin: PIN },
    other: (input) => ({ ...input, batchId: input.batchId - 1 }),
  },
  'inventory.unlockBatch': {
    prepare: async ({ till, batches }) => {
      await till.do('inventory.lockBatch', { batchId: batches.early, reason: '包装破损' });
      return { batchId: batches.early, reason: '复查合格' };
    },
    fields: { batchId: ID, reason: requiredLine(200) },
    other: (input) => ({ ...input, reason: '误锁' }),
  },
  'inventory.recallBatches': {
    prepare: ({ drugs }) => recallOf(drugs.paracetamol),
    fields: {
      drugId: ID,
      batchNumbers: fullList(20),
      'batchNumbers.*': requiredLine(40),
      level: oneOf,
      source: oneOf,
      noticeNumber: optional(line(60)),
      reason: requiredLine(200),
    },
    other: (input) => ({ ...input, level: 'class_3' }),
  },
  'inventory.endRecall': {
    prepare: async ({ till, drugs }) => {
      await till.do('inventory.recallBatches', recallOf(drugs.paracetamol));
      return { drugId: drugs.paracetamol, batchNumber: 'EARLY', reason: '召回通知已撤销' };
    },
    fields: { drugId: ID, batchNumber: requiredLine(40), reason: requiredLine(200) },
    other: (input) => ({ ...input, reason: '批号录入有误' }),
  },
  'inventory.recallReport': {
    prepare: ({ drugs }) => ({ drugId: drugs.paracetamol, batchNumber: 'EARLY', page: 1, pageSize: 20 }),
    fields: { drugId: ID, batchNumber: requiredLine(40), ...PAGED },
  },
};
