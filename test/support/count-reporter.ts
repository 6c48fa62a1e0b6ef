import { writeFileSync } from 'node:fs';
import type { Reporter, TestCase, TestModule } from 'vitest/node';

/** What a run came to. Tests are named in full; `flaky` ones passed at the second attempt and count as passed. */
export interface TestCount {
  passed: number;
  failed: string[];
  flaky: string[];
  skipped: string[];
}

/** Counts the tests of a run by name and writes a `TestCount` to a file as JSON. */
export class CountReporter implements Reporter {
  readonly #file: string;
  readonly #count: TestCount = { passed: 0, failed: [], flaky: [], skipped: [] };

  constructor(file: string) {
    this.#file = file;
  }

  onTestCaseResult(test: TestCase): void {
    const name = `${test.module.relativeModuleId} › ${test.fullName}`;
    const { state } = test.result();
    if (state === 'skipped') this.#count.skipped.push(name);
    else if (state === 'failed') this.#count.failed.push(name);
    else {
      this.#count.passed += 1;
      if (test.diagnostic()?.flaky) this.#count.flaky.push(name);
    }
  }

  onTestRunEnd(modules: readonly TestModule[], errors: readonly { message: string }[]): void {
    for (const module of modules) {
      // A file that could not be read, or a hook outside of every test.
      for (const { message } of module.errors()) {
        this.#count.failed.push(`${module.relativeModuleId}: ${message}`);
      }
    }
    this.#count.failed.push(...errors.map(({ message }) => `outside of every test: ${message}`));
    writeFileSync(this.#file, JSON.stringify(this.#count));
  }
}
