import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { storePaths } from '#core/db/store-paths.ts';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import { sell } from '#test/support/sell.ts';
import { openShop, type TestShop } from '#test/support/test-shop.ts';

const PAGE_BYTES = 4_096;

let shop: TestShop;
let sold: OrderDetail;
let path: string;
beforeEach(async () => {
  shop = await openShop();
  sold = await sell(shop, { vitamin: 1, paracetamol: 2 });
  await shop.counter.close();
  path = storePaths(shop.counter.dataDir).store;
});
afterEach(() => shop.counter.dispose());

/** The bytes of the store and of its log, as far as they are files. */
function bytesOf(): (Buffer | null)[] {
  return [path, `${path}-wal`].map((file) =>
    existsSync(file) && statSync(file).isFile() ? readFileSync(file) : null,
  );
}

function overwrite(fromByte: number, toByte: number): void {
  const bytes = readFileSync(path);
  bytes.fill(0xab, fromByte, toByte);
  writeFileSync(path, bytes);
}

function replaceBySqlite(sql: string): void {
  rmSync(path);
  const other = new Database(path);
  other.exec(sql);
  other.close();
}

function backUp(): string {
  const { backups } = storePaths(shop.counter.dataDir);
  mkdirSync(backups);
  const backup = join(backups, 'nightly.db');
  copyFileSync(path, backup);
  return backup;
}

const LOG_OF_A_SALE = Buffer.alloc(3 * PAGE_BYTES, 7);

/** What can be found in the store's place, and how it comes there. */
const FOUND: readonly (readonly [string, () => void])[] = [
  ['a text file', () => writeFileSync(path, '这不是数据库\n'.repeat(1_000))],
  ['another SQLite program’s file', () => replaceBySqlite('CREATE TABLE note (text)')],
  ['its file with a version', () => replaceBySqlite('CREATE TABLE note (text); PRAGMA user_version = 1')],
  ['its file before its first table', () => replaceBySqlite('PRAGMA application_id = 77')],
  ['a folder', () => [rmSync(path), mkdirSync(path)]],
  [
    'half of the store',
    () => truncateSync(path, Math.floor(statSync(path).size / PAGE_BYTES / 2) * PAGE_BYTES),
  ],
  ['a store cut off within a page', () => truncateSync(path, PAGE_BYTES + 100)],
  ['a store with a spoilt header', () => overwrite(0, 100)],
  ['a store with a spoilt first page', () => overwrite(100, PAGE_BYTES)],
  ['an empty file beside its log', () => [truncateSync(path), writeFileSync(`${path}-wal`, LOG_OF_A_SALE)]],
  ['nothing but its log', () => [rmSync(path), writeFileSync(`${path}-wal`, LOG_OF_A_SALE)]],
];

describe('OPS-4 ORD-14: a store that does not open', () => {
  it.each(FOUND)('OPS-4: %s is refused as damaged, and kept byte for byte', async (_, damage) => {
    damage();
    const before = bytesOf();
    await expect(shop.counter.open()).rejects.toMatchObject({
      code: 'STORE_DAMAGED',
      params: { path, problem: expect.any(String) },
    });
    expect(bytesOf()).toEqual(before);
    // Nothing holds the folder after the failure: the next try finds the same.
    await expect(shop.counter.open()).rejects.toMatchObject({ code: 'STORE_DAMAGED' });
  });

  it.each([...FOUND, ['an empty file', () => truncateSync(path)], ['nothing', () => rmSync(path)]] as const)(
    'OPS-4: %s with a sound backup beside it: the backup is offered, opens, and the file is put aside',
    async (_, damage) => {
      const { counter, till } = shop;
      const backupPath = backUp();
      damage();
      const [spoilt] = bytesOf();
      await expect(counter.open()).rejects.toMatchObject({ code: 'STORE_DAMAGED', params: { backupPath } });
      await counter.open(backupPath);
      const kept = await till.do('orders.get', { orderNumber: sold.orderNumber });
      expect(kept).toMatchObject({ status: 'completed', historyIntact: true });
      expect((await till.do('system.verifyStore', {})).differences).toEqual([]);
      await sell(shop, { vitamin: 1 });
      if (spoilt === null || spoilt === undefined) return;
      const { kept: folder } = storePaths(counter.dataDir);
      const [name = ''] = readdirSync(folder).filter((file) => file.endsWith('.db'));
      expect(readFileSync(join(folder, name))).toEqual(spoilt);
    },
  );

  it('OPS-4: a spoilt backup is not offered, and not taken', async () => {
    const backup = backUp();
    truncateSync(backup, PAGE_BYTES);
    overwrite(0, 100);
    const before = bytesOf();
    const refused = await shop.counter.open().catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'STORE_DAMAGED' });
    expect(refused).not.toHaveProperty('params.backupPath');
    await expect(shop.counter.open(backup)).rejects.toMatchObject({
      code: 'STORE_DAMAGED',
      params: { problem: 'backup_not_sound' },
    });
    expect(bytesOf()).toEqual(before);
  });

  it('OPS-4: an empty file, as a first start leaves that was cut off, becomes a new store', async () => {
    truncateSync(path);
    await shop.counter.open();
    const status = await shop.counter.call({
      name: 'system.status',
      input: {},
      session: null,
      commandId: null,
    });
    expect(status).toMatchObject({ ok: true, value: { state: 'firstRun' } });
  });
});

describe('OPS-4: a store whose log was lost', () => {
  it('OPS-4: it opens as it was when the log was last moved into it, and agrees with itself', async () => {
    const { counter, till } = shop;
    await counter.open();
    await sell(shop, { vitamin: 1 });
    const withoutLog = readFileSync(path);
    await counter.close();
    writeFileSync(path, withoutLog);
    await counter.open();
    expect((await till.do('orders.list', {})).total).toBe(1);
    expect((await till.do('orders.get', { orderId: sold.orderId })).historyIntact).toBe(true);
    expect((await till.do('system.verifyStore', {})).differences).toEqual([]);
    await sell(shop, { paracetamol: 1 });
  });
});

describe('ORD-14: a page in the middle that is damaged', () => {
  it('ORD-14: calls that read it say so, those that do not go on, and the file stays as it is', async () => {
    const page = shop.counter.sql((db) =>
      db.prepare<[], { rootpage: number }>("SELECT rootpage FROM sqlite_schema WHERE name = 'payment'").get(),
    );
    const root = page?.rootpage ?? 0;
    overwrite((root - 1) * PAGE_BYTES, root * PAGE_BYTES);
    const [before] = bytesOf();
    const { counter, till } = shop;
    await counter.open();
    expect(await till.refused('orders.get', { orderId: sold.orderId })).toBe('STORE_DAMAGED');
    expect(await till.refused('system.verifyStore', {})).toBe('STORE_DAMAGED');
    expect((await till.do('orders.list', {})).total).toBe(1);
    await counter.close();
    expect(bytesOf()[0]).toEqual(before);
  });
});
