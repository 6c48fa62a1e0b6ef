import { type SeededRandom, seededRandom } from '#resources/demo/seeded-random.ts';
import type { CallInput } from '#shared/contracts/index.ts';
import type { Till } from '#test/support/till.ts';
import { BENCH_SEED } from './bench-shop.ts';
import type { BenchRow } from './bench-types.ts';
import { barred } from './rows.ts';
import { summarize, timeMs } from './statistics.ts';

const MOST_MS = 10;
const DAY_MS = 86_400_000;
const MONTH_MS = 30 * DAY_MS;
const FAR_PAGE = 1_000;

type Filter = CallInput<'orders.list'>;

interface Found {
  readonly orderNumber: string;
  readonly customerPhone: string;
  readonly customerName: string;
}

/** Ways in which people look for orders; each run asks for something else. */
function waysToLook(known: readonly [Found, ...Found[]]): Record<string, (random: SeededRandom) => Filter> {
  return {
    'all orders': () => ({}),
    'by status': (random) => ({ statuses: [random.pick(['completed', 'cancelled'])] }),
    'by channel': (random) => ({ channel: random.pick(['counter', 'mobile']) }),
    'by month': (random) => {
      const toMs = Date.now() - random.between(2, 30) * MONTH_MS;
      return { fromMs: toMs - MONTH_MS, toMs };
    },
    'by status, channel and time': (random) => ({
      statuses: ['completed', 'shipped'],
      channel: 'counter',
      toMs: Date.now() - random.between(1, 300) * DAY_MS,
    }),
    'by whole number': (random) => ({ search: random.pick(known).orderNumber }),
    'by beginning of a number': (random) => ({ search: random.pick(known).orderNumber.slice(0, 5) }),
    'by phone': (random) => ({ search: random.pick(known).customerPhone.slice(0, 7) }),
    'by name': (random) => ({ search: random.pick(known).customerName }),
  };
}

/** How long the list of orders takes, by filter, on its first and on a far page. */
export async function timeOrderLists(till: Till, runs: number): Promise<BenchRow[]> {
  const known = await someOrders(till);
  const rows: BenchRow[] = [];
  for (const [name, filter] of Object.entries(waysToLook(known))) {
    for (const page of [1, FAR_PAGE]) {
      const random = seededRandom(`${BENCH_SEED}/${name}`);
      const samples: number[] = [];
      let found = 0;
      for (let run = 0; run < runs; run += 1) {
        const wanted = { ...filter(random), page };
        samples.push(
          await timeMs(async () => {
            found += (await till.do('orders.list', wanted)).rows.length;
          }),
        );
      }
      const { p50, p99, max } = summarize(samples);
      const measured = { value: p99, unit: 'ms', bar: MOST_MS };
      rows.push(
        barred(`orders ${name}, page ${page}, p99`, measured, { p50, max, rows_found: found / runs }),
      );
    }
  }
  return rows;
}

async function someOrders(till: Till): Promise<[Found, ...Found[]]> {
  const found: Found[] = [];
  const { total } = await till.do('orders.list', { pageSize: 1 });
  for (const share of [0.3, 0.5, 0.9]) {
    const page = Math.ceil((share * total) / 200);
    const { rows } = await till.do('orders.list', { page, pageSize: 200 });
    found.push(...rows.filter((row) => row.customerName !== ''));
  }
  const [first, ...rest] = found;
  if (first === undefined) throw new Error('the past has customers');
  return [first, ...rest];
}
