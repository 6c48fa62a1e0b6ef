import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { CallName } from '#shared/contracts/index.ts';
import { CALLS } from '#shared/contracts/index.ts';
import { openPrintingShop, type PrintingShop } from '#test/support/printing-shop.ts';

const PRINTING = [...CALLS.keys()].filter((name) => name.startsWith('printing.')) as CallName[];

let shop: PrintingShop;
let orderId: number;

beforeAll(async () => {
  shop = await openPrintingShop();
  await shop.configure({ printer: { kind: 'file' } });
  orderId = (await shop.sell()).orderId;
}, 60_000);

afterAll(() => shop.close());

const outputOf = (name: CallName): z.ZodType => CALLS.get(name)?.output as z.ZodType;

describe('printing.* as the contract says', () => {
  it.each(['zh', 'en'] as const)('OPS-7: answers fit the contract in %s', async (language) => {
    for (const paperMm of [null, 58, 80] as const) {
      const layout = await shop.till.do('printing.documentPreview', { orderId, language, paperMm });
      outputOf('printing.documentPreview').parse(layout);
      expect(layout.paperMm).toBe(paperMm ?? 58);
    }
    outputOf('printing.printDocument').parse(
      await shop.till.do('printing.printDocument', { orderId, language }),
    );
    outputOf('printing.testPagePreview').parse(await shop.till.do('printing.testPagePreview', { language }));
    outputOf('printing.printTestPage').parse(await shop.till.do('printing.printTestPage', { language }));
  });

  it('OPS-7: an order that is not there is refused by preview and print', async () => {
    for (const name of ['printing.documentPreview', 'printing.printDocument'] as const) {
      expect(await shop.till.refused(name, { orderId: 999_999 })).toBe('ORDER_NOT_FOUND');
    }
  });

  it.each([
    ['printing.documentPreview', { orderId: 0 }, 'orderId'],
    ['printing.documentPreview', { orderId: 1.5 }, 'orderId'],
    ['printing.documentPreview', { orderId: '1; DROP TABLE sale_order' }, 'orderId'],
    ['printing.documentPreview', { orderId: 1, paperMm: 57 }, 'paperMm'],
    ['printing.documentPreview', { orderId: 1, copyNo: 0 }, 'copyNo'],
    ['printing.printDocument', {}, 'orderId'],
    ['printing.printDocument', { orderId: 1, language: 'fr' }, 'language'],
    ['printing.printTestPage', { language: 7 }, 'language'],
  ] as const)('ORD-14: %s refuses %j, naming %s', async (name, input, field) => {
    const result = await shop.till.try(name, input as never);
    expect(result.ok ? null : result.error).toMatchObject({
      code: 'VALIDATION_FAILED',
      params: { fields: [expect.objectContaining({ path: field })] },
    });
  });

  it.each(PRINTING)('SEC-1: %s needs somebody on duty', async (name) => {
    const commandId = CALLS.get(name)?.kind === 'command' ? '01900000-0000-7000-8000-000000000001' : null;
    const result = await shop.core.call({ name, input: { orderId }, session: null, commandId });
    expect(result.ok ? null : result.error.code).toBe('UNAUTHENTICATED');
  });

  it('ORD-11: a command id that was used for another receipt is refused', async () => {
    const other = (await shop.sell()).orderId;
    const commandId = '01900000-0000-7000-8000-000000000002';
    await shop.till.do('printing.printDocument', { orderId }, commandId);
    expect(await shop.till.refused('printing.printDocument', { orderId: other }, commandId)).toBe(
      'COMMAND_ID_REUSED',
    );
  });
});
