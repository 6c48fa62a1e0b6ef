import { expect, it } from 'vitest';
import { receiptLines } from '#shared/domain/receipt-text.ts';
import { approved } from '#test/support/prescriptions.ts';
import { openShop } from '#test/support/test-shop.ts';

it('OPS-7 RX-4: the label of a line on prescription has its patient, number and directions in the label’s language', async () => {
  const shop = await openShop();
  const prescription = await approved(shop);
  const { prescriptionId } = prescription;
  const { order } = await shop.till.do('orders.createDirect', {
    lines: [
      { drugId: shop.drugs.antibiotic, quantity: 1, prescription: { prescriptionId, lineNo: 1 } },
      { drugId: shop.drugs.vitamin, quantity: 1 },
    ],
  });
  const labels = async (language: 'zh' | 'en') => {
    const input = { orderId: order.orderId, document: 'label', language } as const;
    const text = receiptLines(await shop.till.do('printing.documentPreview', input)).join('\n');
    return text.split(/^=+$/m).map((label) => label.replace(/\s+/g, ''));
  };
  const [prescribed, free] = await labels('zh');
  for (const part of ['单秀英女68岁', '1/2', '一次2粒，一日3次，饭后口服，连用3天', '处方:R'])
    expect(prescribed).toContain(part);
  expect(free).toContain('2/2');
  expect(free).toContain('____');
  expect(free).not.toContain('单秀英');
  expect((await labels('en'))[0]).toContain('2capsuleseachtime');
  await shop.counter.dispose();
});
