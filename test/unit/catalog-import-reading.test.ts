import { truncateSync } from 'node:fs';
import { strToU8, unzipSync, zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { afterAll, describe, expect, it } from 'vitest';
import { guessMapping, missingFields } from '#core/catalog/import/guess-mapping.ts';
import { previewFile, readFile } from '#core/catalog/import/read-file.ts';
import type { CheckedRow } from '#core/catalog/import/worker-messages.ts';
import { checkedFileSize, MAX_FILE_BYTES, openTable } from '#core/table-files/open-table.ts';
import { AppError } from '#shared/errors/index.ts';
import { csvText, ImportFiles, xlsxBytes } from '#test/support/import-files.ts';
import { fc } from '#test/support/seeded.ts';

const files = new ImportFiles();
afterAll(() => files.remove());

const HEADER = ['编码', '药品名称', '分类', '零售价', '条码', '批号', '有效期至', '数量'];
const GOOD = ['A1', '阿莫西林胶囊', '处方药', '12.50', '6901234567892', '240101', '2027-06', '10'];
const changed = (changes: Partial<Record<number, string>>): string[] =>
  GOOD.map((cell, index) => changes[index] ?? cell);

async function cellsOf(path: string): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const row of (await openTable(path)).rows()) rows.push([...row.cells]);
  return rows;
}

async function checked(path: string): Promise<CheckedRow[]> {
  const { mapping } = await previewFile(path);
  const rows: CheckedRow[] = [];
  for await (const row of readFile(path, mapping)) rows.push(row);
  return rows;
}

const problemsOf = (row: CheckedRow | undefined) => (row?.accepted === null ? row.problems : []);

describe('CAT-2: encodings', () => {
  it.each([
    ['utf-8', iconv.encode(csvText([HEADER, GOOD]), 'utf-8'), 'utf-8'],
    [
      'utf-8 with a byte order mark',
      iconv.encode(csvText([HEADER, GOOD]), 'utf-8', { addBOM: true }),
      'utf-8',
    ],
    ['gb18030', iconv.encode(csvText([HEADER, GOOD]), 'gb18030'), 'gb18030'],
  ])('CAT-2: reads %s', async (name, bytes, encoding) => {
    const path = files.put(`${name}.csv`, bytes);
    expect((await openTable(path)).encoding).toBe(encoding);
    expect(await cellsOf(path)).toEqual([HEADER, GOOD]);
  });

  it('CAT-2: finds GB18030 also when its first Chinese character comes late', async () => {
    const text = `${'code,name\r\n'.repeat(60_000)}A,阿莫西林镕㐂\r\n`;
    const path = files.put('late.csv', iconv.encode(text, 'gb18030'));
    expect((await openTable(path)).encoding).toBe('gb18030');
    expect((await cellsOf(path)).at(-1)).toEqual(['A', '阿莫西林镕㐂']);
  });

  it.each([
    ['UTF-16', iconv.encode(csvText([HEADER, GOOD]), 'utf-16le', { addBOM: true }), 'FILE_ENCODING_UNKNOWN'],
    [
      'a picture',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0xff, 0xff, 0x81]),
      'FILE_ENCODING_UNKNOWN',
    ],
    ['text with NUL', Buffer.from('a,b\0c'), 'FILE_UNREADABLE'],
    ['bytes that are neither', Buffer.from([0x61, 0x2c, 0xff, 0xfe, 0x0a]), 'FILE_ENCODING_UNKNOWN'],
    ['an old Excel file', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'FILE_UNREADABLE'],
  ])('CAT-2: refuses %s', async (name, bytes, code) => {
    await expect(previewFile(files.put(`${name}.csv`, bytes))).rejects.toMatchObject({ code });
  });

  it('CAT-2: refuses a file of 1 GB at once, and a file that is not there', async () => {
    const path = files.put('huge.csv', 'a');
    truncateSync(path, 1024 ** 3);
    const startedAt = performance.now();
    await expect(checkedFileSize(path)).rejects.toMatchObject({
      code: 'FILE_TOO_LARGE',
      params: { limit_bytes: MAX_FILE_BYTES },
    });
    expect(performance.now() - startedAt).toBeLessThan(500);
    await expect(checkedFileSize(`${path}.gone`)).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
    await expect(checkedFileSize(files.put('empty.csv', ''))).rejects.toMatchObject({
      code: 'FILE_UNREADABLE',
    });
  });
});

describe('CAT-2: CSV', () => {
  it.each([',', ';', '\t'])(
    'CAT-2: values apart by %j, with quotes and line breaks in them',
    async (delimiter) => {
      const text =
        ['名称', '规格', '价'].join(delimiter) +
        `\n"甲""乙${delimiter}丙"${delimiter}5" 片${delimiter}"1\n2"\n`;
      expect(await cellsOf(files.put('quotes.csv', text))).toEqual([
        ['名称', '规格', '价'],
        [`甲"乙${delimiter}丙`, '5" 片', '1\n2'],
      ]);
    },
  );

  it('CAT-2: a quote that is never closed fails the file and names the row', async () => {
    const path = files.put('open.csv', `名称,价\n甲,1\n"乙,2\n${'丙,3\n'.repeat(50)}`);
    await expect(cellsOf(path)).rejects.toMatchObject({
      code: 'FILE_UNREADABLE',
      params: { problem: 'bad_quotes', row: 3 },
    });
  });

  it('CAT-2: what was written is read back', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '药', '"', ',', ' ', ';', '\n', '7', '=', '𠮷') });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 }), async (rows) => {
        const path = files.put('back.csv', csvText([['甲', '乙', '丙'], ...rows]));
        expect((await cellsOf(path)).slice(1)).toEqual(rows);
      }),
      { numRuns: 60 },
    );
  });
});

describe('CAT-2: workbooks', () => {
  it('CAT-2: reads texts, numbers, days and results of formulas from the first sheet that is shown', async () => {
    const path = files.putXlsx('book.xlsx', [
      HEADER,
      [
        'A1',
        '阿莫西林<胶囊>&',
        '处方药',
        12.5,
        6901234567892,
        '240101',
        { day: 46569 },
        { formula: 'A1+9', result: 10 },
      ],
      [null, null, null, 0.1 + 0.2, null, { formula: 'x', result: '文' }],
    ]);
    expect(await cellsOf(path)).toEqual([
      HEADER,
      ['A1', '阿莫西林<胶囊>&', '处方药', '12.5', '6901234567892', '240101', '2027-07-01', '10'],
      ['', '', '', '0.3', '', '文'],
    ]);
  });

  it('CAT-2: a formula without its result and an error value refuse their row, and say so', async () => {
    const path = files.putXlsx('formula.xlsx', [
      HEADER,
      ['A1', '甲', '处方药', { formula: 'B2*2' }],
      ['A2', '乙', '处方药', { error: '#N/A' }],
      ['A3', '丙', '处方药', { formula: '1+1', result: 2 }],
    ]);
    const rows = await checked(path);
    expect(rows.map(problemsOf)).toEqual([
      [{ field: 'price', code: 'formula_without_result', value: '' }],
      [{ field: 'price', code: 'error_value', value: '#N/A' }],
      [],
    ]);
  });

  it('CAT-2: bombs, broken archives and declared entities are refused', async () => {
    const bomb = xlsxBytes([HEADER], {
      'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${' '.repeat(40_000_000)}</sheetData></worksheet>`,
    });
    const packed = zipSync({ 'xl/workbook.xml': [strToU8('<workbook/>'), { level: 9 }] });
    const entities = xlsxBytes([HEADER], {
      'xl/worksheets/sheet1.xml':
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><worksheet>&b;</worksheet>',
    });
    const good = xlsxBytes([HEADER, GOOD]);
    const sheetAt = Buffer.from(good).indexOf('xl/worksheets/sheet1.xml') + 'xl/worksheets/sheet1.xml'.length;
    const cases: [string, Uint8Array, string][] = [
      ['bomb', zipSync(unzipSync(bomb), { level: 9 }), 'unpacks_too_large'],
      ['entities', entities, 'broken_xml'],
      ['no parts', packed, 'part_missing'],
      ['cut', good.slice(0, good.length / 2), 'broken_archive'],
      [
        'flipped',
        good.map((byte, index) => (index > sheetAt + 40 && index < sheetAt + 60 ? byte ^ 0x55 : byte)),
        'broken',
      ],
    ];
    for (const [name, bytes, problem] of cases) {
      await expect(previewFile(files.put(`${name}.xlsx`, bytes)), name).rejects.toMatchObject({
        code: 'FILE_UNREADABLE',
        params: { problem: expect.stringContaining(problem) },
      });
    }
  });
});

describe('CAT-2: columns', () => {
  it('CAT-2: are guessed from Chinese and English headers', () => {
    expect(guessMapping(HEADER)).toEqual({
      code: 0,
      genericName: 1,
      category: 2,
      price: 3,
      barcodes: 4,
      batchNumber: 5,
      expiryDate: 6,
      quantity: 7,
    });
    expect(
      guessMapping(['Item Code', 'Generic Name', 'retailPrice', 'OTC', '零售价（元）', '有效期(至)', '备注']),
    ).toEqual({
      code: 0,
      genericName: 1,
      price: 2,
      category: 3,
      expiryDate: 5,
    });
    expect(missingFields(guessMapping(['名称', '条码']))).toEqual(['category', 'price']);
  });
});

describe('CAT-2: rows are refused for', () => {
  it.each([
    ['a price with three decimals', { 3: '12.505' }, 'price', 'too_many_decimals'],
    ['a negative price', { 3: '-1' }, 'price', 'negative'],
    ['a word as a price', { 3: '面议' }, 'price', 'not_an_amount'],
    ['no price', { 3: ' ' }, 'price', 'required'],
    ['a name with a control character', { 1: '阿莫\u0007西林' }, 'genericName', 'control_character'],
    ['no name', { 1: '' }, 'genericName', 'required'],
    ['a name that is too long', { 1: '长'.repeat(101) }, 'genericName', 'too_long'],
    ['quantity 0', { 7: '0' }, 'quantity', 'not_positive'],
    ['quantity -1', { 7: '-1' }, 'quantity', 'not_positive'],
    ['quantity 1.5', { 7: '1.5' }, 'quantity', 'not_whole'],
    ['quantity 1e9', { 7: '1e9' }, 'quantity', 'too_large'],
    ['a word as a quantity', { 7: '若干' }, 'quantity', 'not_a_number'],
    ['a batch without its expiry', { 6: '' }, 'expiryDate', 'required'],
    ['30 February', { 6: '2027-02-30' }, 'expiryDate', 'not_a_date'],
    ['month 13', { 6: '202713' }, 'expiryDate', 'not_a_date'],
    ['a wrong check digit', { 4: '6901234567890' }, 'barcodes', 'bad_check_digit'],
    ['a barcode with a control character', { 4: '69012\u001b4567' }, 'barcodes', 'control_character'],
    ['an unknown category', { 2: '甲鱼' }, 'category', 'unknown_category'],
    ['OTC without its class', { 2: '非处方药' }, 'category', 'unknown_category'],
  ])('CAT-2: %s', async (name, changes, field, code) => {
    const [row] = await checked(files.putCsv(`${name}.csv`, [HEADER, changed(changes)]));
    expect(problemsOf(row)).toMatchObject([{ field, code }]);
  });

  it('CAT-2: contradictions inside the file, each naming the earlier row', async () => {
    const rows = await checked(
      files.putCsv('twice.csv', [
        HEADER,
        GOOD,
        changed({ 5: '240202' }),
        GOOD,
        changed({ 3: '13.00', 5: '240303' }),
        changed({ 0: 'A2' }),
        changed({ 0: 'A3', 4: '' }),
      ]),
    );
    expect(rows.map(problemsOf)).toEqual([
      [],
      [],
      [{ field: 'batchNumber', code: 'repeats_row', value: '2' }],
      [{ field: 'code', code: 'differs_from_row', value: '2' }],
      [{ field: 'barcodes', code: 'repeated_in_file', value: '6901234567892' }],
      [],
    ]);
  });

  it('CAT-2: all its problems at once', async () => {
    const [row] = await checked(
      files.putCsv('all.csv', [HEADER, changed({ 1: '', 2: '?', 3: 'x', 7: '0' })]),
    );
    expect(problemsOf(row).map((problem) => problem.field)).toEqual([
      'genericName',
      'category',
      'price',
      'quantity',
    ]);
  });

  it('CAT-2: but HTML, SQL and formulas in names are text like any other', async () => {
    const names = ['<img src=x onerror=alert(1)>', "'); DROP TABLE drug; --", '=HYPERLINK("x")', '阿莫"西林'];
    const rows = await checked(
      files.putCsv('text.csv', [HEADER, ...names.map((name, n) => changed({ 0: `T${n}`, 1: name, 4: '' }))]),
    );
    expect(rows.map((row) => row.accepted?.drug.genericName)).toEqual(names);
  });
});

describe('CAT-2: values are read as people write them', () => {
  it('CAT-2: dates, prices, rates and lists of barcodes', async () => {
    const header = [...HEADER, '税率', '会员价', '生产日期'];
    const row = [
      ...changed({ 3: '￥1,234.50', 4: '036000291452 8100001', 6: '2027年2月' }),
      '13%',
      '1200',
      '2025.3.1',
    ];
    const [read] = await checked(files.putCsv('written.csv', [header, row]));
    expect(read?.accepted).toMatchObject({
      drug: { code: 'A1', priceFen: 123_450, memberPriceFen: 120_000, taxRateBp: 1_300, category: 'rx' },
      barcodes: ['0036000291452', '8100001'],
      batch: { expiryDate: '2027-02-28', productionDate: '2025-03-01', quantity: 10, costFen: null },
      pinyin: { pinyinInitials: 'AMXLJN' },
    });
  });

  const EPHEDRINE_HEADER = [...HEADER, '特殊管理', '单位剂量麻黄碱(mg)', '每包装麻黄碱(mg)'];
  it.each([
    ['30 mg a dose is over the counter', ['甲类', '含麻黄碱', '30 mg', '720'], null],
    ['more is a prescription drug', ['处方药', '含麻黄碱', '30.001', '300'], null],
    ['and nothing else', ['甲类', '含麻黄碱', '90', '720'], ['category', 'too_strong_for_otc']],
    ['a pack that may not exist', ['处方药', '含麻黄碱', '90', '721'], ['ephedrinePerPack', 'too_strong']],
    ['what contains it is watched', ['甲类', '', '30', '300'], ['controlClass', 'contains_ephedrine']],
    [
      'no more than a microgram',
      ['甲类', '含麻黄碱', '30.0001', '300'],
      ['ephedrinePerUnit', 'too_many_decimals'],
    ],
    ['a number', ['甲类', '含麻黄碱', '三十', '300'], ['ephedrinePerUnit', 'not_a_number']],
    ['more than nothing', ['甲类', '含麻黄碱', '0', '300'], ['ephedrinePerUnit', 'not_positive']],
  ] as const)('CAT-2 RX-7: ephedrine in a compound: %s', async (_, [category, ...cells], problem) => {
    const row = [...changed({ 2: category }), ...cells];
    const [read] = await checked(files.putCsv('ephedrine.csv', [EPHEDRINE_HEADER, row]));
    if (problem === null) expect(read?.accepted?.drug).toMatchObject({ controlClass: 'ephedrine' });
    else expect(problemsOf(read)).toEqual([expect.objectContaining({ field: problem[0], code: problem[1] })]);
  });
});

describe('CAT-2: damaged files', () => {
  it('CAT-2: whatever bytes are wrong, reading ends with rows or with a reason', async () => {
    const whole = [
      xlsxBytes([HEADER, GOOD, changed({ 0: 'A2', 4: '' })]),
      new Uint8Array(iconv.encode(csvText([HEADER, GOOD]), 'gb18030')),
    ];
    const damage = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), {
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...whole), damage, fc.nat(), async (bytes, changes, cutAt) => {
        const broken = bytes.slice(0, cutAt % 3 === 0 ? 1 + (cutAt % bytes.length) : bytes.length);
        for (const [at, value] of changes) broken[at % broken.length] = value;
        const path = files.put('damaged', broken);
        try {
          await previewFile(path);
          for await (const row of readFile(path, { genericName: 1, category: 2, price: 3 }))
            expect(row.rowNumber).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
      }),
      { numRuns: 300 },
    );
  });
});
