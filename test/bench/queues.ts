import { join } from 'node:path';
import type { CallInput, CallName } from '#shared/contracts/index.ts';
import { Till } from '#test/support/till.ts';
import { inBenchFolder } from './bench-folder.ts';
import { BENCH_SEED, ordersOf, soldDrugs, startBenchCore, stockBenchShop } from './bench-shop.ts';
import type { BenchRow, BenchSuite } from './bench-types.ts';
import { barred } from './rows.ts';
import { summarize, timeMs } from './statistics.ts';

const MOST_MS = 50;
const ADDRESS = {
  name: '王秀英',
  phone: '13800010001',
  province: '浙江省',
  city: '杭州市',
  district: '西湖区',
  detail: '文三路 18 号',
  postCode: '310012',
};

interface Sizes {
  readonly waiting: number;
  readonly looks: number;
}

/**
 * The queues of a counter at which everything waits: the same orders stand in the dispensing queue, then in the list
 * of parcels, and come back as after-sales requests.
 */
export const queuesBench: BenchSuite = {
  name: 'queues',
  run: ({ quick }) =>
    inBenchFolder((folder) =>
      measure(join(folder, 'queues'), quick ? { waiting: 100, looks: 20 } : { waiting: 10_000, looks: 200 }),
    ),
};

async function measure(dataDir: string, sizes: Sizes): Promise<BenchRow[]> {
  const core = await startBenchCore(dataDir);
  const till = await Till.open(core);
  await stockBenchShop(till);
  const queues = new Queues(till, sizes);
  const rows = [
    await queues.time('orders.list', { statuses: ['pending'] }, () => queues.order()),
    await queues.time('dispensing.queue', {}, (index) => queues.dispense(index)),
    await queues.time('shipping.list', { group: 'waiting' }),
    await queues.time('shipping.list', { group: 'on_the_way' }, (index) => queues.ship(index)),
    await queues.time('shipping.list', { group: 'trouble' }, (index) => queues.track(index, 'delayed')),
    await queues.time('aftersales.list', { states: ['requested'] }, (index) => queues.sendBack(index)),
  ];
  await core.stop();
  return rows;
}

type QueueCall = 'orders.list' | 'dispensing.queue' | 'shipping.list' | 'aftersales.list';

class Queues {
  readonly #till: Till;
  readonly #sizes: Sizes;
  readonly #orderIds: number[] = [];
  #wishes: ReturnType<typeof ordersOf> | null = null;

  constructor(till: Till, sizes: Sizes) {
    this.#till = till;
    this.#sizes = sizes;
  }

  /** Moves everything on into a queue, then opens its first page and its last. */
  async time<N extends QueueCall>(
    name: N,
    filter: CallInput<N>,
    moveOn?: (index: number) => Promise<void>,
  ): Promise<BenchRow> {
    const { waiting, looks } = this.#sizes;
    for (let index = 0; moveOn !== undefined && index < waiting; index += 1) await moveOn(index);
    const samples: number[] = [];
    let total = 0;
    for (let look = 0; look < looks; look += 1) {
      const page = look % 2 === 0 ? 1 : Math.ceil(waiting / 20);
      samples.push(
        await timeMs(async () => {
          const found = await this.#till.do(name as CallName, { ...filter, page, pageSize: 20 } as never);
          total = (found as { total: number }).total;
        }),
      );
    }
    const { p50, p99, max } = summarize(samples);
    const title = `${name} ${JSON.stringify(filter)}, first and last page, p99`;
    return barred(title, { value: p99, unit: 'ms', bar: MOST_MS }, { p50, max, waiting: total });
  }

  async order(): Promise<void> {
    this.#wishes ??= ordersOf(await soldDrugs(this.#till), BENCH_SEED);
    const lines = this.#wishes.next().value;
    const { order } = await this.#till.do('orders.createDirect', { lines, details: { address: ADDRESS } });
    this.#orderIds.push(order.orderId);
  }

  async dispense(index: number): Promise<void> {
    const orderId = this.#orderIds[index] ?? 0;
    const { amounts } = await this.#till.do('orders.get', { orderId });
    const tenders = [{ kind: 'card', amountFen: amounts.totalFen, reference: 'POS1' }] as const;
    await this.#till.do('orders.settle', { orderId, tenders: [...tenders], handOver: false });
    await this.#till.do('orders.startDispensing', { orderId });
  }

  async ship(index: number): Promise<void> {
    const orderId = this.#orderIds[index] ?? 0;
    await this.#till.do('orders.ship', {
      drugsApart: true,
      orderId,
      carrier: '顺丰速运',
      trackingNumber: `SF1${String(index).padStart(12, '0')}`,
    });
  }

  async track(index: number, to: CallInput<'shipping.track'>['to']): Promise<void> {
    const { shipment } = await this.#till.do('shipping.get', { orderId: this.#orderIds[index] ?? 0 });
    if (shipment === null) throw new Error('every order was sent');
    const { shipmentId, version } = shipment;
    await this.#till.do('shipping.track', { shipmentId, version, to, note: '快递来电' });
  }

  async sendBack(index: number): Promise<void> {
    const orderId = this.#orderIds[index] ?? 0;
    await this.track(index, 'delivered');
    const { shipment } = await this.#till.do('shipping.get', { orderId });
    if (shipment === null) throw new Error('every order was sent');
    const { shipmentId, version } = shipment;
    await this.#till.do('shipping.confirmReceipt', { shipmentId, version });
    const lines = [{ lineNo: 1, quantity: 1 }];
    await this.#till.do('aftersales.request', {
      orderId,
      kind: 'return',
      reasonCode: 'quality_fault',
      lines,
    });
  }
}
