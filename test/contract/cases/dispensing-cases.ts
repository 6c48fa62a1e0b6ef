import {
  BOOLEAN,
  group,
  ID,
  line,
  list,
  nullableOptional,
  oneOf,
  optional,
  PAGE,
  pageSize,
  requiredLine,
  SALE_QUANTITY,
  VERSION,
  whole,
} from '#test/support/bad-values.ts';
import { addEquivalents } from '#test/support/equivalents.ts';
import { orderIn } from '#test/support/order-paths.ts';
import type { TestShop } from '#test/support/test-shop.ts';
import type { CasesOf } from './call-case.ts';

const PACK = '6901234567892';

/** An order that is being dispensed, all of its packs from the batch that expires first. */
async function dispensed(shop: TestShop): Promise<{ orderId: number; version: number }> {
  const { orderId, version } = await orderIn(shop, 'dispensing');
  return { orderId, version };
}

export const dispensingCases: CasesOf<'dispensing'> = {
  'dispensing.queue': {
    prepare: async (shop) => {
      await orderIn(shop, 'paid');
      return { search: '', owed: false, page: 1, pageSize: 20 };
    },
    fields: {
      search: optional(line(60)),
      owed: optional(BOOLEAN),
      page: optional(PAGE),
      pageSize: optional(pageSize),
    },
  },
  'dispensing.get': {
    prepare: async (shop) => ({ orderId: (await dispensed(shop)).orderId }),
    fields: { orderId: ID },
  },
  'dispensing.verifyPack': {
    prepare: async (shop) => ({ orderId: (await dispensed(shop)).orderId, code: PACK, quantity: 2 }),
    fields: { orderId: ID, code: requiredLine(200), quantity: optional(SALE_QUANTITY) },
    other: (input) => ({ ...input, quantity: 1 }),
  },
  'dispensing.verifyByEye': {
    prepare: async (shop) => ({
      orderId: (await dispensed(shop)).orderId,
      lineNo: 1,
      batchId: shop.batches.early,
      quantity: 3,
      reason: '旧包装无码',
    }),
    fields: {
      orderId: ID,
      lineNo: whole(1, 1_000),
      batchId: ID,
      quantity: SALE_QUANTITY,
      reason: requiredLine(200),
    },
    other: (input) => ({ ...input, quantity: 1 }),
  },
  'dispensing.owe': {
    prepare: async (shop) => ({
      ...(await dispensed(shop)),
      cause: 'not_on_shelf',
      reason: '货架缺货',
      lines: [{ lineNo: 1, batchId: shop.batches.early, quantity: 1 }],
    }),
    fields: {
      orderId: ID,
      version: nullableOptional(VERSION),
      cause: oneOf,
      reason: requiredLine(200),
      lines: list(400),
      'lines.*': group,
      'lines.*.lineNo': whole(1, 1_000),
      'lines.*.batchId': ID,
      'lines.*.quantity': SALE_QUANTITY,
    },
    other: (input) => ({ ...input, cause: 'damaged' }),
  },
  'dispensing.equivalents': {
    prepare: async (shop) => ({ orderId: (await dispensed(shop)).orderId, lineNo: 1 }),
    fields: { orderId: ID, lineNo: whole(1, 1_000) },
  },
  'dispensing.substitute': {
    prepare: async (shop) => ({
      ...(await dispensed(shop)),
      lineNo: 1,
      drugId: (await addEquivalents(shop)).otherParacetamol,
      cause: 'not_on_shelf',
      reason: '货架缺货',
      missing: [{ batchId: shop.batches.early, quantity: 3 }],
    }),
    fields: {
      orderId: ID,
      version: nullableOptional(VERSION),
      lineNo: whole(1, 1_000),
      drugId: ID,
      cause: oneOf,
      reason: requiredLine(200),
      missing: list(100),
      'missing.*': group,
      'missing.*.batchId': ID,
      'missing.*.quantity': SALE_QUANTITY,
    },
    other: (input) => ({ ...input, cause: 'damaged' }),
  },
  'dispensing.takeBackPack': {
    prepare: async (shop) => {
      const { orderId } = await dispensed(shop);
      const { packs } = await shop.till.do('dispensing.verifyPack', { orderId, code: PACK });
      return { orderId, packId: packs[0]?.packId ?? 0 };
    },
    fields: { orderId: ID, packId: ID },
    other: (input) => ({ ...input, packId: input.packId + 1 }),
  },
  'dispensing.check': {
    prepare: async (shop) => {
      const { orderId } = await dispensed(shop);
      const colleague = await shop.counter.signInWith('赵磊', ['dispenser']);
      const { version } = await colleague.do('dispensing.verifyPack', { orderId, code: PACK, quantity: 3 });
      return { orderId, version };
    },
    fields: { orderId: ID, version: nullableOptional(VERSION) },
    other: (input) => ({ ...input, version: null }),
  },
};
