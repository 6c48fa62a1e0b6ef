import { MIGRATIONS } from '#migrations/index.ts';
import type { CallRequest, CallResult, CoreEvent } from '#shared/contracts/envelope.ts';
import { makeDataFolder } from '../db/data-folder.ts';
import { explainStoreError } from '../db/explain-store-error.ts';
import { getMeta, makeIdentity, readIdentity } from '../db/meta.ts';
import { type OpenedStore, openStore } from '../db/open-store.ts';
import { restoreBackup } from '../db/restore-backup.ts';
import { storePaths } from '../db/store-paths.ts';
import { serveWaitingOrders } from '../orders/reserve-owed.ts';
import { type Platform, systemPlatform } from '../platform/platform.ts';
import { makeSystemStaff } from '../staff/accounts.ts';
import type { CoreOptions } from './core-options.ts';
import { Dispatcher } from './dispatcher.ts';
import { FileRegister } from './file-register.ts';
import { allHandlers } from './handlers.ts';
import { expireOverdueOrders, lapseOverduePrescriptions, startSchedule } from './schedule.ts';
import { StoreClock } from './store-clock.ts';

/** The running core: everything that owns data, behind one call. */
export interface Core {
  call(request: CallRequest): Promise<CallResult>;
  subscribe(listener: (event: CoreEvent) => void): () => void;
  /** Makes a file that the user picked readable for imports; returns the name that calls use for it. */
  registerFile(path: string): string;
  /** Refuses new calls, finishes those running, moves the log into the store, closes it and the log file. */
  stop(): Promise<void>;
}

/** How long after the last call the counter counts as quiet. */
const QUIET_AFTER_MS = 1_500;

/**
 * Opens the store of a data folder and serves it. Rejects with an AppError (STORE_NEWER, STORE_DAMAGED,
 * STORE_LOCKED, STORE_READ_ONLY, DISK_FULL, MIGRATION_FAILED) when the store does not open; the file stays as
 * it was.
 */
export async function startCore(options: CoreOptions): Promise<Core> {
  const opened = open(options);
  let platform: Platform | null = null;
  try {
    platform = await withDefaults(options);
    return await serve(opened, platform, options);
  } catch (error) {
    opened.abandon();
    await platform?.logger.close();
    throw explainStoreError(error, options.dataDir);
  }
}

/** Serves an open store. What it reads first may be the first to meet a damaged page or a full disk. */
async function serve(opened: OpenedStore, platform: Platform, options: CoreOptions): Promise<Core> {
  const paths = storePaths(options.dataDir);
  makeDataFolder(paths.temporary);
  const { store } = opened;
  // Checked on each start: the process may have died between the first migration and this.
  if (getMeta(store, 'store_id') === null) {
    store.inTransaction((tx) => {
      makeIdentity(tx, platform.random);
      makeSystemStaff(tx, platform.clock.nowMs());
    });
  }
  const clock = new StoreClock(platform.clock, store);
  const listeners = new Set<(event: CoreEvent) => void>();
  const emit = (event: CoreEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const files = new FileRegister(platform.random);
  const { epoch } = readIdentity(store);
  const handlers = allHandlers({ opened, clock, files, platform, emit, options, paths });
  const dispatcher = new Dispatcher({
    store,
    platform,
    clock,
    epoch,
    handlers: handlers.handlers,
    emit,
    onFreedStock: serveWaitingOrders,
  });
  const parts = { store, clock, dispatcher, platform };
  const core = new RunningCore({ opened, platform, dispatcher, listeners, files });
  // What ran out of time while the program was closed ends before anybody sells.
  while (expireOverdueOrders(parts) > 0);
  while (lapseOverduePrescriptions(parts) > 0);
  const stopSchedule = startSchedule(parts, () => core.isQuiet());
  core.onStop(async () => {
    stopSchedule();
    await handlers.stop();
  });
  handlers.start(dispatcher);
  platform.logger.info({ storeVersion: opened.version, appVersion: options.appVersion }, 'core started');
  return core;
}

function open(options: CoreOptions): OpenedStore {
  const { dataDir, restoreFrom } = options;
  const nowMs = options.platform?.clock?.nowMs() ?? Date.now();
  if (restoreFrom !== undefined) restoreBackup({ dataDir, backupPath: restoreFrom, nowMs });
  return openStore({ dataDir, migrations: MIGRATIONS, nowMs });
}

async function withDefaults(options: CoreOptions): Promise<Platform> {
  const wanted = options.platform ?? {};
  const { clock, random, timers, logger, pins } = wanted;
  if (clock && random && timers && logger && pins) return { clock, random, timers, logger, pins };
  const logDir = storePaths(options.dataDir).logs;
  return { ...(await systemPlatform({ logDir, logLevel: options.logLevel ?? 'info' })), ...wanted };
}

interface RunningParts {
  readonly opened: OpenedStore;
  readonly platform: Platform;
  readonly dispatcher: Dispatcher;
  readonly listeners: Set<(event: CoreEvent) => void>;
  readonly files: FileRegister;
}

class RunningCore implements Core {
  readonly #parts: RunningParts;
  readonly #running = new Set<Promise<unknown>>();
  #stopWork: () => Promise<void> = () => Promise.resolve();
  #stopped: Promise<void> | null = null;
  #lastCallMs = 0;

  constructor(parts: RunningParts) {
    this.#parts = parts;
  }

  /** Takes what ends the work beside calls. */
  onStop(stopWork: () => Promise<void>): void {
    this.#stopWork = stopWork;
  }

  isQuiet(): boolean {
    return this.#running.size === 0 && this.#parts.platform.clock.nowMs() - this.#lastCallMs > QUIET_AFTER_MS;
  }

  async call(request: CallRequest): Promise<CallResult> {
    if (this.#stopped !== null) {
      const correlationId = this.#parts.platform.random.uuid();
      return { ok: false, error: { code: 'CORE_STOPPING', params: {}, correlationId } };
    }
    this.#lastCallMs = this.#parts.platform.clock.nowMs();
    const answer = this.#parts.dispatcher.call(request);
    this.#running.add(answer);
    try {
      return await answer;
    } finally {
      this.#running.delete(answer);
    }
  }

  subscribe(listener: (event: CoreEvent) => void): () => void {
    this.#parts.listeners.add(listener);
    return () => this.#parts.listeners.delete(listener);
  }

  registerFile(path: string): string {
    return this.#parts.files.register(path);
  }

  stop(): Promise<void> {
    this.#stopped ??= this.#drain();
    return this.#stopped;
  }

  async #drain(): Promise<void> {
    await this.#stopWork();
    await Promise.allSettled([...this.#running]);
    const { opened, platform } = this.#parts;
    try {
      opened.close();
      platform.logger.info({}, 'core stopped');
    } finally {
      await platform.logger.close();
    }
  }
}
