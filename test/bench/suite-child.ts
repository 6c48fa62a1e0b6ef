import { parseArgs } from 'node:util';
import type { BenchSuite } from './bench-types.ts';

/** The suites that measure the core against statements by hand, each in a process that holds nothing else. */
const SUITES: Readonly<Record<string, () => Promise<BenchSuite>>> = {
  commit: async () => (await import('./commit.ts')).commitBench,
  commands: async () => (await import('./commands/commands.ts')).commandsBench,
};

const { values, positionals } = parseArgs({
  options: { quick: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const suite = await SUITES[positionals[0] ?? '']?.();
if (suite === undefined) throw new Error(`no such suite: ${positionals[0]}`);
console.log(JSON.stringify(await suite.run({ quick: values.quick })));
