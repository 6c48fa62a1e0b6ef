import { readFileSync } from 'node:fs';
import { storePaths } from '#core/db/store-paths.ts';
import type { CallOutput } from '#shared/contracts/index.ts';
import { TestCounter } from '#test/support/test-counter.ts';
import { SECOND_MS, TestTime } from '#test/support/test-platform.ts';
import type { Till } from '#test/support/till.ts';
import { makeCrashStore, STORY_BEGINS_MS } from './crash-store.ts';
import { commitEnds } from './log-file.ts';

type Order = CallOutput<'orders.createDirect'>['order'];

/** A store and its log as they lay on the disk after some sales, and what was acknowledged by which byte. */
export interface RecordedSales {
  readonly store: Buffer;
  readonly log: Buffer;
  /** What the store says of each order at each commit: an acknowledged order reads so from that byte on. */
  readonly acknowledged: readonly {
    readonly orderNumber: string;
    readonly version: number;
    readonly logBytes: number;
  }[];
}

/**
 * Sells in `dataDir` and copies store and log before they are closed. With `overOldLog` the log holds the remains
 * of an earlier use behind what is new, as it does in a shop once the log was moved into the store.
 */
export async function recordSales(
  dataDir: string,
  options: { sales: number; overOldLog: boolean },
): Promise<RecordedSales> {
  await makeCrashStore(dataDir);
  const paths = storePaths(dataDir);
  const counter = await TestCounter.start({ dataDir, time: new TestTime(STORY_BEGINS_MS) });
  const till = await counter.signIn();
  const acknowledged: RecordedSales['acknowledged'][number][] = [];
  const acknowledge = ({ orderNumber, version }: Order): void => {
    const logBytes = commitEnds(readFileSync(`${paths.store}-wal`)).at(-1) ?? 0;
    acknowledged.push({ orderNumber, version, logBytes });
  };
  if (options.overOldLog) {
    // Twice as much as what follows, so that the new part ends in the middle of the old.
    for (let index = 0; index < 2 * options.sales; index += 1) await sellOne(till, index, () => undefined);
    counter.time.advance(10 * SECOND_MS);
  }
  for (let index = 0; index < options.sales; index += 1) await sellOne(till, index, acknowledge);
  const recorded = {
    store: readFileSync(paths.store),
    log: readFileSync(`${paths.store}-wal`),
    acknowledged,
  };
  await counter.close();
  return recorded;
}

/** One customer, each a little different; tells of every answer. */
async function sellOne(till: Till, index: number, acknowledge: (order: Order) => void): Promise<void> {
  const { rows } = await till.do('inventory.listStock', { filter: 'in_stock' });
  const lines = rows
    .slice(index % 3, (index % 3) + 5)
    .map(({ drugId }) => ({ drugId, quantity: 1 + (index % 2) }));
  const { order } = await till.do('orders.createDirect', { lines });
  acknowledge(order);
  const { orderId } = order;
  if (index % 3 === 0) {
    const tenders = [{ kind: 'cash' as const, receivedFen: order.amounts.totalFen + 100 }];
    acknowledge((await till.do('orders.settle', { orderId, tenders, handOver: true })).order);
  }
  if (index % 3 === 1) {
    acknowledge((await till.do('orders.cancel', { orderId, reason: '顾客不要了' })).order);
  }
}
