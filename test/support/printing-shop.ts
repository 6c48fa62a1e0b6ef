import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Core, startCore } from '#core/host/start-core.ts';
import type { CallOutput } from '#shared/contracts/index.ts';
import type { Settings } from '#shared/contracts/settings.ts';
import { invariant } from '#shared/errors/index.ts';
import { Till } from './till.ts';

/** A counter with the demo's drugs, a till that sells them, and receipts to print. */
export interface PrintingShop {
  readonly core: Core;
  readonly till: Till;
  readonly receiptsDir: string;
  /** Chooses the printer and what goes with it. */
  configure(receipt: Partial<Settings['receipt']>): Promise<void>;
  /** Sells one unit for cash, or for cash and card; returns the order. */
  sell(tenders?: 'cash' | 'card'): Promise<CallOutput<'orders.get'>>;
  close(): Promise<void>;
}

/** Opens a shop of its own in a new folder. */
export async function openPrintingShop(): Promise<PrintingShop> {
  const dataDir = mkdtempSync(join(tmpdir(), 'printing-'));
  const core = await startCore({
    dataDir,
    resourcesDir: 'resources',
    appVersion: '0.0.0',
    logLevel: 'silent',
  });
  const till = await Till.open(core, '王小明');
  await till.do('catalog.loadDemo', { withHistory: false });
  const { rows } = await till.do('inventory.listStock', { filter: 'in_stock', category: 'otc_b' });
  const drug = rows.find((row) => row.controlClass === 'none' && row.availableQuantity > 10);
  invariant(drug !== undefined, 'the demo has something to sell');
  return {
    core,
    till,
    receiptsDir: join(dataDir, 'receipts'),
    configure: async (receipt) => {
      const settings = await till.do('settings.get', {});
      await till.do('settings.update', {
        shop: { ...settings.shop, name: '康宁大药房' },
        receipt: { ...settings.receipt, ...receipt },
      });
    },
    sell: async (kind = 'cash') => {
      const cart = await till.do('cart.addItem', { drugId: drug.drugId, quantity: 1 });
      const { cartId, totals } = cart.cart;
      const tender =
        kind === 'cash'
          ? { kind, receivedFen: totals.totalFen + 1_000 }
          : { kind, amountFen: totals.totalFen, reference: '004512' };
      const sale = await till.do('orders.checkout', {
        cartId,
        expectedTotalFen: totals.totalFen,
        tenders: [tender],
      });
      return sale.order;
    },
    close: async () => {
      await core.stop();
      rmSync(dataDir, { recursive: true });
    },
  };
}
