import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TestCount } from './support/count-reporter.ts';

/**
 * What `npm test` runs: unit, store, contract, property and crash tests, then the screens in a real browser, which
 * Playwright's configuration finds or installs. What was skipped, failed, or passed only at the second attempt is
 * named; the last line counts all.
 */
const root = dirname(import.meta.dirname);
const results = join(root, 'test-results');
const reports = { vitest: join(results, 'vitest.json'), playwright: join(results, 'e2e.json') };

function run(command: string, args: readonly string[], env: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'node_modules', ...command.split('/')), ...args], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...env },
    });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

interface Suite {
  title: string;
  suites?: Suite[];
  specs?: { title: string; tests: { projectName: string; status: string }[] }[];
}

function readPlaywright(): TestCount {
  const count: TestCount = { passed: 0, failed: [], flaky: [], skipped: [] };
  const report = JSON.parse(readFileSync(reports.playwright, 'utf8')) as {
    suites: Suite[];
    errors: { message?: string }[];
  };
  const walk = (suite: Suite): void => {
    for (const spec of suite.specs ?? []) {
      for (const { projectName, status } of spec.tests) {
        const name = `[${projectName}] ${spec.title}`;
        if (status === 'skipped') count.skipped.push(name);
        else if (status === 'unexpected') count.failed.push(name);
        else count.passed += 1;
        if (status === 'flaky') count.flaky.push(name);
      }
    }
    suite.suites?.forEach(walk);
  };
  report.suites.forEach(walk);
  count.failed.push(...report.errors.map(({ message }) => `outside of every test: ${message}`));
  return count;
}

rmSync(reports.vitest, { force: true });
rmSync(reports.playwright, { force: true });
mkdirSync(results, { recursive: true });
await run('vitest/vitest.mjs', ['run'], { COUNT_FILE: reports.vitest });
if (!existsSync(reports.vitest)) throw new Error('vitest left no report');
const core = JSON.parse(readFileSync(reports.vitest, 'utf8')) as TestCount;
await run('@playwright/test/cli.js', ['test']);
if (!existsSync(reports.playwright)) throw new Error('playwright left no report');
const screens = readPlaywright();

const failed = [...core.failed, ...screens.failed];
const skipped = [...core.skipped, ...screens.skipped];
const passed = core.passed + screens.passed;
for (const name of skipped) console.log(`skipped: ${name}`);
for (const name of [...core.flaky, ...screens.flaky]) console.log(`passed at the second attempt: ${name}`);
for (const name of failed) console.log(`failed: ${name}`);
console.log(`\n${passed} passed, ${failed.length} failed, ${skipped.length} skipped`);
process.exitCode = failed.length === 0 && passed > 0 ? 0 : 1;
