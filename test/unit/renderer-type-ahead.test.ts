import { beforeEach, describe, expect, it } from 'vitest';
import { LONGEST_HOLD_MS, TypeAhead } from '#renderer/app/shortcuts/type-ahead.ts';

let nowMs: number;
let afterPaint: (() => void)[];
let keys: TypeAhead;
let given: string[];

/** Lets the screen paint so often that nothing is left to be given. */
function paint(): void {
  for (let run = afterPaint.shift(); run !== undefined; run = afterPaint.shift()) run();
}

const hold = (name: string) => keys.hold(() => given.push(name));

beforeEach(() => {
  nowMs = 1_000;
  afterPaint = [];
  given = [];
  keys = new TypeAhead({ nowMs: () => nowMs, afterPaint: (run) => afterPaint.push(run) });
});

describe('keys that come before the screen is ready', () => {
  it('OPS-9: wait for what the screen reads and are given in their order, each after a paint', () => {
    const ready = keys.wait();
    hold('F6');
    hold('scan');
    paint();
    expect(given).toEqual([]);
    ready();
    expect(given).toEqual([]);
    afterPaint.shift()?.();
    expect(given).toEqual(['F6']);
    paint();
    expect(given).toEqual(['F6', 'scan']);
    expect(keys.holdsSome).toBe(false);
  });

  it('OPS-9: wait again when one of them makes the screen read something else', () => {
    const ready = keys.wait();
    let nextReady: (() => void) | undefined;
    keys.hold(() => {
      given.push('F7');
      nextReady = keys.wait();
    });
    hold('F6');
    ready();
    paint();
    expect(given).toEqual(['F7']);
    expect(keys.holdsSome).toBe(true);
    nextReady?.();
    paint();
    expect(given).toEqual(['F7', 'F6']);
  });

  it('OPS-9: wait for everything that the screen reads', () => {
    const first = keys.wait();
    const second = keys.wait();
    hold('F6');
    first();
    first();
    paint();
    expect(given).toEqual([]);
    expect(keys.isAwaited).toBe(true);
    second();
    paint();
    expect(given).toEqual(['F6']);
    expect(keys.isAwaited).toBe(false);
  });

  it('OPS-9: are given as soon as nothing is read, also when nothing was', () => {
    hold('F6');
    paint();
    expect(given).toEqual(['F6']);
  });

  it('OPS-9: are forgotten when they waited too long, so that nothing happens that nobody expects any more', () => {
    const ready = keys.wait();
    hold('F10');
    nowMs += LONGEST_HOLD_MS;
    hold('F6');
    expect(keys.holdsSome).toBe(true);
    nowMs += 1;
    ready();
    paint();
    expect(given).toEqual(['F6']);
  });

  it('OPS-9: stop keeping later keys back once they waited too long', () => {
    keys.wait();
    hold('F10');
    nowMs += LONGEST_HOLD_MS + 1;
    expect(keys.holdsSome).toBe(false);
  });

  it('CAT-4: the first characters of a scanned code are taken back, and nothing else is', () => {
    const ready = keys.wait();
    keys.hold(() => given.push('4'), '4');
    hold('F6');
    for (const character of '69') keys.hold(() => given.push(character), character);
    keys.takeBack('6901234567892');
    hold('scan');
    keys.hold(() => given.push('a'), 'a');
    keys.takeBack('6901234567892');
    ready();
    paint();
    expect(given).toEqual(['4', 'F6', 'scan', 'a']);
  });

  it('OPS-9: are left behind by whoever goes to another screen', () => {
    const ready = keys.wait();
    hold('F10');
    keys.forget();
    ready();
    paint();
    expect(given).toEqual([]);
  });
});
