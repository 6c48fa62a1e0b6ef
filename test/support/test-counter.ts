import { join } from 'node:path';
import Database from 'better-sqlite3';
import { storePaths } from '#core/db/store-paths.ts';
import { type Core, startCore } from '#core/host/start-core.ts';
import type { CallRequest, CallResult, CoreEvent } from '#shared/contracts/envelope.ts';
import type { Role } from '#shared/domain/permissions.ts';
import { invariant } from '#shared/errors/index.ts';
import { checkAgainstContract } from './check-contract.ts';
import { TEST_LICENCE } from './sign-in.ts';
import { makeFolder, removeFolder } from './temporary-folder.ts';
import { type LogLine, seededRandom, TestTime, testPlatform } from './test-platform.ts';
import { Till } from './till.ts';

const RESOURCES = join(import.meta.dirname, '..', '..', 'resources');

export interface CounterOptions {
  /** A folder with a store to open; a new one is made, and removed at the end, when left out. */
  readonly dataDir?: string;
  readonly time?: TestTime;
  readonly seed?: string;
}

/** A core on a store of its own, with the clock, the timers and the dice in the test's hand. */
export class TestCounter {
  readonly dataDir: string;
  readonly time: TestTime;
  readonly log: LogLine[] = [];
  readonly events: CoreEvent[] = [];
  readonly #ownsFolder: boolean;
  readonly #random;
  #core: Core | null = null;

  private constructor(options: CounterOptions) {
    this.dataDir = options.dataDir ?? makeFolder();
    this.#ownsFolder = options.dataDir === undefined;
    this.time = options.time ?? new TestTime();
    this.#random = seededRandom(options.seed ?? 'counter');
  }

  static async start(options: CounterOptions = {}): Promise<TestCounter> {
    const counter = new TestCounter(options);
    await counter.open();
    return counter;
  }

  /** Opens the store, also again after `close`, as the program does when it is started the next time. */
  async open(restoreFrom?: string): Promise<void> {
    const { time, log } = this;
    this.#core = await startCore({
      dataDir: this.dataDir,
      appVersion: '0.0.0-test',
      resourcesDir: RESOURCES,
      platform: testPlatform({ time, log, random: this.#random }),
      ...(restoreFrom === undefined ? {} : { restoreFrom }),
    });
    this.#core.subscribe((event) => this.events.push(event));
  }

  /** Stops the core and leaves its folder. */
  async close(): Promise<void> {
    await this.#core?.stop();
    this.#core = null;
  }

  /** Stops the core and removes the folder that was made for it. */
  async dispose(): Promise<void> {
    await this.close();
    if (this.#ownsFolder) removeFolder(this.dataDir);
  }

  get core(): Core {
    invariant(this.#core !== null, 'the counter is open');
    return this.#core;
  }

  /** Makes a call as it comes over the wire; tills stay good when the counter is closed and opened again. */
  async call(request: CallRequest): Promise<CallResult> {
    const result = await this.core.call(request);
    checkAgainstContract(request, result);
    return result;
  }

  /** Puts a person on duty, with every role. */
  signIn(person = '王芳'): Promise<Till> {
    return Till.open(this, person);
  }

  /**
   * Puts a person with these roles only on duty; a pharmacist has a licence unless told otherwise. The account is
   * written past the program, which has none without a role; its person chooses a PIN on the way in.
   */
  signInWith(
    person: string,
    roles: readonly Role[],
    licence: { licenceNumber: string; licenceExpiresOn: string | null } = roles.includes('pharmacist')
      ? TEST_LICENCE
      : { licenceNumber: '', licenceExpiresOn: null },
  ): Promise<Till> {
    const { lastInsertRowid } = this.sql((db) =>
      db
        .prepare(
          `INSERT INTO staff (name, roles, licence_number, licence_expires_on, created_at_ms)
           VALUES (?, ?, ?, ?, ?)`,
        )
        .run(
          person,
          JSON.stringify(roles),
          licence.licenceNumber,
          licence.licenceExpiresOn,
          this.time.nowMs(),
        ),
    );
    return Till.enter(this, Number(lastInsertRowid));
  }

  /** Works on the store's file past the program, on a connection of its own. */
  sql<T>(work: (db: Database.Database) => T): T {
    const db = new Database(storePaths(this.dataDir).store);
    try {
      return work(db);
    } finally {
      db.close();
    }
  }
}
