import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getDrug } from '#core/catalog/get-drug.ts';
import { conflictsWithCatalog, findRowsDrug } from '#core/catalog/import/match-catalog.ts';
import { resolveScan } from '#core/catalog/resolve-scan.ts';
import { searchDrugs } from '#core/catalog/search-drugs.ts';
import type { BindValue, Statement } from '#core/db/statement.ts';
import type { Reader, Store } from '#core/db/store.ts';
import { type CatalogStore, drugLike, openCatalogStore, putDrugs } from '#test/support/catalog-store.ts';

const TODAY = '2026-11-21';

/** Reads the store and remembers every statement with its values. */
class RecordingReader implements Reader {
  readonly seen = new Map<string, BindValue[]>();
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  get<P, R>(statement: Statement<P, R>, params: P): R | undefined {
    this.#remember(statement, params);
    return this.#store.get(statement, params);
  }

  all<P, R>(statement: Statement<P, R>, params: P): R[] {
    this.#remember(statement, params);
    return this.#store.all(statement, params);
  }

  iterate<P, R>(statement: Statement<P, R>, params: P): IterableIterator<R> {
    this.#remember(statement, params);
    return this.#store.iterate(statement, params);
  }

  #remember<P, R>(statement: Statement<P, R>, params: P): void {
    this.seen.set(statement.sql, statement.bind(params));
  }
}

let opened: CatalogStore;
let file: Database.Database;
beforeAll(() => {
  opened = openCatalogStore();
  const barcodes = ['6901234567892', '8100001'];
  putDrugs(opened.store, [
    drugLike({ code: 'A1', genericName: '阿莫西林胶囊', barcodes, approvalNumber: '国药准字H20031234' }),
  ]);
  file = new Database(join(opened.dataDir, 'counter.db'), { readonly: true });
});
afterAll(() => {
  file.close();
  opened.close();
});

describe('CAT-3, CAT-4: every look-up of the catalogue goes through an index', () => {
  const stated = {
    drug: { genericName: '甲', category: 'rx', priceFen: 1 },
    barcodes: ['6901234567892'],
    batch: null,
  } as const;
  const batch = {
    batchNumber: 'B',
    expiryDate: '2030-01-01',
    productionDate: null,
    quantity: 1,
    costFen: null,
  };

  it.each<[string, (reader: Reader) => unknown]>([
    ['a search by name', (reader) => searchDrugs(reader, { query: '阿莫 胶囊', limit: 20, today: TODAY })],
    ['a search by pinyin', (reader) => searchDrugs(reader, { query: 'amxl', limit: 20, today: TODAY })],
    [
      'a search by part of a code',
      (reader) => searchDrugs(reader, { query: '20031', limit: 20, today: TODAY }),
    ],
    ['a scan of a barcode', (reader) => resolveScan(reader, '6901234567892', TODAY)],
    ['a scan of a trace code', (reader) => resolveScan(reader, '81000010123456789012', TODAY)],
    ['a drug', (reader) => getDrug(reader, 1)],
    ['the drug of a row without a code', (reader) => findRowsDrug(reader, { ...stated, barcodes: [] })],
    ['what a row contradicts', (reader) => conflictsWithCatalog(reader, { ...stated, batch }, 1)],
  ])('CAT-3: %s', (_, lookUp) => {
    const reader = new RecordingReader(opened.store);
    lookUp(reader);
    expect(reader.seen.size).toBeGreaterThan(0);
    for (const [sql, values] of reader.seen) {
      const plan = file.prepare<BindValue[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...values);
      // The table of imports has a row for each import; lists come in as JSON.
      const scans = plan.filter(({ detail }) =>
        /^SCAN (?!drug_search VIRTUAL|json_each|import\b)/.test(detail),
      );
      expect(scans, sql).toEqual([]);
    }
  });
});
