import { seededRandom } from '#resources/demo/seeded-random.ts';
import { Till } from '#test/support/till.ts';
import { BENCH_SEED, ordersOf, soldDrugs, startBenchCore } from './bench-shop.ts';

/**
 * Sells and looks things up in the store of a folder, and prints the memory that is taken after each window of
 * calls.
 */
const [dataDir = '', calls = ''] = process.argv.slice(2);
const WINDOWS = 20;

const core = await startBenchCore(dataDir);
const till = await Till.open(core);
const random = seededRandom(`${BENCH_SEED}/memory`);
const drugIds = await soldDrugs(till);
const orders = ordersOf(drugIds, BENCH_SEED);
const recent = (await till.do('orders.list', { pageSize: 100 })).rows.map((row) => row.orderId);

/** A day at the counter: mostly looking, often selling. */
const ACTS = [
  () => till.do('catalog.searchDrugs', { query: random.pick(['a', 'gm', 'qkl', '感冒', '片', 'wss']) }),
  () => till.do('catalog.searchDrugs', { query: random.pick(['阿', '胶囊', 'fufang', 'ys', 'zl']) }),
  () => till.do('orders.list', { page: random.between(1, 1_000) }),
  () => till.do('orders.list', { search: `13${random.digits(3)}` }),
  () => till.do('orders.get', { orderId: recent[random.between(0, recent.length - 1)] ?? 1 }),
  () => till.do('orders.createDirect', { lines: orders.next().value }),
  async () => {
    const drugId = drugIds[random.between(0, drugIds.length - 1)] ?? 0;
    const { cart } = await till.do('cart.addItem', { drugId, quantity: 1 });
    if (cart.lines.length < 3) return;
    const { totalFen } = cart.totals;
    const tenders = [{ kind: 'cash' as const, receivedFen: totalFen + 100 }];
    await till.do('orders.checkout', { cartId: cart.cartId, expectedTotalFen: totalFen, tenders });
  },
] as const;

const windows: number[] = [];
for (let window = 0; window < WINDOWS; window += 1) {
  for (let call = 0; call < Number(calls) / WINDOWS; call += 1) await random.pick(ACTS)();
  windows.push(process.memoryUsage.rss() / 2 ** 20);
}
await core.stop();
process.stdout.write(JSON.stringify(windows));
