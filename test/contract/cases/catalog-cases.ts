import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportField } from '#shared/contracts/catalog.ts';
import { BOOLEAN, group, ID, optional, requiredLine, text, whole } from '#test/support/bad-values.ts';
import type { TestShop } from '#test/support/test-shop.ts';
import type { CasesOf } from './call-case.ts';

const COLUMNS = [
  'code',
  'genericName',
  'unit',
  'category',
  'price',
  'batchNumber',
  'expiryDate',
  'quantity',
] as const satisfies ImportField[];
const MAPPING = Object.fromEntries(COLUMNS.map((field, index) => [field, index]));
const ROWS = [
  ['N001', '布洛芬缓释胶囊', '盒', 'OTC甲', '18.50', 'C1', '2028-01-31', '20'],
  ['N002', '无价之药', '盒', 'OTC甲', '一元', 'C1', '2028-01-31', '20'],
];

/** A file as the user picks it: one good row and one bad. */
function pickFile({ counter }: TestShop): { fileRef: string } {
  const path = join(counter.dataDir, 'drugs.csv');
  writeFileSync(path, [COLUMNS, ...ROWS].map((row) => row.join(',')).join('\n'));
  return { fileRef: counter.core.registerFile(path) };
}

/** An import whose rows have been read and checked. */
async function readyImport(shop: TestShop): Promise<{ importId: number }> {
  const { importId } = await shop.till.do('catalog.startImport', { ...pickFile(shop), mapping: MAPPING });
  await importReaches(shop, importId, 'ready');
  return { importId };
}

async function importReaches({ till }: TestShop, importId: number, phase: string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const status = await till.do('catalog.importStatus', { importId });
    if (status.phase === phase) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`import ${importId} does not become ${phase}`);
}

const CODE = { ...text(200), bad: [...text(200).bad, ''] };

export const catalogCases: CasesOf<'catalog'> = {
  'catalog.searchDrugs': {
    prepare: () => ({ query: '维生素', limit: 20 }),
    fields: { query: text(100), limit: optional(whole(1, 100)) },
  },
  'catalog.resolveScan': { prepare: () => ({ code: '6901234567892' }), fields: { code: CODE } },
  'catalog.getDrug': { prepare: ({ drugs }) => ({ drugId: drugs.vitamin }), fields: { drugId: ID } },
  'catalog.previewImport': { prepare: pickFile, fields: { fileRef: requiredLine(200) } },
  'catalog.startImport': {
    prepare: (shop) => ({ ...pickFile(shop), mapping: MAPPING }),
    fields: {
      fileRef: requiredLine(200),
      mapping: {
        bad: [...group.bad, null, { nonsense: 1 }, { code: -1 }, { code: 256 }, { code: 1.5 }],
        optional: false,
      },
    },
    other: (input) => ({ ...input, mapping: { ...MAPPING, shelf: 8 } }),
  },
  'catalog.applyImport': {
    prepare: readyImport,
    fields: { importId: ID },
    other: (input) => ({ importId: input.importId + 1 }),
  },
  'catalog.discardImport': {
    prepare: readyImport,
    fields: { importId: ID },
    other: (input) => ({ importId: input.importId + 1 }),
  },
  'catalog.importStatus': { prepare: readyImport, fields: { importId: ID } },
  'catalog.rejectedRows': {
    prepare: async (shop) => ({ ...(await readyImport(shop)), page: 1, pageSize: 50 }),
    fields: {
      importId: ID,
      page: optional(whole(1, Number.MAX_SAFE_INTEGER)),
      pageSize: optional(whole(1, 200)),
    },
  },
  'catalog.rejectedRowsCsv': { prepare: readyImport, fields: { importId: ID } },
  'catalog.loadDemo': {
    beforeCatalog: true,
    prepare: () => ({ withHistory: false }),
    fields: { withHistory: BOOLEAN },
    other: () => ({ withHistory: true }),
  },
};
