import { truncateSync } from 'node:fs';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportStatus } from '#shared/contracts/catalog.ts';
import type { CallInput } from '#shared/contracts/index.ts';
import { ImportFiles } from '#test/support/import-files.ts';
import { TEST_PIN } from '#test/support/sign-in.ts';
import { TestCounter } from '#test/support/test-counter.ts';
import type { Till } from '#test/support/till.ts';

const HEADER = ['编码', '药品名称', '规格', '生产厂家', '分类', '零售价', '条码', '批号', '有效期至', '数量'];
const FIRST = [
  'A1',
  '阿莫西林胶囊',
  '0.25g*24粒',
  '云溪制药',
  '处方药',
  '12.50',
  '6901234567892',
  'B1',
  '2070-06',
  '10',
];
const SECOND = ['A2', '维生素C片', '100片', '云溪制药', '乙类OTC', '3.00', '', '', '', ''];

const files = new ImportFiles();
afterAll(() => files.remove());

let counter: TestCounter;
let till: Till;
beforeEach(async () => {
  counter = await TestCounter.start();
  till = await counter.signIn();
});
afterEach(() => counter.dispose());

type Mapping = CallInput<'catalog.startImport'>['mapping'];

async function read(path: string, mapping?: Mapping): Promise<number> {
  const fileRef = counter.core.registerFile(path);
  const guessed = mapping ?? (await till.do('catalog.previewImport', { fileRef })).mapping;
  const { importId } = await till.do('catalog.startImport', { fileRef, mapping: guessed });
  await until(importId, ['ready', 'failed']);
  return importId;
}

async function until(importId: number, phases: ImportStatus['phase'][]): Promise<ImportStatus> {
  for (let turn = 0; turn < 2_000; turn++) {
    const status = await till.do('catalog.importStatus', { importId });
    if (phases.includes(status.phase)) return status;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`import ${importId} reaches ${phases.join()}`);
}

async function apply(importId: number): Promise<ImportStatus> {
  await till.do('catalog.applyImport', { importId });
  return until(importId, ['done']);
}

const importRows = async (...rows: string[][]): Promise<ImportStatus> =>
  apply(await read(files.putCsv('list.csv', [HEADER, ...rows])));
const find = async (query: string) => (await till.do('catalog.searchDrugs', { query })).hits;

afterEach(async () => {
  expect((await till.do('system.verifyStore', {})).differences).toEqual([]);
});

describe('CAT-2: an import', () => {
  it('CAT-2: changes nothing until it is applied, then all of it is there', async () => {
    const importId = await read(files.putCsv('list.csv', [HEADER, FIRST, SECOND]));
    expect(await till.do('catalog.importStatus', { importId })).toMatchObject({
      phase: 'ready',
      fileName: 'list.csv',
      rowsRead: 2,
      rowsAccepted: 2,
      rowsRejected: 0,
    });
    expect(await find('阿莫西林')).toEqual([]);
    expect(await apply(importId)).toMatchObject({
      rowsApplied: 2,
      newDrugs: 2,
      newBatches: 1,
      changedDrugs: 0,
    });
    const [hit] = await find('amxl');
    expect(hit).toMatchObject({
      code: 'A1',
      availableQuantity: 10,
      nearestExpiry: '2070-06-30',
      priceFen: 1_250,
      category: 'rx',
    });
    const drug = await till.do('catalog.getDrug', { drugId: hit?.drugId ?? 0 });
    expect(drug).toMatchObject({
      pinyinInitials: 'AMXLJN',
      barcodes: ['6901234567892'],
      unit: '盒',
      storage: 'normal',
    });
    expect((await till.do('catalog.resolveScan', { code: '6901234567892' })).hit.code).toBe('A1');
    const lot = await till.do('catalog.resolveScan', { code: `]d201069012345678921770063010B1` });
    expect(lot).toMatchObject({
      facts: { batchNumber: 'B1', expiryDate: '2070-06-30' },
      batchId: expect.any(Number),
    });
  });

  it('CAT-2: XLSX gives the same as CSV', async () => {
    const status = await apply(
      await read(files.putXlsx('list.xlsx', [HEADER, FIRST, [...SECOND.slice(0, 5), 3]])),
    );
    expect(status).toMatchObject({ rowsApplied: 2, newDrugs: 2, newBatches: 1 });
    expect((await find('维生素'))[0]).toMatchObject({ code: 'A2', priceFen: 300, category: 'otc_b' });
  });

  it('CAT-2: refuses rows one by one and reports each, also as CSV that runs no formula', async () => {
    const bad = ['=cmd|x', '甲', '', '', '处方药', '1.005', '69012', 'B', '2099', '1.5'];
    const importId = await read(files.putCsv('list.csv', [HEADER, FIRST, bad]));
    const { rows, total } = await till.do('catalog.rejectedRows', { importId });
    expect(total).toBe(1);
    expect(rows).toEqual([
      {
        row: 3,
        text: '=cmd|x | 甲 |  |  | 处方药 | 1.005 | 69012 | B | 2099 | 1.5',
        problems: [
          { field: 'price', code: 'too_many_decimals', value: '1.005' },
          { field: 'expiryDate', code: 'not_a_date', value: '2099' },
          { field: 'quantity', code: 'not_whole', value: '1.5' },
        ],
      },
    ]);
    const report = await till.do('catalog.rejectedRowsCsv', { importId });
    expect(report.fileName).toBe('list-rejected.csv');
    expect(report.csv).toContain(`"3","price: too_many_decimals (1.005)`);
    expect(report.csv).toContain(`"'=cmd|x"`);
    expect(await apply(importId)).toMatchObject({ rowsApplied: 1, rowsRejected: 1 });
    expect((await till.do('catalog.rejectedRows', { importId })).total).toBe(1);
  });

  it('CAT-2: the same file again changes nothing; another price changes that and keeps the rest', async () => {
    await importRows(SECOND);
    const [before] = await find('维生素');
    expect(await importRows(SECOND)).toMatchObject({ rowsApplied: 1, newDrugs: 0, changedDrugs: 0 });
    const header = ['编码', '药品名称', '分类', '零售价', '条码'];
    const changed = ['A2', '维生素C泡腾片', '乙类OTC', '4.20', '8100001'];
    const status = await apply(await read(files.putCsv('price.csv', [header, changed])));
    expect(status).toMatchObject({ newDrugs: 0, changedDrugs: 1 });
    const after = await till.do('catalog.getDrug', { drugId: before?.drugId ?? 0 });
    expect(after).toMatchObject({
      genericName: '维生素C泡腾片',
      priceFen: 420,
      specification: '100片',
      barcodes: ['8100001'],
    });
    // Search learns the new name in the steps that follow the import.
    for (let turn = 0; turn < 200 && (await find('wsscpt')).length === 0; turn++)
      await new Promise((resolve) => setTimeout(resolve, 5));
    expect((await find('wsscpt'))[0]?.code).toBe('A2');
    const scan = await till.do('catalog.resolveScan', { code: '81000010000000000001' });
    expect(scan).toMatchObject({
      hit: { code: 'A2' },
      facts: { symbology: 'trace_code', traceCode: '81000010000000000001' },
    });
  });

  it('CAT-2: refuses a barcode of another drug and a batch that is on the books', async () => {
    await importRows(FIRST);
    const importId = await read(
      files.putCsv('list.csv', [HEADER, FIRST, ['A9', ...FIRST.slice(1, 7), '', '', '']]),
    );
    const { rows } = await till.do('catalog.rejectedRows', { importId });
    expect(rows.map((row) => row.problems)).toEqual([
      [{ field: 'batchNumber', code: 'batch_exists', value: 'B1' }],
      [{ field: 'barcodes', code: 'repeated_in_file', value: '6901234567892' }],
    ]);
    const taken = await read(files.putCsv('list.csv', [HEADER, ['A9', ...FIRST.slice(1, 7), '', '', '']]));
    expect((await till.do('catalog.rejectedRows', { importId: taken })).rows[0]?.problems).toEqual([
      { field: 'barcodes', code: 'barcode_taken', value: '6901234567892' },
    ]);
  });

  it('CAT-2: finds a drug without an article number by its barcode, or by what is printed on the pack', async () => {
    const bare = (row: string[], price: string) => [
      '',
      ...row.slice(1, 5),
      price,
      ...row.slice(6, 7),
      '',
      '',
      '',
    ];
    await importRows(bare(FIRST, '1.00'), bare(SECOND, '2.00'));
    expect(await importRows(bare(FIRST, '1.50'), bare(SECOND, '2.50'))).toMatchObject({
      newDrugs: 0,
      changedDrugs: 2,
    });
    expect((await find('维生素')).map((hit) => hit.priceFen)).toEqual([250]);
  });

  it('CAT-2 RX-7: opens pieces as they lie, and beside their bin once it is recorded what is in it', async () => {
    const pieces = (batch: string) => [
      'A3',
      '当归',
      '统',
      '云溪饮片',
      '中药饮片',
      '0.18',
      '',
      batch,
      '2070-06',
      '10',
    ];
    await importRows(pieces('D1'), pieces('D2'));
    const drugId = (await find('当归'))[0]?.drugId ?? 0;
    const bins = async () => {
      const { batches } = await till.do('inventory.listBatches', { drugId });
      return Object.fromEntries(batches.map(({ batchNumber, bin }) => [batchNumber, bin]));
    };
    expect(await bins()).toEqual({ D1: 'ready', D2: 'ready' });
    const batch = await till.do('inventory.receiveGoods', {
      drugId,
      batchNumber: 'D3',
      expiryDate: '2071-01-31',
      quantity: 5,
      reason: '到货',
    });
    await counter.signIn('赵敏');
    const { staff } = await till.do('system.status', {});
    const checkerId = staff.find(({ name }) => name === '赵敏')?.staffId ?? 0;
    await till.do('inventory.fillBin', { batchId: batch.batchId, checkerId, checkerPin: TEST_PIN });
    await importRows(pieces('D4'));
    expect(await bins()).toEqual({ D1: 'taken_out', D2: 'taken_out', D3: 'ready', D4: 'waiting' });
    expect((await till.do('system.verifyStore', {})).differences).toEqual([]);
  });

  it('CAT-2: opens several batches of one drug', async () => {
    const more = (batch: string, quantity: string) => [...FIRST.slice(0, 7), batch, '2069-01-31', quantity];
    expect(await importRows(FIRST, more('B2', '5'), more('B3', '7'))).toMatchObject({
      newDrugs: 1,
      newBatches: 3,
    });
    expect((await find('阿莫西林'))[0]).toMatchObject({ availableQuantity: 22, nearestExpiry: '2069-01-31' });
  });

  it('CAT-2: two that were checked apply one after the other; rows that no longer fit are refused then', async () => {
    const one = await read(files.putCsv('one.csv', [HEADER, FIRST]));
    const two = await read(files.putCsv('two.csv', [HEADER, FIRST, SECOND]));
    await apply(one);
    expect(await apply(two)).toMatchObject({ rowsApplied: 1, rowsRejected: 1, newDrugs: 1 });
    expect((await till.do('catalog.rejectedRows', { importId: two })).rows[0]?.problems[0]?.code).toBe(
      'batch_exists',
    );
  });

  it('CAT-2: applied, discarded and unknown ones are told apart', async () => {
    const importId = await read(files.putCsv('list.csv', [HEADER, FIRST]));
    await till.do('catalog.discardImport', { importId });
    expect(await till.refused('catalog.applyImport', { importId })).toBe('IMPORT_NOT_READY');
    expect(await till.refused('catalog.applyImport', { importId: 999 })).toBe('IMPORT_NOT_FOUND');
    expect(await till.refused('catalog.importStatus', { importId: 999 })).toBe('IMPORT_NOT_FOUND');
    const done = await read(files.putCsv('list.csv', [HEADER, FIRST]));
    await apply(done);
    expect(await till.refused('catalog.discardImport', { importId: done })).toBe('IMPORT_NOT_READY');
    expect(await find('阿莫西林')).toHaveLength(1);
  });

  it('CAT-2: one is read at a time, and one that is being read can be discarded', async () => {
    const rows = Array.from({ length: 20_000 }, (_, n) => [`N${n}`, ...SECOND.slice(1)]);
    const fileRef = counter.core.registerFile(files.putCsv('long.csv', [HEADER, ...rows]));
    const { mapping } = await till.do('catalog.previewImport', { fileRef });
    const { importId } = await till.do('catalog.startImport', { fileRef, mapping });
    expect(await till.refused('catalog.startImport', { fileRef, mapping })).toBe('IMPORT_RUNNING');
    await till.do('catalog.discardImport', { importId });
    expect(await till.do('catalog.importStatus', { importId })).toMatchObject({ phase: 'discarded' });
    expect(
      counter.events.some((event) => event.kind === 'importProgress' && event.phase === 'discarded'),
    ).toBe(false);
  });
});

describe('CAT-2: bad files', () => {
  const preview = (path: string) =>
    till.refused('catalog.previewImport', { fileRef: counter.core.registerFile(path) });

  it('CAT-2: each has a code of its own', async () => {
    const huge = files.put('huge.csv', 'a');
    truncateSync(huge, 1024 ** 3);
    expect(await preview(huge)).toBe('FILE_TOO_LARGE');
    expect(await preview(`${huge}.gone`)).toBe('FILE_NOT_FOUND');
    expect(await preview(files.put('broken.xlsx', 'PK\u0003\u0004 and no more'))).toBe('FILE_UNREADABLE');
    expect(await preview(files.put('latin.csv', Buffer.from([0x61, 0xff, 0xfe, 0xff])))).toBe(
      'FILE_ENCODING_UNKNOWN',
    );
    expect(await till.refused('catalog.previewImport', { fileRef: '/etc/passwd' })).toBe('FILE_NOT_FOUND');
    const fileRef = counter.core.registerFile(files.putCsv('few.csv', [['名称'], ['甲']]));
    expect(await till.refused('catalog.startImport', { fileRef, mapping: { genericName: 0 } })).toBe(
      'IMPORT_COLUMNS_MISSING',
    );
  });

  it('CAT-2: a file that breaks off in the middle fails, and leaves nothing behind', async () => {
    const path = files.put('open.csv', `名称,分类,零售价\n${'甲,处方药,1\n'.repeat(500)}"乙,处方药`);
    const importId = await read(path);
    expect(await till.do('catalog.importStatus', { importId })).toMatchObject({
      phase: 'failed',
      error: { code: 'FILE_UNREADABLE', params: { problem: 'bad_quotes' } },
    });
    expect(await till.refused('catalog.applyImport', { importId })).toBe('IMPORT_NOT_READY');
    expect(await find('甲')).toEqual([]);
  });

  it('CAT-2: HTML and SQL in names are text', async () => {
    const name = `<b onclick="x">'); DROP TABLE drug; --`;
    await importRows(['X', name, ...SECOND.slice(2)]);
    expect((await find('onclick'))[0]?.genericName).toBe(name);
  });
});

describe('RX-6 CAT-2: an import and drugs that are split', () => {
  const row = (change: { code?: string; price?: string; category?: string }) => {
    const [code, name, spec, maker, category, price] = SECOND;
    return [
      change.code ?? code,
      name,
      spec,
      maker,
      change.category ?? category,
      change.price ?? price,
      '',
      '',
      '',
      '',
    ].map((cell) => cell ?? '');
  };
  const loose = async () => (await find('维生素C')).find(({ unit }) => unit === '片');

  beforeEach(async () => {
    await importRows(row({}));
    const [hit] = await find('维生素C');
    await till.do('splitting.mark', { drugId: hit?.drugId ?? 0, unitsPerPack: 100, unit: '片' });
  });

  it('RX-6 CAT-2: a new price of the pack is a new price of its units, and its rules are theirs', async () => {
    expect(await loose()).toMatchObject({ priceFen: 3, category: 'otc_b' });
    await importRows(row({ price: '4.01', category: '处方药' }));
    expect(await loose()).toMatchObject({ priceFen: 5, category: 'rx' });
  });

  it('RX-6 CAT-2: a drug that may not be split any more has units that nothing sells', async () => {
    await importRows(row({ category: '器械' }));
    const hit = await loose();
    expect(hit).toMatchObject({ priceFen: 0 });
    expect(await till.refused('cart.addItem', { drugId: hit?.drugId ?? 0, quantity: 1 })).toBe(
      'NOT_FOR_SALE',
    );
  });

  it('RX-6 CAT-2: a row about the units is rejected: they follow their pack', async () => {
    const importId = await read(files.putCsv('list.csv', [HEADER, row({ code: 'A2-L', price: '9.00' })]));
    const { rows } = await till.do('catalog.rejectedRows', { importId });
    const problems = rows.flatMap((rejected) => rejected.problems.map(({ code }) => code));
    expect(problems).toEqual(['loose_article']);
    expect(await loose()).toMatchObject({ priceFen: 3 });
  });
});
