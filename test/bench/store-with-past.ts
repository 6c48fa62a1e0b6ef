import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { storePaths } from '#core/db/store-paths.ts';
import { MIGRATIONS } from '#migrations/index.ts';
import { seededRandom } from '#resources/demo/seeded-random.ts';
import { Till } from '#test/support/till.ts';
import { benchHome } from './bench-folder.ts';
import { BENCH_SEED, startBenchCore, stockBenchShop } from './bench-shop.ts';
import { freshOrderNumbers, makePastOrder, type PastShop, type SoldBatch } from './past-order.ts';
import { PastWriter, type TrailEnds } from './past-writer.ts';

/** Changes when what is generated changes; a store of another kind is made anew. */
const GENERATION = 2;
const CUSTOMERS = 20_000;
const DAYS_OF_PAST = 3 * 365;
const DAY_MS = 86_400_000;
const ORDERS_PER_TRANSACTION = 20_000;

/**
 * A data folder in which so many orders were sold over the last years. Made once and kept in the folder of the
 * benchmarks; every caller gets a copy.
 */
export async function copyStoreWithPast(dataDir: string, orders: number): Promise<void> {
  const kept = join(benchHome(), `past-${orders}-${fingerprint()}`);
  if (!existsSync(kept)) await make(kept, orders);
  cpSync(kept, dataDir, { recursive: true });
}

/** Names the schema and the generator: a store made for another one is of no use. */
function fingerprint(): string {
  const memory = new Database(':memory:');
  for (const migration of MIGRATIONS) migration.up({ exec: (sql) => memory.exec(sql) });
  const schema = memory.prepare('SELECT sql FROM sqlite_schema ORDER BY name').pluck().all();
  memory.close();
  return createHash('sha256')
    .update(JSON.stringify([GENERATION, schema]))
    .digest('hex')
    .slice(0, 12);
}

async function make(kept: string, orders: number): Promise<void> {
  const making = `${kept}.making`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true });
  const core = await startBenchCore(making);
  await stockBenchShop(await Till.open(core));
  await core.stop();
  const connection = new Database(storePaths(making).store);
  for (const pragma of [
    'journal_mode = MEMORY',
    'synchronous = OFF',
    'foreign_keys = OFF',
    'cache_size = -524288',
  ]) {
    connection.pragma(pragma);
  }
  withoutIndexesAndTriggers(connection, () => writePast(connection, orders));
  connection.pragma('journal_mode = WAL');
  connection.close();
  renameSync(making, kept);
}

function writePast(connection: Database.Database, orders: number): void {
  const shop = readShop(connection);
  const writer = new PastWriter(connection, shop, readEnds(connection));
  const random = seededRandom(`${BENCH_SEED}/past`);
  const numbers = freshOrderNumbers(shop.deviceCode, random);
  const everyMs = (DAYS_OF_PAST * DAY_MS) / orders;
  const firstMs = Date.now() - (DAYS_OF_PAST + 1) * DAY_MS;
  for (let from = 0; from < orders; from += ORDERS_PER_TRANSACTION) {
    connection.transaction(() => {
      for (let index = from; index < Math.min(orders, from + ORDERS_PER_TRANSACTION); index += 1) {
        const createdAtMs = Math.floor(firstMs + index * everyMs);
        writer.write(makePastOrder(shop, random, { orderNumber: numbers.next().value, createdAtMs }));
      }
    })();
  }
  connection.transaction(() => writer.finish())();
}

/** Rows go in fast without them; they come back as they were. */
function withoutIndexesAndTriggers(connection: Database.Database, work: () => void): void {
  const parts = connection
    .prepare<[], { type: string; name: string; sql: string }>(
      "SELECT type, name, sql FROM sqlite_schema WHERE type IN ('index', 'trigger') AND sql IS NOT NULL",
    )
    .all();
  for (const { type, name } of parts) connection.exec(`DROP ${type} ${name}`);
  work();
  for (const { sql } of parts) connection.exec(sql);
}

function readShop(connection: Database.Database): PastShop {
  const [first, ...rest] = connection
    .prepare<[], SoldBatch>(
      `SELECT batch.id AS batchId, drug.id AS drugId, drug.code AS drugCode, drug.generic_name AS genericName,
        drug.price_fen AS priceFen
      FROM batch JOIN drug ON drug.id = batch.drug_id WHERE batch.batch_number = 'PLENTY' ORDER BY batch.id`,
    )
    .all();
  const staff = connection
    .prepare<[], PastShop['staff']>("SELECT id, name FROM staff WHERE name <> 'system' ORDER BY id LIMIT 1")
    .get();
  const device = connection.prepare("SELECT value FROM meta WHERE key = 'device_code'").pluck().get();
  if (first === undefined || staff === undefined) throw new Error('the benchmark has stocked its shop');
  return {
    deviceCode: String(device),
    staff,
    batches: [first, ...rest],
    customers: writeCustomers(connection),
    taxRateBp: 1_300,
  };
}

function writeCustomers(connection: Database.Database): PastShop['customers'] {
  const random = seededRandom(`${BENCH_SEED}/customers`);
  const insert = connection.prepare(
    `INSERT INTO customer (name, phone, is_member, address, created_at_ms, updated_at_ms)
    VALUES (?, ?, 1, NULL, 0, 0)`,
  );
  const surnames = [...'王李张刘陈杨黄赵吴周'] as [string, ...string[]];
  const given = [...'伟芳娜敏静丽强磊军洋'] as [string, ...string[]];
  return connection.transaction(() =>
    Array.from({ length: CUSTOMERS }, () => {
      const name = random.pick(surnames) + random.pick(given) + random.pick(given);
      const phone = `13${random.digits(9)}`;
      return { id: Number(insert.run(name, phone).lastInsertRowid), name, phone };
    }),
  )();
}

function readEnds(connection: Database.Database): TrailEnds {
  const last = (table: string): number =>
    connection.prepare<[string], { seq: number }>('SELECT seq FROM sqlite_sequence WHERE name = ?').get(table)
      ?.seq ?? 0;
  const audit = connection
    .prepare<[], { hash: Uint8Array }>('SELECT hash FROM audit_log ORDER BY seq DESC LIMIT 1')
    .get();
  const batches = connection
    .prepare<[], { id: number; onHand: number; reserved: number }>(
      "SELECT id, on_hand AS onHand, reserved FROM batch WHERE batch_number = 'PLENTY'",
    )
    .all();
  return {
    orderId: 0,
    movementId: last('stock_movement'),
    auditHash: audit?.hash ?? new Uint8Array(32),
    balances: new Map(batches.map(({ id, onHand, reserved }) => [id, { onHand, reserved }])),
  };
}
