import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ScreenMessage } from '#shared/contracts/core-wire.ts';
import type { CallRequest, CoreEvent } from '#shared/contracts/envelope.ts';
import { CoreClient } from '../../electron/shell/core-client.ts';

const request: CallRequest = { name: 'orders.create', input: {}, session: null, commandId: null };

let client: CoreClient;
let posted: ScreenMessage[];
const port = { post: (message: ScreenMessage) => void posted.push(message) };

beforeEach(() => {
  vi.useFakeTimers();
  client = new CoreClient();
  posted = [];
});

afterEach(() => {
  vi.useRealTimers();
});

const answerLast = (value: unknown) =>
  client.receive({ kind: 'result', id: posted.at(-1)?.id ?? 0, result: { ok: true, value } });

describe('a screen that calls the core through its restarts', () => {
  it('gets each answer for its own call', async () => {
    client.attach(port);
    const first = client.call(request);
    const second = client.call(request);
    await vi.advanceTimersByTimeAsync(0);
    client.receive({ kind: 'result', id: 2, result: { ok: true, value: 'second' } });
    client.receive({ kind: 'result', id: 1, result: { ok: true, value: 'first' } });
    expect(await first).toMatchObject({ value: 'first' });
    expect(await second).toMatchObject({ value: 'second' });
  });

  it('waits for a core that is still starting', async () => {
    const answer = client.call(request);
    await vi.advanceTimersByTimeAsync(4_000);
    client.attach(port);
    await vi.advanceTimersByTimeAsync(0);
    answerLast(1);
    expect(await answer).toEqual({ ok: true, value: 1 });
  });

  it('ORD-11: learns that a call was cut off, so that it can repeat it with the same command id', async () => {
    client.attach(port);
    const answer = client.call(request);
    await vi.advanceTimersByTimeAsync(0);
    client.changeState({ kind: 'coreState', state: 'restarting' });
    expect(await answer).toMatchObject({ error: { code: 'CORE_UNREACHABLE' } });
  });

  it('ignores a late answer to a call that was cut off', async () => {
    client.attach(port);
    const cutOff = client.call(request);
    await vi.advanceTimersByTimeAsync(0);
    client.changeState({ kind: 'coreState', state: 'restarting' });
    answerLast('late');
    expect(await cutOff).toMatchObject({ ok: false });
  });

  it('is told after five seconds that the core is away', async () => {
    const answer = client.call(request);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await answer).toMatchObject({ error: { code: 'CORE_UNREACHABLE' } });
  });

  it('is told at once when the store does not open', async () => {
    const waiting = client.call(request);
    client.changeState({ kind: 'coreState', state: 'failed' });
    expect(await waiting).toMatchObject({ error: { code: 'CORE_UNREACHABLE' } });
    expect(await client.call(request)).toMatchObject({ error: { code: 'CORE_UNREACHABLE' } });
  });

  it('hears the state at once, then every event until it stops listening', () => {
    const heard: CoreEvent[] = [];
    const stop = client.subscribe((event) => heard.push(event));
    client.receive({ kind: 'event', event: { kind: 'changed', topics: ['stock'] } });
    stop();
    client.changeState({ kind: 'coreState', state: 'ready' });
    expect(heard).toEqual([
      { kind: 'coreState', state: 'starting' },
      { kind: 'changed', topics: ['stock'] },
    ]);
  });

  it('CAT-2: fails to hand over a file while the core is away', async () => {
    client.changeState({ kind: 'coreState', state: 'failed' });
    await expect(client.registerFile('/picked.csv')).rejects.toThrow('did not take the file');
  });
});
