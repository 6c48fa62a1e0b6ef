import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { BENCH_SEED } from './bench-shop.ts';
import type { BenchRow, BenchSuite } from './bench-types.ts';
import { printTable } from './print-table.ts';

/**
 * `npm run bench` measures everything, `npm run bench -- commit crash` some of it, `--quick` on small data. Prints
 * a table, writes `test-results/bench.json`, and ends with 1 when a bar is missed.
 */
const SUITES: Readonly<Record<string, () => Promise<BenchSuite>>> = {
  commit: async () => (await import('./in-child.ts')).suiteInChild('commit'),
  'big-store': async () => (await import('./big-store.ts')).bigStoreBench,
  recall: async () => (await import('./recall.ts')).recallBench,
  crash: async () => (await import('./crash.ts')).crashBench,
  commands: async () => (await import('./in-child.ts')).suiteInChild('commands'),
  queues: async () => (await import('./queues.ts')).queuesBench,
  search: async () => (await import('./search.ts')).searchBench,
  import: async () => (await import('./import.ts')).importBench,
  review: async () => (await import('./review-checks.ts')).reviewBench,
  prescriptions: async () => (await import('./prescriptions.ts')).prescriptionsBench,
  screen: async () => (await import('./screen.ts')).screenBench,
};

const { values, positionals } = parseArgs({
  options: { quick: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const names = positionals.length > 0 ? positionals : Object.keys(SUITES);
const unknown = names.filter((name) => SUITES[name] === undefined);
if (unknown.length > 0) {
  console.error(`no such benchmark: ${unknown.join(', ')}; there are ${Object.keys(SUITES).join(', ')}`);
  process.exit(2);
}

const rows: (BenchRow & { readonly suite: string })[] = [];
for (const name of names) {
  const suite = await SUITES[name]?.();
  console.log(`\n${name}`);
  const measured = (await suite?.run({ quick: values.quick })) ?? [];
  printTable(measured);
  rows.push(...measured.map((row) => ({ suite: name, ...row })));
}

const results = join(import.meta.dirname, '..', '..', 'test-results');
mkdirSync(results, { recursive: true });
writeFileSync(
  join(results, 'bench.json'),
  `${JSON.stringify(
    {
      at: new Date().toISOString(),
      seed: BENCH_SEED,
      quick: values.quick,
      machine: {
        processor: cpus()[0]?.model ?? '',
        cores: cpus().length,
        memory_mib: Math.round(totalmem() / 2 ** 20),
        system: `${platform()} ${release()}`,
        node: process.version,
      },
      rows,
    },
    null,
    2,
  )}\n`,
);
const missed = rows.filter((row) => !row.pass);
for (const row of missed) console.error(`missed: ${row.suite}: ${row.name}`);
console.log(`\n${rows.length} measured, ${missed.length} missed`);
process.exitCode = missed.length > 0 ? 1 : 0;
