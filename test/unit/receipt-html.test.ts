import { describe, expect, it } from 'vitest';
import { receiptHtml } from '#renderer/ui/receipt-html.ts';
import { layReceipt } from '#shared/domain/receipt-layout.ts';
import { sampleReceipt } from '#test/support/receipt-samples.ts';

describe('receipt for the system printer', () => {
  it('OPS-7: its barcode has as many bars as the receipt printer makes of the order number', () => {
    // Start, check and eleven characters of 11 modules each, and a stop of 13; the drawing has two units a module.
    expect(receiptHtml(layReceipt(sampleReceipt()))).toContain(`viewBox="0 0 ${2 * (13 * 11 + 13)} `);
  });

  it('SEC-5: names are text, never markup', () => {
    const order = sampleReceipt().order;
    const items = order.items.map((item) => ({ ...item, genericName: '<img src=x onerror=alert(1)>&"' }));
    const html = receiptHtml(layReceipt(sampleReceipt({ order: { ...order, items } })));
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img');
  });
});
