import { ID, nullableOptional, oneOf, optional, whole } from '#test/support/bad-values.ts';
import { sell } from '#test/support/sell.ts';
import type { TestShop } from '#test/support/test-shop.ts';
import type { CasesOf } from './call-case.ts';

/** Receipts go to files, so that a test needs no printer. */
async function printToFiles({ till }: TestShop): Promise<void> {
  const { receipt } = await till.do('settings.get', {});
  await till.do('settings.update', { receipt: { ...receipt, printer: { kind: 'file' } } });
}

export const printingCases: CasesOf<'printing'> = {
  'printing.documentPreview': {
    prepare: async (shop) => {
      const { orderId } = await sell(shop, { vitamin: 1 });
      return { orderId, document: 'packing_slip', paperMm: 58, language: 'en', copyNo: 1 };
    },
    fields: {
      orderId: ID,
      document: optional(oneOf),
      paperMm: nullableOptional(oneOf),
      language: optional(oneOf),
      copyNo: nullableOptional(whole(1, Number.MAX_SAFE_INTEGER)),
    },
  },
  'printing.printDocument': {
    prepare: async (shop) => {
      await printToFiles(shop);
      const { orderId } = await sell(shop, { vitamin: 1 });
      return { orderId, document: 'receipt', language: 'en' };
    },
    fields: { orderId: ID, document: optional(oneOf), language: optional(oneOf) },
    other: (input) => ({ ...input, language: 'zh' }),
  },
  'printing.testPagePreview': {
    prepare: () => ({ document: 'label', language: 'en' }),
    fields: { document: optional(oneOf), language: optional(oneOf) },
  },
  'printing.findUsbPrinters': { prepare: () => ({}), fields: {} },
  'printing.printTestPage': {
    prepare: async (shop) => {
      await printToFiles(shop);
      return { document: 'label', language: 'en' };
    },
    fields: { document: optional(oneOf), language: optional(oneOf) },
    other: (input) => ({ ...input, language: 'zh' }),
  },
};
