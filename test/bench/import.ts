import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { syntheticCatalog } from '#resources/demo/generate.ts';
import type { ImportStatus } from '#shared/contracts/catalog.ts';
import { invariant } from '#shared/errors/index.ts';
import { csvText, ImportFiles, xlsxBytes } from '#test/support/import-files.ts';
import { TestCounter } from '#test/support/test-counter.ts';
import type { Till } from '#test/support/till.ts';
import type { BenchRow, BenchSuite } from './bench-types.ts';

/** A key press that waits this much longer still paints within fifty milliseconds. */
const WAIT_BAR_MS = 30;
const SEARCH_EVERY_MS = 20;
const TICK_MS = 2;

const HEADER = [
  '编码',
  '通用名',
  '规格',
  '剂型',
  '生产厂家',
  '批准文号',
  '条码',
  '单位',
  '分类',
  '零售价',
  '批号',
  '有效期至',
  '数量',
];

/** Imports a whole catalogue while a till keeps searching, and watches how long it ever has to wait. */
export const importBench: BenchSuite = {
  name: 'import',
  run: async ({ quick }) => [
    ...(await measure('CSV', quick ? 2_000 : 200_000)),
    ...(await measure('XLSX', quick ? 500 : 50_000)),
  ],
};

type Format = 'CSV' | 'XLSX';

async function measure(format: Format, rows: number): Promise<BenchRow[]> {
  const files = new ImportFiles();
  const counter = await TestCounter.start();
  try {
    const till = await counter.signIn();
    const fileRef = counter.core.registerFile(writeList(files, format, rows));
    const { mapping } = await till.do('catalog.previewImport', { fileRef });
    const { importId } = await till.do('catalog.startImport', { fileRef, mapping });
    const reading = await watch(till, importId, 'ready');
    await till.do('catalog.applyImport', { importId });
    const applying = await watch(till, importId, 'done');
    invariant(applying.status.newDrugs === rows, `all ${rows} drugs are in the catalogue`);
    const { differences } = await till.do('system.verifyStore', {});
    invariant(differences.length === 0, 'the store is sound after the import');
    return [
      ...rowsOf(`${format}, read and checked`, rows, reading),
      ...rowsOf(`${format}, applied`, rows, applying),
    ];
  } finally {
    await counter.dispose();
    files.remove();
  }
}

function writeList(files: ImportFiles, format: Format, rows: number): string {
  const list = [HEADER];
  for (const drug of syntheticCatalog({ resourcesDir: 'resources', seed: 1, count: rows })) {
    const { code, genericName, specification, dosageForm, manufacturer, approvalNumber, unit, category } =
      drug;
    const texts = [code, genericName, specification, dosageForm, manufacturer, approvalNumber];
    const price = (drug.priceFen / 100).toFixed(2);
    list.push([...texts, drug.barcodes[0] ?? '', unit, category, price, 'B1', '2070-01-31', '10']);
  }
  return format === 'CSV' ? files.put('list.csv', csvText(list)) : files.put('list.xlsx', xlsxBytes(list));
}

interface Watched {
  readonly status: ImportStatus;
  readonly tookMs: number;
  /** How much later than asked the event loop came round, in nanoseconds. */
  readonly delays: ReturnType<typeof monitorEventLoopDelay>;
}

/** Searches and asks how far an import is, as a till would, while the event loop's delays are noted. */
async function watch(till: Till, importId: number, phase: ImportStatus['phase']): Promise<Watched> {
  const startedAt = performance.now();
  const delays = monitorEventLoopDelay({ resolution: TICK_MS });
  delays.enable();
  for (;;) {
    await setTimeout(SEARCH_EVERY_MS);
    await till.do('catalog.searchDrugs', { query: '阿莫' });
    const status = await till.do('catalog.importStatus', { importId });
    invariant(status.phase !== 'failed', `the import went well: ${JSON.stringify(status.error)}`);
    if (status.phase !== phase) continue;
    delays.disable();
    return { status, tookMs: performance.now() - startedAt, delays };
  }
}

function rowsOf(what: string, rows: number, { tookMs, delays }: Watched): BenchRow[] {
  const holdMs = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e6 - TICK_MS);
  const waited = holdMs(delays.percentile(99));
  return [
    { name: `import: ${what}`, unit: 'rows/s', value: (1_000 * rows) / tookMs, bar: null, pass: true },
    {
      name: `import: ${what}, how long a call waits, p99`,
      unit: 'ms',
      value: waited,
      bar: WAIT_BAR_MS,
      pass: waited < WAIT_BAR_MS,
      // The longest is told without a bar: on a machine that does other work it is that work's.
      detail: {
        p50: holdMs(delays.percentile(50)),
        p999: holdMs(delays.percentile(99.9)),
        longest: holdMs(delays.max),
      },
    },
  ];
}
