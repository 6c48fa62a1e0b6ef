import { defineConfig } from 'vitest/config';

/** Everything but the screens: those run in a real browser, see playwright.config.ts. */
export default defineConfig({
  test: {
    include: ['test/{unit,store,contract,property,crash}/**/*.test.ts'],
    // A process for each file: the store's driver is native, and a test may end its own process by mistake.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
