/** What a migration may do to the store: run SQL. It is written once and never edited after it shipped. */
export interface MigrationTarget {
  exec(sql: string): void;
}

export interface Migration {
  /** Ascending, without gaps, from 1. The store's version is the id of its newest migration. */
  readonly id: number;
  readonly slug: string;
  up(target: MigrationTarget): void;
  /**
   * Tables whose number of rows this migration changes on purpose, with the change; every other table must
   * have as many rows after as before, or the migration is rolled back.
   */
  readonly rowCountChanges?: Readonly<Record<string, (before: number) => number>>;
}
