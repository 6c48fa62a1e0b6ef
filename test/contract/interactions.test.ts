import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { atOtherTill, INTERACTIONS_CSV, pickFile, waiting } from '#test/support/prescriptions.ts';
import { openShop, type TestShop } from '#test/support/test-shop.ts';

let shop: TestShop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(async () => {
  expect((await shop.till.do('system.verifyStore', {})).differences).toEqual([]);
  await shop.counter.dispose();
});

const HEADER = '药品A,药品B,级别,说明,来源';
const picked = (name: string, ...rows: string[]) =>
  pickFile(shop, name, Buffer.from([HEADER, ...rows].join('\n')));
const preview = (fileRef: string) => shop.till.do('prescriptions.previewInteractions', { fileRef });
const put = (fileRef: string, version: number, commandId?: string) =>
  shop.till.do('prescriptions.importInteractions', { fileRef, version }, commandId);
const inForce = (search = '') => shop.till.do('prescriptions.listInteractions', { search });

describe('RX-3: the chain’s table of interactions', () => {
  it('RX-3: a file is looked at before anything changes: its rows, and what it adds and takes away', async () => {
    const first = picked('a.csv', '华法林,阿司匹林,慎用,出血,手册', '甲,乙,禁忌,,');
    expect(await preview(first)).toEqual({
      fileName: 'a.csv',
      version: 0,
      rows: 2,
      added: 2,
      removed: 0,
      rowsRejected: 0,
      sample: [
        { a: '华法林', b: '阿司匹林', severity: 'caution', note: '出血', source: '手册' },
        { a: '甲', b: '乙', severity: 'forbidden', note: '', source: '' },
      ],
      problems: [],
    });
    expect(await inForce()).toMatchObject({ rows: [], total: 0, set: null });
    await put(first, 0);
    // The same pair in the other order is the same row.
    const next = picked('b.csv', '阿司匹林,华法林,慎用,出血,手册', '丙,丁,禁忌,,');
    expect(await preview(next)).toMatchObject({ version: 1, rows: 2, added: 1, removed: 1 });
  });

  it('RX-3: every wrong row is named with its reason and its text, and none of the file can be put in force', async () => {
    const fileRef = picked('bad.csv', '华法林,阿司匹林,慎用,,', '甲,,可能,,', '乙,乙,慎用,,');
    expect(await preview(fileRef)).toMatchObject({
      rows: 1,
      rowsRejected: 2,
      problems: [
        { row: 3, field: 'b', code: 'required', text: '甲, , 可能, , ' },
        { row: 3, field: 'severity', code: 'unknown_severity' },
        { row: 4, field: 'b', code: 'same_drug' },
      ],
    });
    expect(await shop.till.refused('prescriptions.importInteractions', { fileRef, version: 0 })).toBe(
      'INTERACTIONS_REJECTED',
    );
    expect((await inForce()).set).toBeNull();
  });

  it('RX-3: a file that cannot be read, or without its columns, is refused before it is previewed', async () => {
    const refused = (name: string, text: string) =>
      shop.till.refused('prescriptions.previewInteractions', {
        fileRef: pickFile(shop, name, Buffer.from(text)),
      });
    expect(await refused('columns.csv', '药品A,级别\n甲,禁忌\n')).toBe('IMPORT_COLUMNS_MISSING');
    expect(await refused('empty.csv', '')).toBe('FILE_UNREADABLE');
  });

  it('RX-3 RX-7: each table is a version with its file, person and time; those before are kept and audited', async () => {
    await put(picked('一月.csv', '甲,乙,禁忌,,', '丙,丁,慎用,,'), 0);
    shop.counter.time.advance(60_000);
    await put(picked('二月.csv', '戊,己,慎用,,'), 1);
    expect(await inForce()).toMatchObject({
      rows: [{ a: '戊' }],
      total: 1,
      set: { version: 2, fileName: '二月.csv', rowCount: 1, staffName: '王芳' },
    });
    expect((await inForce('甲')).total).toBe(0);
    expect((await shop.till.do('prescriptions.interactionSets', {})).sets).toMatchObject([
      { version: 2, fileName: '二月.csv', atMs: shop.counter.time.nowMs() },
      { version: 1, fileName: '一月.csv', rowCount: 2 },
    ]);
    shop.counter.sql((db) => {
      expect(db.prepare('SELECT set_version AS v, count(*) AS n FROM interaction GROUP BY 1').all()).toEqual([
        { v: 1, n: 2 },
        { v: 2, n: 1 },
      ]);
      const audited = db.prepare(
        "SELECT subject, details FROM audit_log WHERE command = 'prescriptions.importInteractions' ORDER BY seq",
      );
      expect(audited.all()).toEqual([
        { subject: 'interactions:1', details: JSON.stringify({ fileName: '一月.csv', rows: 2 }) },
        { subject: 'interactions:2', details: JSON.stringify({ fileName: '二月.csv', rows: 1 }) },
      ]);
      for (const sql of [
        'DELETE FROM interaction',
        "UPDATE interaction SET note = ''",
        'DELETE FROM interaction_set',
      ])
        expect(() => db.exec(sql)).toThrow(/append-only/);
    });
  });

  it('RX-3: reviews look into the newest version alone', async () => {
    const { prescriptionId } = await waiting(shop, { antibiotic: 1, vitamin: 1 });
    const { till: reviewer } = await atOtherTill(shop, '钱药师');
    const findings = async () => (await reviewer.do('prescriptions.findings', { prescriptionId })).findings;
    await put(pickFile(shop, 'table.csv', Buffer.from(INTERACTIONS_CSV)), 0);
    expect(await findings()).toHaveLength(1);
    await put(picked('other.csv', '甲,乙,禁忌,,'), 1);
    expect(await findings()).toEqual([]);
  });

  it('RX-3: of two screens that import at once the second is told that the table has changed', async () => {
    const other = await atOtherTill(shop, '钱药师');
    const mine = picked('mine.csv', '甲,乙,禁忌,,');
    const theirs = picked('theirs.csv', '丙,丁,慎用,,');
    await put(mine, 0);
    expect(
      await other.till.refused('prescriptions.importInteractions', { fileRef: theirs, version: 0 }),
    ).toBe('VERSION_CONFLICT');
    expect((await inForce()).rows).toMatchObject([{ a: '甲' }]);
  });

  it('RX-3: the same command again makes no second version', async () => {
    const fileRef = picked('a.csv', '甲,乙,禁忌,,');
    const commandId = '01976f00-0000-7000-8000-000000000002';
    const first = await put(fileRef, 0, commandId);
    expect(await put(fileRef, 0, commandId)).toEqual(first);
    expect((await shop.till.do('prescriptions.interactionSets', {})).sets).toHaveLength(1);
  });
});
