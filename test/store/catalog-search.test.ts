import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { levelOf, recordSales, reslotPopularity } from '#core/catalog/popularity.ts';
import { namePinyin } from '#core/catalog/search/name-pinyin.ts';
import { markForIndexing, mergeIndexStep } from '#core/catalog/search/search-index.ts';
import { drugsMatching, searchDrugIds, searchDrugs } from '#core/catalog/search-drugs.ts';
import { statement } from '#core/db/statement.ts';
import { type CatalogStore, drugLike, openCatalogStore, putDrugs } from '#test/support/catalog-store.ts';
import { fc } from '#test/support/seeded.ts';

const TODAY = '2026-11-21';
const DRUGS = [
  drugLike({
    code: 'A1',
    genericName: '阿莫西林胶囊',
    barcodes: ['6901234567892', '8100001'],
    approvalNumber: '国药准字H20031234',
  }),
  drugLike({ code: 'A2', genericName: '阿莫西林胶囊', manufacturer: '岚山康序药业有限公司' }),
  drugLike({ code: 'A3', genericName: '复方阿莫西林分散片' }),
  drugLike({ code: 'A4', genericName: '参苓白术散', tradeName: '健脾宝' }),
  drugLike({ code: 'A5', genericName: '重组人胰岛素注射液' }),
  drugLike({ code: 'A6', genericName: '维生素B12片' }),
  drugLike({ code: 'A7', genericName: '复方氨基酸注射液(18AA-Ⅰ)' }),
  drugLike({ code: 'A8', genericName: '片仔癀' }),
  drugLike({ code: 'A9', genericName: '黄芪片' }),
  drugLike({ code: 'ZX-77', genericName: '绿豆粉', manufacturer: '松源本草饮片厂' }),
];

let opened: CatalogStore;
let ids: number[];
beforeAll(() => {
  opened = openCatalogStore();
  ids = putDrugs(opened.store, DRUGS);
});
afterAll(() => opened.close());

const codesFound = (query: string, limit = 20): (string | undefined)[] =>
  searchDrugIds(opened.store, { query, limit }).map((id) => DRUGS[ids.indexOf(id)]?.code);

describe('CAT-3: search finds', () => {
  it.each([
    ['one character', '莫', ['A1', 'A2', 'A3']],
    ['two characters', '阿莫', ['A1', 'A2', 'A3']],
    ['characters inside a name', '西林胶', ['A1', 'A2']],
    ['a long name', '复方阿莫西林分散片', ['A3']],
    ['the trade name', '健脾', ['A4']],
    ['pinyin initials', 'amxl', ['A1', 'A2', 'A3']],
    ['initials in capitals', 'AMXLJN', ['A1', 'A2']],
    ['long initials', 'ffamxlfsp', ['A3']],
    ['full pinyin', 'amoxilin', ['A1', 'A2', 'A3']],
    ['pinyin typed so far', 'amoxil', ['A1', 'A2', 'A3']],
    ['a long pinyin', 'fufangamoxilinfensanpian', ['A3']],
    ['ü as v', 'lvdou', ['ZX-77']],
    ['either reading of 参', 'slbzs', ['A4']],
    ['the other reading of 参', 'clbzs', ['A4']],
    ['either reading of 重', 'zzrydszsy', ['A5']],
    ['the other reading of 重', 'chongzu', ['A5']],
    ['letters and digits of a name', 'b12', ['A6']],
    ['punctuation left out', '注射液18AA', ['A7']],
    ['full-width letters', 'ＡＭＸＬ', ['A1', 'A2', 'A3']],
    ['the maker', '康序药业', ['A2']],
    ['several words', '阿莫 康序', ['A2']],
    ['words of several kinds', 'amxl 分散', ['A3']],
    ['a barcode', '6901234567892', ['A1']],
    ['the beginning of a barcode', '69012345', ['A1']],
    ['a trace code', '81000010123456789012', ['A1']],
    ['an approval number', '国药准字H20031234', ['A1']],
    ['its letter and digits', 'h2003', ['A1']],
    ['its digits', '20031234', ['A1']],
    ['the article number', 'zx-77', ['ZX-77']],
    ['beginnings of names before the rest', '片', ['A8', 'A3', 'A6', 'A9']],
  ])('CAT-3: %s', (_, query, codes) => {
    expect(codesFound(query)).toEqual(codes);
  });

  it('CAT-3: nothing for what no drug has, and for nothing', () => {
    for (const query of ['阿片', 'xyzq', '阿莫西林 绿豆', '', '   ', '*', '。'])
      expect(codesFound(query)).toEqual([]);
  });

  it('CAT-3: any text is a fine query', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 100 }),
      fc
        .array(
          fc.constantFrom(
            '"',
            "'",
            '*',
            'AND',
            'OR',
            'NOT',
            'NEAR(',
            ')',
            '^',
            ':',
            '-',
            '\0',
            '阿',
            'n阿',
            '💊',
            '\ud800',
            ' ',
          ),
          {
            maxLength: 40,
          },
        )
        .map((parts) => parts.join('').slice(0, 100)),
    );
    fc.assert(
      fc.property(hostile, (query) => {
        expect(searchDrugIds(opened.store, { query, limit: 20 }).length).toBeLessThanOrEqual(20);
      }),
      { numRuns: 1500 },
    );
  });

  it('CAT-3: every part of every name finds its drug', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...DRUGS),
        fc.nat(),
        fc.integer({ min: 1, max: 12 }),
        (drug, at, length) => {
          const characters = Array.from(drug.genericName);
          const part = characters.slice(at % characters.length, (at % characters.length) + length).join('');
          if (/^[\p{P}\p{S}]*$/u.test(part)) return;
          expect(codesFound(part)).toContain(drug.code);
        },
      ),
    );
  });
});

describe('CAT-3: ranking', () => {
  it('CAT-3: what sells comes first among equals, once the index was tidied', () => {
    const own = openCatalogStore();
    const drugs = Array.from({ length: 40 }, (_, n) =>
      drugLike({ code: `P${n}`, genericName: `感冒灵颗粒` }),
    );
    const drugIds = putDrugs(own.store, drugs);
    const best = drugIds[33] ?? 0;
    const second = drugIds[7] ?? 0;
    own.store.inTransaction((tx) => {
      recordSales(tx, [
        { drugId: best, quantity: 30 },
        { drugId: second, quantity: 2 },
      ]);
      recordSales(tx, [{ drugId: best, quantity: 10 }]);
    });
    expect(own.store.inTransaction((tx) => reslotPopularity(tx, 50))).toBe(2);
    expect(own.store.inTransaction((tx) => reslotPopularity(tx, 50))).toBe(0);
    const found = searchDrugIds(own.store, { query: 'gml', limit: 40 });
    expect(found.slice(0, 2)).toEqual([best, second]);
    expect(new Set(found).size).toBe(40);
    own.close();
  });

  it('CAT-3: selling more moves a drug seldom', () => {
    let moves = 0;
    for (let sold = 1; sold <= 10_000; sold++) if (levelOf(sold) !== levelOf(sold - 1)) moves += 1;
    expect(moves).toBeLessThan(55);
    expect(levelOf(Number.MAX_SAFE_INTEGER)).toBe(127);
  });

  it('CAT-3: a changed name is found after the index was tidied, and the old one is not', () => {
    const own = openCatalogStore();
    const [drugId = 0] = putDrugs(own.store, [drugLike({ code: 'X', genericName: '旧名片' })]);
    own.store.inTransaction((tx) => {
      const renamed = { genericName: '新名片', tradeName: '' };
      tx.run(rename, { drugId, ...renamed, ...namePinyin(renamed) });
      markForIndexing(tx, drugId);
    });
    expect(searchDrugIds(own.store, { query: '旧名', limit: 5 })).toEqual([]);
    own.store.inTransaction((tx) => reslotPopularity(tx, 10));
    expect(searchDrugIds(own.store, { query: '新名', limit: 5 })).toEqual([drugId]);
    expect(searchDrugIds(own.store, { query: 'xm', limit: 5 })).toEqual([drugId]);
    own.close();
  });

  it('CAT-3: merging the index changes no answer', () => {
    const before = codesFound('片');
    while (opened.store.inTransaction((tx) => mergeIndexStep(tx, { completely: true })));
    expect(codesFound('片')).toEqual(before);
  });
});

describe('CAT-3: hits', () => {
  it('CAT-3: carry what can be sold today, and the nearest expiry of that', () => {
    const [drugId = 0] = ids;
    opened.store.inTransaction((tx) => {
      const batch = (
        batchNumber: string,
        expiryDate: string,
        onHand: number,
        reserved: number,
        status: 'available' | 'locked',
      ) => tx.run(putBatch, { drugId, batchNumber, expiryDate, onHand, reserved, status });
      batch('EXPIRED', TODAY, 5, 0, 'available');
      batch('LOCKED', '2026-12-01', 5, 0, 'locked');
      batch('TAKEN', '2026-12-02', 3, 3, 'available');
      batch('NEAR', '2027-01-31', 4, 1, 'available');
      batch('FAR', '2028-01-31', 10, 0, 'available');
    });
    const [hit] = searchDrugs(opened.store, { query: '6901234567892', limit: 1, today: TODAY }).hits;
    expect(hit).toMatchObject({ drugId, code: 'A1', availableQuantity: 13, nearestExpiry: '2027-01-31' });
  });

  it('CAT-3: come out of the index in order: nothing is scanned and nothing is sorted', () => {
    const file = new Database(join(opened.dataDir, 'counter.db'), { readonly: true });
    const plan = file
      .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${drugsMatching.sql}`)
      .all(...drugsMatching.bind({ match: '"n阿"', before: 1e12, limit: 20 }))
      .map((row) => row.detail);
    file.close();
    expect(plan).toEqual([
      expect.stringMatching(/^SCAN drug_search VIRTUAL TABLE INDEX/),
      expect.stringMatching(/^SEARCH drug USING INTEGER PRIMARY KEY/),
    ]);
  });
});

const rename = statement<{
  drugId: number;
  genericName: string;
  pinyinInitials: string;
  searchPinyin: string;
}>()((db, p) =>
  db
    .updateTable('drug')
    .set({ genericName: p.genericName, pinyinInitials: p.pinyinInitials, searchPinyin: p.searchPinyin })
    .where('id', '=', p.drugId),
);

const putBatch = statement<{
  drugId: number;
  batchNumber: string;
  expiryDate: string;
  onHand: number;
  reserved: number;
  status: 'available' | 'locked';
}>()((db, p) =>
  db.insertInto('batch').values({
    drugId: p.drugId,
    batchNumber: p.batchNumber,
    expiryDate: p.expiryDate,
    onHand: p.onHand,
    reserved: p.reserved,
    status: p.status,
    receivedAtMs: 0,
  }),
);
