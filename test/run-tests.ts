import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * What `npm test` runs: unit, store, contract, property and crash tests, then the screens in a real browser, which
 * Playwright's configuration finds or installs. What was skipped is named; the last line counts all.
 */
const root = dirname(import.meta.dirname);
const results = join(root, 'test-results');
const reports = { vitest: join(results, 'vitest.json'), playwright: join(results, 'e2e.json') };

interface Count {
  passed: number;
  failed: number;
  skipped: string[];
}

function run(command: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'node_modules', ...command.split('/')), ...args], {
      cwd: root,
      stdio: 'inherit',
    });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

function readVitest(): Count {
  const count: Count = { passed: 0, failed: 0, skipped: [] };
  const report = JSON.parse(readFileSync(reports.vitest, 'utf8')) as {
    testResults: { status: string; assertionResults: { status: string; fullName: string }[] }[];
  };
  for (const file of report.testResults) {
    if (file.assertionResults.length === 0 && file.status === 'failed') count.failed += 1;
    for (const { status, fullName } of file.assertionResults) {
      if (status === 'passed') count.passed += 1;
      else if (status === 'failed') count.failed += 1;
      else count.skipped.push(fullName);
    }
  }
  return count;
}

interface Suite {
  title: string;
  suites?: Suite[];
  specs?: { title: string; tests: { projectName: string; status: string }[] }[];
}

function readPlaywright(): Count {
  const count: Count = { passed: 0, failed: 0, skipped: [] };
  const report = JSON.parse(readFileSync(reports.playwright, 'utf8')) as {
    suites: Suite[];
    errors: unknown[];
  };
  const walk = (suite: Suite): void => {
    for (const spec of suite.specs ?? []) {
      for (const { projectName, status } of spec.tests) {
        if (status === 'flaky') console.log(`passed at the second attempt: [${projectName}] ${spec.title}`);
        if (status === 'expected' || status === 'flaky') count.passed += 1;
        else if (status === 'skipped') count.skipped.push(`[${projectName}] ${spec.title}`);
        else count.failed += 1;
      }
    }
    suite.suites?.forEach(walk);
  };
  report.suites.forEach(walk);
  count.failed += report.errors.length;
  return count;
}

rmSync(reports.vitest, { force: true });
rmSync(reports.playwright, { force: true });
mkdirSync(results, { recursive: true });
await run('vitest/vitest.mjs', [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${reports.vitest}`,
]);
if (!existsSync(reports.vitest)) throw new Error('vitest left no report');
const core = readVitest();
await run('@playwright/test/cli.js', ['test']);
if (!existsSync(reports.playwright)) throw new Error('playwright left no report');
const screens = readPlaywright();
const skipped = [...core.skipped, ...screens.skipped];
for (const name of skipped) console.log(`skipped: ${name}`);
const passed = core.passed + screens.passed;
const failed = core.failed + screens.failed;
console.log(`\n${passed} passed, ${failed} failed, ${skipped.length} skipped`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
