import type { ImportStatus } from '#shared/contracts/catalog.ts';
import { AppError, invariant } from '#shared/errors/index.ts';
import type { Reader } from '../../db/store.ts';
import { storeErrorCode } from '../../db/store-errors.ts';
import { applyImport, tidyAfterImport } from './apply-import.ts';
import type { ImportHost, RunAs } from './import-host.ts';
import { enterPhase, findOpenImport, importStatusOf } from './import-record.ts';
import { type ReadRequest, readImport } from './read-import.ts';
import { ReadingThread } from './reading-thread.ts';

const PROGRESS_EVERY_MS = 100;
/** A disk without room, or a store that another program holds, is tried again after this long. */
const TRY_AGAIN_MS = 5_000;

type Trouble = NonNullable<ImportStatus['error']>;

/** Reads and applies imports while calls go on. One at a time; each survives a crash of the program. */
export class ImportJobs {
  readonly host: ImportHost;
  #runAs: RunAs | null = null;
  #running: Promise<void> = Promise.resolve();
  #applyingId: number | null = null;
  #thread: ReadingThread | null = null;
  #stopped = false;
  #reportedAtMs = 0;
  /** Why reading failed, while the store has no room even to say so. */
  readonly #unrecorded = new Map<number, Trouble>();
  /** Why the import that is being applied does not get on. */
  #stalled: { readonly importId: number; readonly trouble: Trouble } | null = null;
  #endPause = (): void => undefined;

  constructor(host: ImportHost) {
    this.host = host;
  }

  /**
   * Takes up work, and finishes what the last run of the program left: an import that was being applied is applied
   * to its end, one that was being read is discarded, since nobody knows what of its file was read.
   */
  start(runAs: RunAs): void {
    this.#runAs = runAs;
    const open = findOpenImport(this.host.store);
    if (open?.phase === 'reading') this.#end(open.id, 'discarded');
    if (open?.phase === 'applying') this.apply(open.id);
    else this.tidy();
  }

  /** Stops between two steps. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#endPause();
    await this.#thread?.stop();
    await this.#running;
  }

  /** Starts to read a file into the waiting room of an import that was begun. */
  read(importId: number, request: ReadRequest): void {
    if (this.#stopped) return;
    const thread = new ReadingThread({ kind: 'read', path: request.path, mapping: request.mapping });
    this.#thread = thread;
    this.#enqueue(async () => {
      try {
        await readImport({
          host: this.host,
          importId,
          thread,
          report: (rows) => this.#report(importId, 'reading', rows, 0),
        });
        this.#announce(importId);
      } catch (error) {
        this.#readingFailed(importId, error);
      } finally {
        this.#thread = null;
        await thread.stop();
      }
    });
  }

  /** Breaks off an import that is being read. */
  async cancelReading(): Promise<void> {
    await this.#thread?.stop();
    await this.#running;
  }

  /** Removes in quiet steps what ended imports left behind. */
  tidy({ mergeIndex } = { mergeIndex: false }): void {
    this.#enqueue(() => tidyAfterImport({ host: this.host, mergeIndex, isStopped: () => this.#stopped }));
  }

  /** Where an import stands, also as far as the store could not take it down. */
  statusOf(reader: Reader, importId: number): ImportStatus {
    const status = importStatusOf(reader, importId);
    const failed = this.#unrecorded.get(importId);
    if (failed !== undefined) return { ...status, phase: 'failed', error: failed };
    return this.#stalled?.importId === importId ? { ...status, error: this.#stalled.trouble } : status;
  }

  /** Takes down what the store had no room for. Fails as the store does. */
  recordEnded(): void {
    for (const [importId, trouble] of [...this.#unrecorded]) {
      this.#end(importId, 'failed', trouble);
      this.#unrecorded.delete(importId);
    }
  }

  /** True while an import is being applied by this run of the program. */
  isApplying(importId: number): boolean {
    return this.#applyingId === importId;
  }

  /** Starts to apply an import whose phase says so. */
  apply(importId: number): void {
    const runAs = this.#runAs;
    invariant(runAs !== null, 'imports were started');
    this.#applyingId = importId;
    this.#enqueue(async () => {
      try {
        while (!(await this.#applyOn(importId, runAs))) await this.#pause();
        this.#announce(importId);
      } finally {
        this.#applyingId = null;
      }
    });
    this.tidy({ mergeIndex: true });
  }

  /** Applies what is left; false when the store does not take it now, and will when people have seen to that. */
  async #applyOn(importId: number, runAs: RunAs): Promise<boolean> {
    try {
      await applyImport({
        host: this.host,
        runAs,
        importId,
        isStopped: () => this.#stopped,
        report: (done, total) => this.#report(importId, 'applying', done, total),
      });
      this.#stalled = null;
      return true;
    } catch (error) {
      this.#stalled = { importId, trouble: troubleOf(error) };
      this.#announce(importId);
      if (storeErrorCode(error) === null || this.#stopped) throw error;
      return false;
    }
  }

  /** Waits a little, or until the program stops. */
  #pause(): Promise<void> {
    return new Promise((resolve) => {
      const stopTimer = this.host.timers.repeat(TRY_AGAIN_MS, () => this.#endPause());
      this.#endPause = () => {
        stopTimer();
        resolve();
      };
    });
  }

  #enqueue(work: () => Promise<void>): void {
    this.#running = this.#running.then(work).catch((error: unknown) => {
      // An import that is being applied stays so: it goes on at the next start, or when it is applied again.
      const problem =
        error instanceof Error ? { type: error.name, message: error.message, stack: error.stack } : {};
      this.host.logger.error(problem, 'import interrupted');
    });
  }

  #readingFailed(importId: number, error: unknown): void {
    if (this.#stopped) return;
    const trouble = troubleOf(error);
    try {
      this.#end(importId, 'failed', trouble);
    } catch {
      // What kept the rows out keeps this out: it is told from memory, and taken down before the next import.
      this.#unrecorded.set(importId, trouble);
      this.#announce(importId);
    }
    this.tidy();
    if (trouble.code === 'INTERNAL') throw error;
  }

  #end(importId: number, phase: 'failed' | 'discarded', error?: Trouble): void {
    const atMs = this.host.now().nowMs;
    this.host.store.inTransaction((tx) =>
      enterPhase(tx, importId, { phase, atMs, ...(error === undefined ? {} : { error }) }),
    );
    this.#announce(importId);
  }

  #report(importId: number, phase: string, done: number, total: number): void {
    const atMs = performance.now();
    if (atMs - this.#reportedAtMs < PROGRESS_EVERY_MS) return;
    this.#reportedAtMs = atMs;
    this.host.emit({ kind: 'importProgress', importId, phase, done, total });
  }

  /** Says that an import has entered another phase; screens ask for its status. */
  #announce(importId: number): void {
    const { phase, rowsRead, rowsApplied, rowsAccepted } = this.statusOf(this.host.store, importId);
    const [done, total] = phase === 'done' ? [rowsApplied, rowsAccepted] : [rowsRead, rowsRead];
    this.host.emit({ kind: 'importProgress', importId, phase, done, total });
  }
}

/** What an error means to people. */
function troubleOf(error: unknown): Trouble {
  if (error instanceof AppError) return { code: error.code, params: { ...error.params } };
  return { code: storeErrorCode(error) ?? 'INTERNAL', params: {} };
}
