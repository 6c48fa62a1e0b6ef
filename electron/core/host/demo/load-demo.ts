import { DEMO_SEED, demoCatalog } from '#resources/demo/generate.ts';
import { fail } from '#shared/errors/index.ts';
import { insertDemoCatalog } from '../../catalog/insert-demo-catalog.ts';
import { statement } from '../../db/statement.ts';
import { bookReceipt } from '../../inventory/receive-goods.ts';
import { type CommandContext, type Handlers, onCommand } from '../../platform/context.ts';
import type { PinHasher } from '../../platform/pin-hasher.ts';
import { atOpening, makeDemoHistory } from './past-sales.ts';
import { makeDemoPeople } from './people.ts';

const anyDrug = statement()((db) => db.selectFrom('drug').select('id').limit(1));
const anyOrder = statement()((db) => db.selectFrom('saleOrder').select('id').limit(1));

/** The command that fills an empty store with the demo; it needs every feature, so it lives with the host. */
export function demoHandlers(resourcesDir: string, pins: PinHasher): Handlers {
  return onCommand(
    'catalog.loadDemo',
    (context, { withHistory }) => loadDemo(context, { resourcesDir, withHistory, pins }),
    (_, receipt) => receipt,
  );
}

/** Fails with CATALOG_NOT_EMPTY: real stock and demo stock never mix. */
function loadDemo(
  context: CommandContext,
  options: { resourcesDir: string; withHistory: boolean; pins: PinHasher },
) {
  if (context.tx.get(anyDrug, {}) !== undefined || context.tx.get(anyOrder, {}) !== undefined)
    fail('CATALOG_NOT_EMPTY');
  const catalog = demoCatalog({ resourcesDir: options.resourcesDir, seed: DEMO_SEED, today: context.today });
  insertDemoCatalog(options.withHistory ? atOpening(context) : context, catalog, bookReceipt);
  if (options.withHistory) makeDemoPeople(atOpening(context), options.pins);
  const orders = options.withHistory ? makeDemoHistory(context) : 0;
  context.note('catalog', { demo: true, drugs: catalog.drugs.length, orders });
  context.changed('catalog', 'stock', 'orders', 'customers', 'cart', 'settings');
  return { drugs: catalog.drugs.length, batches: catalog.batches.length, orders };
}
