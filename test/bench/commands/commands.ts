import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { v7 as uuidV7 } from 'uuid';
import { openConnection } from '#core/db/connection.ts';
import { storePaths } from '#core/db/store-paths.ts';
import type { Core } from '#core/host/start-core.ts';
import { CALLS, type CallName } from '#shared/contracts/index.ts';
import { Till } from '#test/support/till.ts';
import { inBenchFolder } from '../bench-folder.ts';
import { soldDrugs, startBenchCore, stockBenchShop } from '../bench-shop.ts';
import type { BenchRow, BenchSuite } from '../bench-types.ts';
import { barred } from '../rows.ts';
import { summarize } from '../statistics.ts';
import { StatementRecorder } from './record-statements.ts';
import { StatementReplay } from './replay-statements.ts';
import { STORIES } from './stories/all-stories.ts';
import type { Caller, Counter } from './stories/counter.ts';

const MOST_TIMES_HAND_WRITTEN = 1.5;
const DRUGS = 40;

interface Samples {
  readonly coreMs: number[];
  readonly byHandMs: number[];
  /** By hand without an answer: the transaction alone. */
  readonly unansweredMs: number[];
}

/** The first rounds load pages and compile code, as the first orders of the benchmark `commit` do; none is counted. */
interface Rounds {
  readonly warmUp: number;
  readonly counted: number;
}

/**
 * What each command of an order's life costs over its own statements written by hand: the core makes the call, and
 * the statements that it ran run again on a store that is alike.
 *
 * "By hand" means here what it means in the benchmark `commit`, whose yardstick is written out in full
 * (hand-written-order.ts): in one transaction and by statements that were prepared once, the same rows with the JSON
 * texts and the hashes that stand in them, and what they need to be read, each once. Who sends a command is shown what
 * came of it, so what the answer reads is read by hand as well; the column `unanswered_ratio` says what the core costs
 * over the transaction alone. By hand there is no contract, session, rule, query builder and no answer made of what
 * was read: those are what the core may cost on top.
 */
export const commandsBench: BenchSuite = {
  name: 'commands',
  run: ({ quick }) =>
    inBenchFolder((folder) =>
      measure(folder, quick ? { warmUp: 5, counted: 5 } : { warmUp: 100, counted: 150 }),
    ),
};

async function measure(folder: string, rounds: Rounds): Promise<BenchRow[]> {
  const dirs = { core: join(folder, 'core'), byHand: join(folder, 'by-hand') };
  await makeTwoEqualStores(dirs);
  const recorder = new StatementRecorder();
  const core = await startBenchCore(dirs.core);
  const connection = openConnection(storePaths(dirs.byHand).store);
  const bench = new Bench(core, { recorder, replay: new StatementReplay(connection) });
  try {
    await bench.open();
    for (let round = 0; round < rounds.warmUp + rounds.counted; round += 1) {
      if (round === rounds.warmUp) bench.forget();
      for (const story of STORIES) await story(bench.counter(round));
    }
    bench.catchUp();
  } finally {
    recorder.stop();
    await core.stop();
  }
  const unlike = unlikeTables(dirs.core, connection);
  connection.close();
  for (const table of unlike) console.error(`the stores differ in ${table}`);
  return [...bench.rows(), barred('tables that differ', { value: unlike.length, unit: '', bar: 0 })];
}

async function makeTwoEqualStores(dirs: { core: string; byHand: string }): Promise<void> {
  const core = await startBenchCore(dirs.core);
  const till = await Till.open(core, '小王');
  await stockBenchShop(till);
  await Till.open(core, '赵敏');
  await core.stop();
  cpSync(dirs.core, dirs.byHand, { recursive: true });
}

/** Tables of which one store holds other rows than the other. */
function unlikeTables(dataDir: string, byHand: Database.Database): string[] {
  byHand.prepare('ATTACH ? AS core').run(storePaths(dataDir).store);
  const tables = byHand
    .prepare<[], string>(
      "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'",
    )
    .pluck()
    .all()
    .filter((name) => !name.startsWith('sqlite_') && !name.includes('_fts'));
  return tables.filter((name) => {
    const [here, there] = [`main.${name}`, `core.${name}`];
    const apart = (from: string, to: string) =>
      `SELECT count(*) FROM (SELECT * FROM ${from} EXCEPT SELECT * FROM ${to})`;
    const count = (sql: string) => Number(byHand.prepare(sql).pluck().get());
    return count(apart(here, there)) + count(apart(there, here)) > 0;
  });
}

/** The counter on which stories happen, with both stopwatches. */
class Bench {
  readonly #core: Core;
  readonly #recorder: StatementRecorder;
  readonly #replay: StatementReplay;
  #samples = new Map<CallName, Samples>();
  #people: { clerk: Caller; colleague: Caller } | null = null;
  #drugs: Counter['drugs'] = [];

  constructor(core: Core, parts: { recorder: StatementRecorder; replay: StatementReplay }) {
    this.#core = core;
    this.#recorder = parts.recorder;
    this.#replay = parts.replay;
  }

  async open(): Promise<void> {
    const clerk = await Till.open(this.#core, '小王');
    const colleague = await Till.open(this.#core, '赵敏');
    this.#drugs = await withBarcodes(clerk);
    this.catchUp();
    this.#people = { clerk: this.#timed(clerk), colleague: this.#timed(colleague) };
  }

  counter(round: number): Counter {
    if (this.#people === null) throw new Error('the counter is open');
    return { ...this.#people, drugs: this.#drugs, round };
  }

  forget(): void {
    this.#samples = new Map();
  }

  /** Makes the other store alike again after what nobody called for: timers, signing in. */
  catchUp(): void {
    for (const transaction of this.#recorder.take()) this.#replay.run(transaction);
  }

  rows(): BenchRow[] {
    return [...this.#samples]
      .filter(([name]) => CALLS.get(name)?.kind === 'command')
      .map(([name, { coreMs, byHandMs, unansweredMs }]) => {
        // Call by call, for they are not alike: a refund is completed, and so is an exchange that makes an order.
        const over = (others: readonly number[]) =>
          summarize(coreMs.map((ms, call) => ms / (others[call] ?? Number.NaN))).p50;
        const [core, byHand] = [summarize(coreMs), summarize(byHandMs)];
        return barred(
          `${name}, core ÷ its statements by hand, p50`,
          { value: over(byHandMs), unit: '×', bar: MOST_TIMES_HAND_WRITTEN },
          {
            core_p50_ms: core.p50,
            by_hand_p50_ms: byHand.p50,
            unanswered_ratio: over(unansweredMs),
            calls: core.count,
          },
        );
      });
  }

  #timed(till: Till): Caller {
    return {
      do: async (name, input) => {
        this.catchUp();
        // The caller makes a command's id, and a query has none.
        const commandId = CALLS.get(name)?.kind === 'command' ? uuidV7() : undefined;
        const start = performance.now();
        const value = await till.do(name, input, commandId);
        const tookMs = performance.now() - start;
        this.#add(name, tookMs);
        return value;
      },
    };
  }

  #add<N extends CallName>(name: N, coreMs: number): void {
    const transactions = this.#recorder.take();
    const byHand = transactions.map((transaction) => this.#replay.run(transaction));
    const [only] = byHand;
    if (only === undefined || byHand.length > 1) return;
    const samples = this.#samples.get(name) ?? { coreMs: [], byHandMs: [], unansweredMs: [] };
    samples.coreMs.push(coreMs);
    samples.byHandMs.push(only.allMs);
    samples.unansweredMs.push(only.insideMs);
    this.#samples.set(name, samples);
  }
}

async function withBarcodes(till: Till): Promise<Counter['drugs']> {
  const found: { drugId: number; barcode: string }[] = [];
  for (const drugId of await soldDrugs(till)) {
    if (found.length === DRUGS) break;
    const { barcodes } = await till.do('catalog.getDrug', { drugId });
    const [barcode] = barcodes;
    if (barcode !== undefined) found.push({ drugId, barcode });
  }
  return found;
}
