/** One measured number. */
export interface BenchRow {
  readonly name: string;
  readonly unit: string;
  readonly value: number;
  /** The most that the value may be; null where nothing is promised. */
  readonly bar: number | null;
  readonly pass: boolean;
  readonly detail?: Readonly<Record<string, number>>;
}

/** Measurements that belong together. */
export interface BenchSuite {
  readonly name: string;
  /** `quick` measures on small data: it shows that the suite runs, its numbers mean little. */
  run(options: { quick: boolean }): Promise<BenchRow[]>;
}
