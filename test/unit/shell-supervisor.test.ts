import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CoreReport, ShellOrder } from '#shared/contracts/core-wire.ts';
import type { ErrorCode, ErrorParams } from '#shared/errors/index.ts';
import type { CoreProcess } from '../../electron/shell/core-process.ts';
import { type CoreStateEvent, CoreSupervisor } from '../../electron/shell/core-supervisor.ts';

/** A core process that does what the test says. */
class ScriptedCore implements CoreProcess {
  readonly orders: ShellOrder['kind'][] = [];
  killed = false;
  obeysStop = true;
  #reports: ((report: CoreReport) => void)[] = [];
  #exits: ((exitCode: number | null) => void)[] = [];

  order(order: ShellOrder): void {
    this.orders.push(order.kind);
    if (order.kind === 'stop' && this.obeysStop) this.die(0);
  }
  onReport(listener: (report: CoreReport) => void): void {
    this.#reports.push(listener);
  }
  onExit(listener: (exitCode: number | null) => void): void {
    this.#exits.push(listener);
  }
  kill(): void {
    this.killed = true;
    this.die(null);
  }
  becomeReady(): void {
    for (const listener of this.#reports) listener({ kind: 'ready' });
  }
  refuse(code: ErrorCode, params: ErrorParams = {}): void {
    const error = { code, params, correlationId: '' };
    for (const listener of this.#reports) listener({ kind: 'refused', error });
  }
  die(exitCode: number | null): void {
    for (const listener of this.#exits) listener(exitCode);
  }
}

let cores: ScriptedCore[];
let restoredFrom: (string | null)[];
let states: CoreStateEvent[];
let readyCores: ScriptedCore[];
let supervisor: CoreSupervisor<ScriptedCore>;

const newest = (): ScriptedCore => {
  const core = cores.at(-1);
  if (core === undefined) throw new Error('no core was forked');
  return core;
};

beforeEach(() => {
  vi.useFakeTimers();
  cores = [];
  restoredFrom = [];
  states = [];
  readyCores = [];
  supervisor = new CoreSupervisor({
    fork(restoreFrom) {
      restoredFrom.push(restoreFrom);
      const core = new ScriptedCore();
      cores.push(core);
      return core;
    },
    onState: (event) => states.push(event),
    onReady: (core) => readyCores.push(core),
  });
  supervisor.start();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('a core that dies', () => {
  it('is started again, and the screens are told both times', async () => {
    newest().becomeReady();
    newest().die(1);
    await vi.advanceTimersByTimeAsync(100);
    newest().becomeReady();
    expect(cores).toHaveLength(2);
    expect(readyCores).toEqual(cores);
    expect(states.map((event) => event.state)).toEqual(['ready', 'restarting', 'ready']);
  });

  it('is waited for longer after each death in a row, up to ten seconds', async () => {
    const pausesMs: number[] = [];
    for (let death = 0; death < 10; death += 1) {
      newest().die(1);
      const before = cores.length;
      let pauseMs = 0;
      while (cores.length === before) {
        await vi.advanceTimersByTimeAsync(100);
        pauseMs += 100;
      }
      pausesMs.push(pauseMs);
    }
    expect(pausesMs).toEqual([100, 200, 400, 800, 1_600, 3_200, 6_400, 10_000, 10_000, 10_000]);
  });

  it('is reported as failed when it never gets ready, and still tried', async () => {
    for (let death = 0; death < 5; death += 1) {
      newest().die(1);
      await vi.advanceTimersByTimeAsync(10_000);
    }
    expect(states.at(-1)).toMatchObject({ state: 'failed', error: { code: 'INTERNAL' } });
    newest().becomeReady();
    expect(states.at(-1)?.state).toBe('ready');
  });

  it('is restarted at once again after it stayed up for a while', async () => {
    for (let death = 0; death < 4; death += 1) {
      newest().die(1);
      await vi.advanceTimersByTimeAsync(10_000);
    }
    newest().becomeReady();
    await vi.advanceTimersByTimeAsync(30_000);
    const before = cores.length;
    newest().die(1);
    await vi.advanceTimersByTimeAsync(100);
    expect(cores).toHaveLength(before + 1);
  });
});

describe('a store that does not open', () => {
  it.each(['STORE_NEWER', 'STORE_DAMAGED', 'MIGRATION_FAILED'] as const)(
    'OPS-4: %s is told with its code and not tried again',
    async (code) => {
      newest().refuse(code);
      await vi.advanceTimersByTimeAsync(60_000);
      expect(states).toMatchObject([{ state: 'failed', error: { code } }]);
      expect(newest().orders).toContain('stop');
      expect(cores).toHaveLength(1);
    },
  );

  it.each(['STORE_LOCKED', 'STORE_READ_ONLY', 'DISK_FULL'] as const)(
    'OPS-4: %s is tried again until people have lifted it',
    async (code) => {
      newest().refuse(code);
      await vi.advanceTimersByTimeAsync(5_000);
      newest().refuse(code);
      await vi.advanceTimersByTimeAsync(5_000);
      newest().becomeReady();
      expect(cores).toHaveLength(3);
      expect(states.map((event) => event.state)).toEqual(['failed', 'failed', 'ready']);
    },
  );
});

describe('the way back from a damaged store', () => {
  it('OPS-4: starts a core from the backup that was offered, once', async () => {
    newest().refuse('STORE_DAMAGED', { backupPath: '/backups/newest.db' });
    supervisor.restoreBackup();
    expect(states.at(-1)?.state).toBe('restarting');
    newest().becomeReady();
    newest().die(1);
    await vi.advanceTimersByTimeAsync(100);
    expect(restoredFrom).toEqual([null, '/backups/newest.db', null]);
  });

  it('OPS-4: touches nothing while no backup is on offer', () => {
    supervisor.restoreBackup();
    newest().becomeReady();
    supervisor.restoreBackup();
    newest().refuse('STORE_DAMAGED', { path: '/counter.db' });
    supervisor.restoreBackup();
    newest().refuse('MIGRATION_FAILED', { backupPath: '/backups/before.db' });
    supervisor.restoreBackup();
    expect(restoredFrom).toEqual([null]);
  });
});

describe('stopping', () => {
  it('waits until the core has closed the store', async () => {
    newest().becomeReady();
    newest().obeysStop = false;
    let stopped = false;
    const stopping = supervisor.stop().then(() => {
      stopped = true;
    });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(stopped).toBe(false);
    newest().die(0);
    await stopping;
    expect(newest().killed).toBe(false);
    expect(cores).toHaveLength(1);
  });

  it('kills a core that does not stop within fifteen seconds', async () => {
    newest().becomeReady();
    newest().obeysStop = false;
    const stopping = supervisor.stop();
    await vi.advanceTimersByTimeAsync(15_000);
    await stopping;
    expect(newest().killed).toBe(true);
  });

  it('starts no core that was waiting to be restarted', async () => {
    newest().die(1);
    await supervisor.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(cores).toHaveLength(1);
  });
});
