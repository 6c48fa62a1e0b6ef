import type { CoreReport } from '#shared/contracts/core-wire.ts';
import type { CallError, CoreEvent } from '#shared/contracts/envelope.ts';
import type { ErrorCode } from '#shared/errors/index.ts';
import type { CoreProcess } from './core-process.ts';

export type CoreStateEvent = Extract<CoreEvent, { kind: 'coreState' }>;

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 10_000;
/** A core that stayed up this long has recovered: its next death is restarted without a pause. */
const STABLE_AFTER_MS = 30_000;
/** Deaths in a row without getting ready before the screen is told that waiting will not help. */
const DEATHS_UNTIL_FAILED = 5;
const REFUSAL_RETRY_MS = 5_000;
const STOP_WITHIN_MS = 15_000;

/** Refusals that people can lift while the program runs: another program closed, disk space freed. */
const PASSING_REFUSALS: ReadonlySet<ErrorCode> = new Set(['STORE_LOCKED', 'STORE_READ_ONLY', 'DISK_FULL']);

export interface CoreSupervisorOptions<P extends CoreProcess> {
  /** Makes a core process and orders it to start, from a backup if one is named. */
  readonly fork: (restoreFrom: string | null) => P;
  readonly onReady: (core: P) => void;
  readonly onState: (event: CoreStateEvent) => void;
}

/**
 * Keeps one core process running: restarts it with growing pauses when it dies, tells the screens, and stops
 * it in order. A store that does not open is not tried in a loop, unless what stood in the way can pass.
 */
export class CoreSupervisor<P extends CoreProcess> {
  readonly #options: CoreSupervisorOptions<P>;
  #core: P | null = null;
  #state: CoreStateEvent = { kind: 'coreState', state: 'starting' };
  #deaths = 0;
  #stopping = false;
  #refusal: CallError | null = null;
  #timer: NodeJS.Timeout | undefined;
  #stableTimer: NodeJS.Timeout | undefined;

  constructor(options: CoreSupervisorOptions<P>) {
    this.#options = options;
  }

  get state(): CoreStateEvent {
    return this.#state;
  }

  /** The core when it can be called, else null. */
  get readyCore(): P | null {
    return this.#state.state === 'ready' ? this.#core : null;
  }

  start(): void {
    this.#start(null);
  }

  /**
   * Puts the backup that the core itself offered in the place of the store it could not open. The store's file
   * is kept. Does nothing while no backup is on offer, so nobody can put an old store over a good one.
   */
  restoreBackup(): void {
    const offer = this.#refusal?.code === 'STORE_DAMAGED' ? this.#refusal.params.backupPath : undefined;
    if (typeof offer !== 'string' || this.#stopping) return;
    clearTimeout(this.#timer);
    this.#tell({ kind: 'coreState', state: 'restarting' });
    this.#start(offer);
  }

  /** Lets the running calls finish, then ends the process; kills it when it takes longer than that may take. */
  async stop(): Promise<void> {
    this.#stopping = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#stableTimer);
    const core = this.#core;
    if (core === null) return;
    const { promise: gone, resolve } = Promise.withResolvers<void>();
    core.onExit(() => resolve());
    core.order({ kind: 'stop' });
    const killTimer = setTimeout(() => core.kill(), STOP_WITHIN_MS);
    await gone;
    clearTimeout(killTimer);
  }

  #start(restoreFrom: string | null): void {
    this.#refusal = null;
    const core = this.#options.fork(restoreFrom);
    this.#core = core;
    core.onReport((report) => this.#hear(core, report));
    core.onExit(() => this.#bury(core));
  }

  #hear(core: P, report: CoreReport): void {
    if (report.kind === 'refused') {
      this.#refusal = report.error;
      this.#tell({ kind: 'coreState', state: 'failed', error: report.error });
      core.order({ kind: 'stop' });
      return;
    }
    this.#stableTimer = setTimeout(() => {
      this.#deaths = 0;
    }, STABLE_AFTER_MS);
    this.#tell({ kind: 'coreState', state: 'ready' });
    this.#options.onReady(core);
  }

  #bury(core: P): void {
    if (this.#core !== core) return;
    this.#core = null;
    clearTimeout(this.#stableTimer);
    if (this.#stopping) return;
    if (this.#refusal !== null) {
      if (PASSING_REFUSALS.has(this.#refusal.code)) this.#startAfter(REFUSAL_RETRY_MS);
      return;
    }
    const wasReady = this.#state.state === 'ready';
    this.#startAfter(Math.min(FIRST_PAUSE_MS * 2 ** this.#deaths, LONGEST_PAUSE_MS));
    this.#deaths += 1;
    if (wasReady || this.#deaths < DEATHS_UNTIL_FAILED)
      this.#tell({ kind: 'coreState', state: 'restarting' });
    else this.#tell({ kind: 'coreState', state: 'failed', error: internalError });
  }

  #startAfter(pauseMs: number): void {
    this.#timer = setTimeout(() => this.start(), pauseMs);
  }

  #tell(event: CoreStateEvent): void {
    this.#state = event;
    this.#options.onState(event);
  }
}

const internalError: CallError = { code: 'INTERNAL', params: {}, correlationId: '' };
