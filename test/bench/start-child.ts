import { startBenchCore } from './bench-shop.ts';

/** What the program prints, in milliseconds. */
export interface StartTimes {
  readonly toFirstAnswerMs: number;
  /** The same with the loading of the program, whose sources are not bundled here. */
  readonly withLoadingMs: number;
}

/** Opens the store of a folder as a counter that starts does, asks one question, and prints how long that took. */
const [dataDir = ''] = process.argv.slice(2);
const startedAt = performance.now();
const core = await startBenchCore(dataDir);
const answer = await core.call({ name: 'system.status', input: {}, session: null, commandId: null });
const times: StartTimes = {
  toFirstAnswerMs: performance.now() - startedAt,
  withLoadingMs: performance.now(),
};
if (!answer.ok) throw new Error(`no answer: ${JSON.stringify(answer)}`);
await core.stop();
process.stdout.write(JSON.stringify(times));
