import { defineConfig } from 'vitest/config';
import { CountReporter } from './test/support/count-reporter.ts';

/** Where `npm test` wants to read what the run came to. */
const countFile = process.env.COUNT_FILE;

/** Everything but the screens: those run in a real browser, see playwright.config.ts. */
export default defineConfig({
  test: {
    include: ['test/{unit,store,contract,property,crash}/**/*.test.ts'],
    // A process for each file: the store's driver is native, and a test may end its own process by mistake.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // Some tests kill a program or race a clock, and a busy machine may be slow to it. A test that passes only the
    // second time is named in the summary.
    retry: 1,
    reporters: ['default', ...(countFile === undefined ? [] : [new CountReporter(countFile)])],
  },
});
