import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seededRandom } from '#resources/demo/seeded-random.ts';
import { makeFolder, removeFolder } from '#test/support/temporary-folder.ts';
import { TestCounter } from '#test/support/test-counter.ts';
import { TestTime } from '#test/support/test-platform.ts';
import { STORY_BEGINS_MS } from './crash-store.ts';
import { commitEnds } from './log-file.ts';
import { findWrong, layDown } from './open-damaged.ts';
import { type RecordedSales, recordSales } from './recorded-sales.ts';

const SALES = 6;
const SECTOR_BYTES = 512;

describe('the log after a crash', () => {
  let folder: string;
  let fresh: RecordedSales;
  let overOld: RecordedSales;

  beforeAll(async () => {
    folder = makeFolder();
    fresh = await recordSales(join(folder, 'fresh'), { sales: SALES, overOldLog: false });
    overOld = await recordSales(join(folder, 'over-old'), { sales: SALES, overOldLog: true });
  });
  afterAll(() => removeFolder(folder));

  /** Opens copies of a store, each with another log; returns everything that any of them has wrong. */
  function wrongIn(
    sales: RecordedSales,
    logs: Iterable<{ readonly log: Buffer; readonly wholeBytes: number }>,
  ): { opened: number; wrong: string[] } {
    const dataDir = join(folder, 'damaged');
    const wrong: string[] = [];
    let opened = 0;
    for (const { log, wholeBytes } of logs) {
      rmSync(dataDir, { recursive: true, force: true });
      layDown(dataDir, sales.store, log);
      wrong.push(...findWrong(dataDir, sales, wholeBytes).map((what) => `byte ${wholeBytes}: ${what}`));
      opened += 1;
    }
    return { opened, wrong };
  }

  function* damagedAtEachSector(
    log: Buffer,
    damage: (copy: Buffer, from: number) => Buffer,
  ): Generator<{ log: Buffer; wholeBytes: number }> {
    for (let from = 0; from <= log.length; from += SECTOR_BYTES) {
      yield { log: damage(Buffer.from(log), from), wholeBytes: from };
    }
  }

  it('is recorded with sales in it', () => {
    expect(fresh.acknowledged.length).toBeGreaterThan(SALES);
    expect(commitEnds(fresh.log)).toEqual(
      expect.arrayContaining(fresh.acknowledged.map(({ logBytes }) => logBytes)),
    );
    expect(commitEnds(overOld.log).at(-1)).toBeLessThan(overOld.log.length);
  });

  it('ORD-11 INV-2: cut at every 512 bytes, it keeps each order committed before the cut and no part of another', () => {
    const { opened, wrong } = wrongIn(
      fresh,
      damagedAtEachSector(fresh.log, (copy, from) => copy.subarray(0, from)),
    );
    expect(wrong).toEqual([]);
    expect(opened).toBeGreaterThan(500);
  }, 120_000);

  it.each([
    ['zeros', (tail: Buffer) => tail.fill(0)],
    ['noise', (tail: Buffer, random: ReturnType<typeof seededRandom>) => noise(tail, random)],
    ['one lost sector', (tail: Buffer) => tail.subarray(0, SECTOR_BYTES).fill(0)],
    [
      'one torn sector',
      (tail: Buffer, random: ReturnType<typeof seededRandom>) =>
        noise(tail.subarray(0, SECTOR_BYTES), random),
    ],
  ])(
    'INV-2: ended by %s instead of what was written, it keeps what was committed before',
    (name, spoil) => {
      const random = seededRandom(`log/${name}`);
      for (const sales of [fresh, overOld]) {
        const used = commitEnds(sales.log).at(-1) ?? 0;
        const logs = Array.from({ length: 60 }, () => {
          const log = Buffer.from(sales.log);
          const from = random.between(0, used / SECTOR_BYTES - 1) * SECTOR_BYTES;
          spoil(log.subarray(from), random);
          return { log, wholeBytes: firstChange(sales.log, log) };
        });
        expect(wrongIn(sales, logs).wrong).toEqual([]);
      }
    },
    60_000,
  );

  it('OPS-4: cut anywhere, the counter opens and sells on', async () => {
    const random = seededRandom('sell on');
    const dataDir = join(folder, 'sells-on');
    for (let index = 0; index < 10; index += 1) {
      rmSync(dataDir, { recursive: true, force: true });
      layDown(dataDir, fresh.store, fresh.log.subarray(0, random.between(0, fresh.log.length)));
      const counter = await TestCounter.start({
        dataDir,
        time: new TestTime(STORY_BEGINS_MS),
        seed: `again ${index}`,
      });
      const till = await counter.signIn();
      const { rows } = await till.do('inventory.listStock', { filter: 'in_stock' });
      const lines = rows.slice(0, 5).map(({ drugId }) => ({ drugId, quantity: 1 }));
      await till.do('orders.createDirect', { lines });
      expect((await till.do('system.verifyStore', {})).differences).toEqual([]);
      await counter.close();
    }
  });
});

function noise(bytes: Buffer, random: ReturnType<typeof seededRandom>): void {
  for (let index = 0; index < bytes.length; index += 1) bytes[index] = random.between(0, 255);
}

/** Where a spoilt log begins to differ: a lost sector may have held nothing but zeros. */
function firstChange(written: Buffer, spoilt: Buffer): number {
  const at = written.findIndex((byte, index) => byte !== spoilt[index]);
  return at < 0 ? written.length : at;
}
