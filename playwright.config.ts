import { defineConfig } from '@playwright/test';
import type { CounterOptions } from './test/e2e/support/counter-test.ts';
import { PAGE_OPTIONS } from './test/e2e/support/page-options.ts';
import { TARGET_NAMES } from './test/e2e/support/target.ts';

// A counter and its screens share a machine and so a time zone; the workers and what they start inherit it.
process.env.TZ = PAGE_OPTIONS.timezoneId;

/** The same specs on each target: the browser shell, the built bundles under the stand-in, and Electron. */
export default defineConfig<CounterOptions>({
  testDir: 'test/e2e',
  outputDir: 'test-results/e2e',
  // Half of a test is waiting for frames and timers: two keep two processors busy.
  workers: 2,
  // The keys of a scanner come milliseconds apart, which a busy machine does not always manage. A test that passes
  // only the second time is named in the summary.
  retries: 1,
  timeout: 60_000,
  forbidOnly: process.env.CI !== undefined,
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  projects: [
    { name: 'set-up', testMatch: 'support/set-up.ts', timeout: 600_000 },
    ...TARGET_NAMES.map((targetName) => ({
      name: targetName,
      use: { targetName },
      dependencies: ['set-up'],
    })),
  ],
});
