import assert from 'node:assert/strict';
import { DAY_MS } from '#test/support/test-platform.ts';
import type { CounterModel } from '../model/counter-model.ts';
import type { RealCounter } from '../real-counter.ts';
import { tally } from '../tally.ts';
import { at, CounterCommand } from './counter-command.ts';

/** Time passes; the schedule cancels orders whose time is over and completes those that count as received. */
export class Advance extends CounterCommand {
  readonly ms: number;

  constructor(ms: number) {
    super();
    this.ms = ms;
  }

  async act(model: CounterModel, { counter }: RealCounter): Promise<void> {
    model.clock.clockMs += this.ms;
    tally.count('timed out', model.expireOverdue());
    tally.count('received by time', model.completeReceived());
    tally.count('lapsed', model.lapseOverdue());
    counter.time.advance(this.ms);
  }

  toString(): string {
    return `new Advance(${this.ms})`;
  }
}

/** Somebody sets the clock back. */
export class SetClockBack extends CounterCommand {
  readonly ms: number;

  constructor(ms: number) {
    super();
    this.ms = ms;
  }

  async act(model: CounterModel, { counter }: RealCounter): Promise<void> {
    model.clock.clockMs -= this.ms;
    counter.time.set(model.clock.clockMs);
    tally.count('clock set back');
  }

  toString(): string {
    return `new SetClockBack(${this.ms})`;
  }
}

/** Somebody vouches for the clock. */
export class AcceptClock extends CounterCommand {
  async act(model: CounterModel, { tills }: RealCounter): Promise<void> {
    model.clock.accept();
    await at(tills, 0).do('system.acceptClock', { reason: '已核对' });
  }

  toString(): string {
    return 'new AcceptClock()';
  }
}

/** The program is closed for a while and started again. */
export class Restart extends CounterCommand {
  readonly closedMs: number;

  constructor(closedMs: number) {
    super();
    this.closedMs = closedMs;
  }

  async act(model: CounterModel, { counter }: RealCounter): Promise<void> {
    await counter.close();
    model.clock.clockMs += this.closedMs;
    counter.time.set(model.clock.clockMs);
    tally.count('timed out while closed', model.expireOverdue());
    tally.count('lapsed while closed', model.lapseOverdue());
    await counter.open();
    tally.count('restarts');
  }

  toString(): string {
    return `new Restart(${this.closedMs})`;
  }
}

/** Edits of carts are forgotten after a week; then their id is new again. */
const SURELY_REMEMBERED_MS = 6 * DAY_MS;

/** A lost answer: the last call is sent again under its id. Whatever it came to, it does nothing more. */
export class Repeat extends CounterCommand {
  async act(model: CounterModel, { lastCall, tills }: RealCounter): Promise<void> {
    // A command that the clock stopped was never run, so its id is still new.
    if (lastCall === null || lastCall.outcome === 'CLOCK_BEHIND') return;
    const { till, name, input, commandId, outcome, sentAtMs } = lastCall;
    if (Math.abs(model.clock.clockMs - sentAtMs) > SURELY_REMEMBERED_MS) return;
    const again = await at(tills, till).try(name, input as never, commandId);
    // The core looks at the clock before it looks up what it answered.
    const expected = model.clock.isBehind ? 'CLOCK_BEHIND' : outcome;
    assert.equal(again.ok ? 'ok' : again.error.code, expected, `${name} repeated`);
    tally.count('repeated');
  }

  toString(): string {
    return 'new Repeat()';
  }
}
