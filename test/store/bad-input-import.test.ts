import { truncateSync } from 'node:fs';
import iconv from 'iconv-lite';
import { afterAll, afterEach, beforeEach, describe, expect, it, type TestContext } from 'vitest';
import type { ImportStatus } from '#shared/contracts/catalog.ts';
import { csvText, ImportFiles, type XlsxCell } from '#test/support/import-files.ts';
import { SmallDisk } from '#test/support/small-disk.ts';
import { dumpStore } from '#test/support/store-dump.ts';
import { TestCounter } from '#test/support/test-counter.ts';
import type { Till } from '#test/support/till.ts';

const HEADER = ['编码', '药品名称', '分类', '零售价', '条码', '批号', '有效期至', '数量'];
const GOOD = ['A1', '阿莫西林胶囊', '处方药', '12.50', '6901234567892', 'B1', '2070-06', '10'];
const MAPPING = {
  code: 0,
  genericName: 1,
  category: 2,
  price: 3,
  barcodes: 4,
  batchNumber: 5,
  expiryDate: 6,
  quantity: 7,
};
const TRY_AGAIN_MS = 5_000;

const files = new ImportFiles();
afterAll(() => files.remove());

let disk: SmallDisk | null = null;
let counter: TestCounter;
let till: Till;

async function open(dataDir?: string): Promise<void> {
  counter = await TestCounter.start(dataDir === undefined ? {} : { dataDir });
  till = await counter.signIn();
}

afterEach(async () => {
  expect((await till.do('system.verifyStore', {})).differences).toEqual([]);
  await counter.dispose();
  disk?.unmount();
  disk = null;
});

const changed = <T>(changes: Readonly<Record<number, T>>): (string | T)[] =>
  GOOD.map((cell, index) => changes[index] ?? cell);

async function start(path: string): Promise<number> {
  const fileRef = counter.core.registerFile(path);
  return (await till.do('catalog.startImport', { fileRef, mapping: MAPPING })).importId;
}

async function until(importId: number, isThere: (status: ImportStatus) => boolean): Promise<ImportStatus> {
  for (;;) {
    const status = await till.do('catalog.importStatus', { importId });
    if (isThere(status)) return status;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Checks a file to the end; the rows that were refused, by what is wrong with them. */
async function refusedRows(path: string): Promise<{ importId: number; problems: object[] }> {
  const importId = await start(path);
  await until(importId, ({ phase }) => phase === 'ready');
  const { rows } = await till.do('catalog.rejectedRows', { importId });
  return { importId, problems: rows.flatMap((row) => row.problems) };
}

async function seen(): Promise<number> {
  return (await till.do('inventory.listStock', { pageSize: 1 })).total;
}

describe('CAT-2 SEC-5: a file that is not what it should be', () => {
  beforeEach(() => open());

  it.each([
    ['UTF-16', iconv.encode(csvText([HEADER, GOOD]), 'utf-16le', { addBOM: true }), 'FILE_ENCODING_UNKNOWN'],
    [
      'UTF-8 with GB18030 behind it',
      Buffer.concat([Buffer.from(csvText([HEADER, GOOD])), Buffer.from([0xff, 0xb0, 0xa1])]),
      'FILE_ENCODING_UNKNOWN',
    ],
    [
      'a picture',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0xff, 0xff]),
      'FILE_ENCODING_UNKNOWN',
    ],
    ['text with NUL', Buffer.from('a,b\0c'), 'FILE_UNREADABLE'],
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'FILE_UNREADABLE'],
    ['nothing', Buffer.alloc(0), 'FILE_UNREADABLE'],
  ])(
    'CAT-2: %s is refused when it is looked at and when it is read, and changes nothing',
    async (name, bytes, code) => {
      const fileRef = counter.core.registerFile(files.put(`${name}.csv`, bytes));
      const before = dumpStore(counter);
      expect(await till.refused('catalog.previewImport', { fileRef })).toBe(code);
      expect(dumpStore(counter)).toEqual(before);
      const started = await till.try('catalog.startImport', { fileRef, mapping: MAPPING });
      if (!started.ok) {
        expect(started.error.code).toBe(code);
        return;
      }
      const { importId } = started.value;
      const status = await until(importId, ({ phase }) => phase !== 'reading');
      expect(status).toMatchObject({ phase: 'failed', error: { code }, rowsAccepted: 0 });
      expect(await till.refused('catalog.applyImport', { importId })).toBe('IMPORT_NOT_READY');
      expect(await seen()).toBe(0);
    },
  );

  it('CAT-2: one of 1 GB is refused at once, and changes nothing', async () => {
    const path = files.put('huge.csv', 'a');
    truncateSync(path, 1024 ** 3);
    const fileRef = counter.core.registerFile(path);
    const before = dumpStore(counter);
    expect(await till.refused('catalog.previewImport', { fileRef })).toBe('FILE_TOO_LARGE');
    expect(await till.refused('catalog.startImport', { fileRef, mapping: MAPPING })).toBe('FILE_TOO_LARGE');
    expect(dumpStore(counter)).toEqual(before);
  });
});

describe('CAT-2 SEC-5: rows that are not what they should be', () => {
  beforeEach(() => open());

  it('CAT-2: of a workbook with formulas, results count, and a formula without one refuses its row', async () => {
    const formulas: readonly (readonly XlsxCell[])[] = [
      changed<XlsxCell>({ 3: { formula: 'A1*2', result: 12.5 } }),
      changed<XlsxCell>({ 0: 'A2', 4: '', 3: { formula: 'WEBSERVICE("http://example.com")' } }),
      changed<XlsxCell>({ 0: 'A3', 4: '', 3: { error: '#REF!' } }),
    ];
    const { importId, problems } = await refusedRows(files.putXlsx('formulas.xlsx', [HEADER, ...formulas]));
    expect(problems).toEqual([
      { field: 'price', code: 'formula_without_result', value: '' },
      { field: 'price', code: 'error_value', value: '#REF!' },
    ]);
    await till.do('catalog.applyImport', { importId });
    expect(await until(importId, ({ phase }) => phase === 'done')).toMatchObject({
      rowsApplied: 1,
      rowsRejected: 2,
    });
    const { hits } = await till.do('catalog.searchDrugs', { query: 'amxl' });
    expect(hits.map(({ code, priceFen }) => [code, priceFen])).toEqual([['A1', 1_250]]);
  });

  it.each([
    ['quantity', 7, '0', 'not_positive'],
    ['quantity', 7, '-1', 'not_positive'],
    ['quantity', 7, '1.5', 'not_whole'],
    ['quantity', 7, '1e9', 'too_large'],
    ['quantity', 7, '1000000000', 'too_large'],
    ['price', 3, '12.505', 'too_many_decimals'],
    ['barcodes', 4, '69012\u001b4567892', 'control_character'],
    ['barcodes', 4, '690\u007f1234567892', 'control_character'],
    ['genericName', 1, '阿莫\u0007西林', 'control_character'],
  ])(
    'CAT-2: %s (column %i) of %j is refused, and the rest of the file is not',
    async (field, at, value, code) => {
      const { importId, problems } = await refusedRows(
        files.putCsv('rows.csv', [HEADER, changed({ 0: 'BAD', 4: '', [at]: value }), GOOD]),
      );
      expect(problems).toMatchObject([{ field, code }]);
      await till.do('catalog.applyImport', { importId });
      await until(importId, ({ phase }) => phase === 'done');
      const { rows } = await till.do('inventory.listStock', {});
      expect(rows.map((row) => [row.code, row.onHand])).toEqual([['A1', 10]]);
    },
  );
});

describe('CAT-2 ORD-14: an import without room for it', () => {
  const ROWS = 6_000;
  const path = files.putCsv('long.csv', [
    HEADER,
    ...Array.from({ length: ROWS }, (_, n) => changed({ 0: `N${n}`, 1: `感冒灵颗粒${n}`, 4: '' })),
  ]);
  const isFull = (status: ImportStatus) => status.error?.code === 'DISK_FULL';
  /** Begins to apply an import that was read while there was room, and has none left. */
  const applyOnFullDisk = async (skip: TestContext['skip']) => {
    const full = SmallDisk.mount(64) ?? skip('a disk of its own takes root on Linux and the right to mount');
    disk = full;
    await open(full.path);
    const importId = await start(path);
    await until(importId, ({ phase }) => phase === 'ready');
    full.fill(400_000);
    await till.do('catalog.applyImport', { importId });
    return { full, importId };
  };

  it('CAT-2: while it is read, it fails and says so; once there is room the next one is read', async ({
    skip,
  }) => {
    disk = SmallDisk.mount(64) ?? skip('a disk of its own takes root on Linux and the right to mount');
    await open(disk.path);
    disk.fill(400_000);
    const importId = await start(path);
    expect(await until(importId, isFull)).toMatchObject({ phase: 'failed' });
    disk.fill();
    expect(await seen()).toBe(0);
    expect(
      await till.refused('catalog.startImport', {
        fileRef: counter.core.registerFile(path),
        mapping: MAPPING,
      }),
    ).toBe('DISK_FULL');
    disk.free();
    const again = await start(path);
    await until(again, ({ phase }) => phase === 'ready');
    expect((await till.do('catalog.importStatus', { importId })).phase).toBe('failed');
    await till.do('catalog.applyImport', { importId: again });
    await until(again, ({ phase }) => phase === 'done');
    expect(await seen()).toBe(ROWS);
  });

  it('CAT-2: while it is applied, it says so and nothing of it is seen; once there is room it ends by itself', async ({
    skip,
  }) => {
    const { full, importId } = await applyOnFullDisk(skip);
    expect(await until(importId, isFull)).toMatchObject({ phase: 'applying' });
    expect(await seen()).toBe(0);
    counter.time.advance(TRY_AGAIN_MS);
    expect(await until(importId, isFull)).toMatchObject({ phase: 'applying' });
    full.free();
    const isDone = ({ phase }: ImportStatus): boolean => {
      counter.time.advance(TRY_AGAIN_MS);
      return phase === 'done';
    };
    expect(await until(importId, isDone)).toMatchObject({
      rowsApplied: ROWS,
      error: null,
    });
    expect(await seen()).toBe(ROWS);
  });

  it('CAT-2: stopped while it waits for room, it ends at the next start', async ({ skip }) => {
    const { full, importId } = await applyOnFullDisk(skip);
    await until(importId, isFull);
    await counter.close();
    full.free();
    await counter.open();
    await until(importId, ({ phase }) => phase === 'done');
    expect(await seen()).toBe(ROWS);
  });
});
