import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isSoundStore, newestSoundBackup } from '#core/db/backups.ts';
import { type OpenedStore, openStore } from '#core/db/open-store.ts';
import { restoreBackup } from '#core/db/restore-backup.ts';
import { storePaths } from '#core/db/store-paths.ts';
import { moreRegisters } from '#migrations/0013-more-registers.ts';
import { interactionSets } from '#migrations/0017-interaction-sets.ts';
import { binFills } from '#migrations/0023-bin-fills.ts';
import { MIGRATIONS, type Migration } from '#migrations/index.ts';
import { ROLES } from '#shared/domain/permissions.ts';
import { AppError } from '#shared/errors/index.ts';
import { sell } from '#test/support/sell.ts';
import { TEST_PIN } from '#test/support/sign-in.ts';
import { makeFolder, removeFolder } from '#test/support/temporary-folder.ts';
import { TestCounter } from '#test/support/test-counter.ts';
import { MONDAY_MORNING_MS } from '#test/support/test-platform.ts';
import { openShop } from '#test/support/test-shop.ts';
import { Till } from '#test/support/till.ts';

const NEXT_ID = MIGRATIONS.length + 1;
const SALES_BEFORE = 3;

let folder: string;
beforeEach(async () => {
  folder = makeFolder();
  const shop = await openShop({ dataDir: folder });
  for (let count = 0; count < SALES_BEFORE; count += 1) await sell(shop, { vitamin: 1 });
  await shop.counter.dispose();
});
afterEach(() => removeFolder(folder));

/** All migrations and one more. */
const withNext = (up: string, extra: Partial<Migration> = {}): Migration[] => [
  ...MIGRATIONS,
  { id: NEXT_ID, slug: 'next', up: (target) => target.exec(up), ...extra },
];

const open = (migrations: readonly Migration[] = MIGRATIONS): OpenedStore =>
  openStore({ dataDir: folder, migrations, nowMs: MONDAY_MORNING_MS });

function refusal(work: () => unknown): AppError {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('it was not refused');
}

/** Reads the store's file without the program. */
function look<T>(path: string, work: (db: Database.Database) => T): T {
  const db = new Database(path, { readonly: true });
  try {
    return work(db);
  } finally {
    db.close();
  }
}

const schemaOf = (path: string) =>
  look(path, (db) => db.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').all());
const salesIn = (path: string) =>
  look(path, (db) => db.prepare<[], { n: number }>('SELECT count(*) AS n FROM sale_order').get()?.n);
const versionOf = (path: string) => look(path, (db) => db.pragma('user_version', { simple: true }));

describe('OPS-4 SEC-1: a store from before there were accounts', () => {
  it('SEC-1: its people keep their roles and choose a PIN at the next sign-in', async () => {
    const older = makeFolder();
    openStore({ dataDir: older, migrations: MIGRATIONS.slice(0, 1), nowMs: MONDAY_MORNING_MS }).close();
    const db = new Database(storePaths(older).store);
    const insert = db.prepare('INSERT INTO staff (name, roles, created_at_ms) VALUES (?, ?, 0)');
    insert.run('system', '[]');
    const { lastInsertRowid } = insert.run('王芳', JSON.stringify(ROLES));
    db.close();
    const counter = await TestCounter.start({ dataDir: older });
    const screen = Till.ofNobody(counter);
    const staffId = Number(lastInsertRowid);
    const { staff } = await screen.do('system.status', {});
    expect(staff).toEqual([{ staffId, name: '王芳', roles: ROLES, hasPin: false }]);
    expect(await screen.refused('staff.signIn', { staffId, pin: TEST_PIN })).toBe('PIN_NOT_CHOSEN');
    expect((await screen.do('staff.choosePin', { staffId, pin: TEST_PIN })).staff.roles).toEqual(ROLES);
    await counter.dispose();
    removeFolder(older);
  });
});

describe('OPS-4 RX-7: a store from before bins were recorded', () => {
  it('RX-7: its pieces are given as they lie, and nothing is said of a cleaning that nobody recorded', () => {
    const older = makeFolder();
    const before = MIGRATIONS.slice(0, MIGRATIONS.indexOf(binFills));
    openStore({ dataDir: older, migrations: before, nowMs: MONDAY_MORNING_MS }).close();
    const { store } = storePaths(older);
    const db = new Database(store);
    db.exec(`
      INSERT INTO drug (id, code, generic_name, unit, category, control_class, storage, price_fen, created_at_ms,
        updated_at_ms) VALUES (1, 'T1', '当归', 'g', 'tcm_piece', 'none', 'normal', 1, 0, 0);
      INSERT INTO batch (drug_id, batch_number, expiry_date, received_at_ms)
        VALUES (1, 'B1', '2027-01-01', 0), (1, 'B2', '2028-01-01', 0);`);
    db.close();
    openStore({ dataDir: older, migrations: MIGRATIONS, nowMs: MONDAY_MORNING_MS }).close();
    const bins = look(store, (now) => now.prepare('SELECT batch_number, bin FROM batch').raw().all());
    expect(bins).toEqual([
      ['B1', 'ready'],
      ['B2', 'ready'],
    ]);
    expect(look(store, (now) => now.prepare('SELECT count(*) FROM bin_fill').pluck().get())).toBe(0);
    removeFolder(older);
  });
});

describe('OPS-4 RX-7: a store from before decisions about quarantine were kept', () => {
  it('RX-7: what was decided is read from what central was told', () => {
    const older = makeFolder();
    const before = MIGRATIONS.slice(0, MIGRATIONS.indexOf(moreRegisters));
    openStore({ dataDir: older, migrations: before, nowMs: MONDAY_MORNING_MS }).close();
    const { store } = storePaths(older);
    const db = new Database(store);
    db.exec(`
      INSERT INTO staff (id, name, roles, created_at_ms) VALUES (1, '王芳', '[]', 0);
      INSERT INTO drug (id, code, generic_name, unit, category, control_class, storage, price_fen, created_at_ms,
        updated_at_ms) VALUES (1, 'T1', '试验药', '盒', 'otc_b', 'none', 'normal', 1, 0, 0);
      INSERT INTO batch (id, drug_id, batch_number, expiry_date, zone, received_at_ms)
        VALUES (1, 1, 'B1', '2027-01-01', 'quarantine', 0), (2, 1, 'B1', '2027-01-01', 'saleable', 0);`);
    const move = db.prepare(
      `INSERT INTO stock_movement (batch_id, kind, on_hand_delta, reserved_delta, on_hand_after, reserved_after,
        staff_id, at_ms) VALUES (?, ?, ?, 0, 0, 0, 1, 0)`,
    );
    for (const [batchId, kind, delta] of [
      [1, 'adjustment', -1],
      [2, 'restock', 1],
      [1, 'adjustment', -2],
      [1, 'adjustment', -3],
    ])
      move.run(batchId, kind, delta);
    const tell = db.prepare(
      `INSERT INTO outbox (epoch, kind, subject, subject_version, first_movement_id, last_movement_id, payload,
        payload_hash, at_ms) VALUES (1, ?, 'batch:1', 0, ?, ?, '{}', x'00', 0)`,
    );
    tell.run('quarantine.released', 1, 2);
    tell.run('quarantine.destroyed', 3, 3);
    tell.run('batch', 4, 4);
    db.close();
    openStore({ dataDir: older, migrations: MIGRATIONS, nowMs: MONDAY_MORNING_MS }).close();
    expect(look(store, (read) => read.prepare('SELECT * FROM quarantine_decision').all())).toEqual([
      { movement_id: 1, decision: 'released' },
      { movement_id: 3, decision: 'destroyed' },
    ]);
    removeFolder(older);
  });
});

describe('OPS-4 RX-3: a store from before the table of interactions had versions', () => {
  it('RX-3: its table is the first version, as the audit trail tells of it; a store without one has none', () => {
    const before = MIGRATIONS.slice(0, MIGRATIONS.indexOf(interactionSets));
    const migrated = (sql: string) => {
      const older = makeFolder();
      openStore({ dataDir: older, migrations: before, nowMs: MONDAY_MORNING_MS }).close();
      const { store } = storePaths(older);
      const db = new Database(store);
      db.exec(sql);
      db.close();
      openStore({ dataDir: older, migrations: MIGRATIONS, nowMs: MONDAY_MORNING_MS }).close();
      const rows = look(store, (read) => ({
        sets: read.prepare('SELECT version, row_count, staff_name, at_ms FROM interaction_set').all(),
        rows: read.prepare('SELECT a, set_version FROM interaction').all(),
      }));
      removeFolder(older);
      return rows;
    };
    expect(migrated('SELECT 1')).toEqual({ sets: [], rows: [] });
    const imported = `
      INSERT INTO staff (id, name, roles, created_at_ms) VALUES (1, '王芳', '[]', 0);
      INSERT INTO interaction (a, b, severity, note, source) VALUES ('甲', '乙', 'caution', '', '');
      INSERT INTO audit_log (command, command_id, staff_id, staff_name, subject, details, at_ms, hash)
        VALUES ('prescriptions.importInteractions', 'x', 1, '王芳', 'interactions', '{}', 5, x'00'),
          ('prescriptions.importInteractions', 'y', 1, '赵敏', 'interactions', '{}', 7, x'00');`;
    expect(migrated(imported)).toEqual({
      sets: [{ version: 1, row_count: 1, staff_name: '赵敏', at_ms: 7 }],
      rows: [{ a: '甲', set_version: 1 }],
    });
  });
});

describe('OPS-4: a migration', () => {
  it('OPS-4: numbers follow one another without gaps', () => {
    expect(MIGRATIONS.map((migration) => migration.id)).toEqual(MIGRATIONS.map((_, index) => index + 1));
    expect(new Set(MIGRATIONS.map((migration) => migration.slug)).size).toBe(MIGRATIONS.length);
  });

  it('OPS-4: changes the store, keeps its rows, and leaves a backup that opens as the store was', () => {
    const { store, backups } = storePaths(folder);
    const before = schemaOf(store);
    open(withNext("ALTER TABLE customer ADD COLUMN note TEXT NOT NULL DEFAULT ''")).close();
    expect(versionOf(store)).toBe(NEXT_ID);
    expect(salesIn(store)).toBe(SALES_BEFORE);
    const [name = ''] = readdirSync(backups);
    expect(name).toMatch(
      new RegExp(`^before-migration-v${MIGRATIONS.length}-2026-06-15T01-30-00-000Z\\.db$`),
    );
    const backup = join(backups, name);
    expect(isSoundStore(backup)).toBe(true);
    expect(schemaOf(backup)).toEqual(before);
    expect([versionOf(backup), salesIn(backup)]).toEqual([MIGRATIONS.length, SALES_BEFORE]);
  });

  it('OPS-4: of a store that is up to date or new makes no backup', () => {
    open().close();
    expect(existsSync(storePaths(folder).backups)).toBe(false);
    const fresh = makeFolder();
    openStore({ dataDir: fresh, migrations: withNext('SELECT 1'), nowMs: 0 }).close();
    expect(existsSync(storePaths(fresh).backups)).toBe(false);
    expect(versionOf(storePaths(fresh).store)).toBe(NEXT_ID);
    removeFolder(fresh);
  });

  it('OPS-4: may rebuild a table that others refer to, and say which rows it adds', () => {
    const rebuild = `
      CREATE TABLE staff_new (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, roles TEXT NOT NULL, created_at_ms INTEGER NOT NULL) STRICT;
      INSERT INTO staff_new SELECT id, name, roles, created_at_ms FROM staff;
      DROP TABLE staff;
      ALTER TABLE staff_new RENAME TO staff;
      INSERT INTO setting (section, value, updated_at_ms) VALUES ('new', '{}', 0);`;
    open(withNext(rebuild, { rowCountChanges: { setting: (before) => before + 1 } })).close();
    expect(salesIn(storePaths(folder).store)).toBe(SALES_BEFORE);
  });

  it.each([
    ['breaks off', 'ALTER TABLE customer ADD COLUMN note TEXT; SELECT nonsense', /no such column/],
    [
      'loses rows',
      'DROP TRIGGER refund_is_never_deleted; DELETE FROM cart_line; DELETE FROM session',
      'row_count',
    ],
    ['adds rows that it did not announce', "INSERT INTO setting VALUES ('x', '{}', 0)", 'row_count'],
    ['drops a table', 'DROP TABLE setting; CREATE TABLE other (x) STRICT', /.*/],
    [
      'leaves a row that refers to nothing',
      'UPDATE cart_line SET drug_id = 999; UPDATE session SET staff_id = 999',
      'foreign_key',
    ],
  ])(
    'OPS-4: that %s is taken back whole; the store is as it was and opens with the old program',
    (_, sql, problem) => {
      const { store } = storePaths(folder);
      const before = look(store, (db) => db.serialize());
      const refused = refusal(() => open(withNext(sql)));
      expect(refused).toMatchObject({ code: 'MIGRATION_FAILED', params: { path: store } });
      expect(refused.params.problem).toEqual(
        typeof problem === 'string' ? problem : expect.stringMatching(problem),
      );
      expect(isSoundStore(String(refused.params.backupPath))).toBe(true);
      expect(versionOf(store)).toBe(MIGRATIONS.length);
      expect(look(store, (db) => db.serialize()).equals(before)).toBe(true);
      open().close();
      expect(salesIn(store)).toBe(SALES_BEFORE);
    },
  );

  it('OPS-4: is one transaction with those that come with it: the second one fails, and neither is there', () => {
    const { store } = storePaths(folder);
    const two: Migration[] = [
      ...withNext('CREATE TABLE one (x INTEGER) STRICT'),
      { id: NEXT_ID + 1, slug: 'broken', up: (target) => target.exec('SELECT nonsense') },
    ];
    expect(refusal(() => open(two)).params).toMatchObject({ migration: 'broken' });
    expect(versionOf(store)).toBe(MIGRATIONS.length);
    expect(JSON.stringify(schemaOf(store))).not.toContain('CREATE TABLE one');
  });

  it('OPS-4: a list of migrations with a gap is a defect, whatever the store', () => {
    expect(() => open([...MIGRATIONS, { id: NEXT_ID + 1, slug: 'late', up: () => undefined }])).toThrow(
      /out of order/,
    );
  });
});

describe('OPS-4: a store that is not for this program', () => {
  it('OPS-4: of a newer program is refused and stays byte for byte', () => {
    const { store } = storePaths(folder);
    open(withNext('CREATE TABLE newer (x INTEGER) STRICT')).close();
    const before = readFileSync(store);
    expect(refusal(open)).toMatchObject({
      code: 'STORE_NEWER',
      params: { path: store, store_version: NEXT_ID, program_version: MIGRATIONS.length },
    });
    expect(readFileSync(store)).toEqual(before);
  });

  it.each([0, 7])(
    'OPS-4: of another program (its version %i) is refused and stays byte for byte',
    (version) => {
      const fresh = makeFolder();
      const { store } = storePaths(fresh);
      const db = new Database(store);
      db.exec(
        `CREATE TABLE songs (title TEXT); INSERT INTO songs VALUES ('Ode'); PRAGMA user_version = ${version}`,
      );
      db.close();
      const before = readFileSync(store);
      const refused = refusal(() => openStore({ dataDir: fresh, migrations: MIGRATIONS, nowMs: 0 }));
      expect(refused).toMatchObject({
        code: 'STORE_DAMAGED',
        params: { path: store, problem: 'not_a_counter_store' },
      });
      expect(readFileSync(store)).toEqual(before);
      expect(existsSync(`${store}-wal`)).toBe(false);
      removeFolder(fresh);
    },
  );
});

describe('OPS-4: the way back', () => {
  const upgrade = () => open(withNext('CREATE TABLE newer (x INTEGER) STRICT')).close();

  it('OPS-4: a backup takes the store’s place, and the file that was there is kept with its log', () => {
    const { store, backups } = storePaths(folder);
    upgrade();
    const backupPath = newestSoundBackup(backups) ?? '';
    writeFileSync(`${store}-wal`, 'a log');
    const before = readFileSync(store);
    const keptPath = restoreBackup({ dataDir: folder, backupPath, nowMs: MONDAY_MORNING_MS });
    expect(readFileSync(keptPath)).toEqual(before);
    expect(readFileSync(`${keptPath}-wal`, 'utf8')).toBe('a log');
    expect(existsSync(`${store}-wal`)).toBe(false);
    const opened = open();
    expect(opened.version).toBe(MIGRATIONS.length);
    opened.close();
    expect(salesIn(store)).toBe(SALES_BEFORE);
  });

  it('OPS-4: the newest sound backup is offered, not a newer one that is spoilt', () => {
    const { backups } = storePaths(folder);
    upgrade();
    const sound = newestSoundBackup(backups);
    writeFileSync(join(backups, 'before-migration-v9-later.db'), 'spoilt');
    expect(newestSoundBackup(backups)).toBe(sound);
    expect(newestSoundBackup(join(folder, 'nowhere'))).toBeNull();
  });

  it('OPS-4: a restore that was cut off between the two files is ended at the next start', () => {
    const { store, backups } = storePaths(folder);
    upgrade();
    renameSync(newestSoundBackup(backups) ?? '', `${store}.incoming`);
    renameSync(store, join(folder, 'put-aside.db'));
    open().close();
    expect(salesIn(store)).toBe(SALES_BEFORE);
    expect(existsSync(`${store}.incoming`)).toBe(false);
  });

  it('OPS-4: a restore needs the folder to itself', () => {
    upgrade();
    const backupPath = newestSoundBackup(storePaths(folder).backups) ?? '';
    const running = open(withNext('SELECT 1'));
    const refused = refusal(() => restoreBackup({ dataDir: folder, backupPath, nowMs: 0 }));
    expect(refused.code).toBe('STORE_LOCKED');
    running.close();
  });
});

describe('OPS-4: every opening', () => {
  it('OPS-4: sets and holds what keeps sales safe: full sync, write-ahead log, foreign keys', () => {
    for (let time = 0; time < 3; time += 1) {
      const { store, close } = open();
      expect(store.pragma('synchronous')).toBe(2);
      expect(store.pragma('journal_mode')).toBe('wal');
      expect(store.pragma('foreign_keys')).toBe(1);
      close();
    }
  });

  it('OPS-4: every table is STRICT, and no column is a floating point number', () => {
    look(storePaths(folder).store, (db) => {
      const tables = db
        .prepare<[], { name: string; strict: number }>(
          "SELECT name, strict FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND name NOT LIKE 'sqlite_%'",
        )
        .all();
      expect(tables.length).toBeGreaterThan(20);
      for (const { name, strict } of tables) {
        expect(strict, name).toBe(1);
        const columns = db
          .prepare<[string], { type: string }>('SELECT type FROM pragma_table_info(?)')
          .all(name);
        for (const { type } of columns) expect(['INTEGER', 'TEXT', 'BLOB'], name).toContain(type);
      }
    });
  });
});
