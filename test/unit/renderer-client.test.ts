import { afterEach, describe, expect, it, vi } from 'vitest';
import { asCallFailure } from '#renderer/client/call-failure.ts';
import { CommandAttempts } from '#renderer/client/command-attempts.ts';
import { createCounterClient } from '#renderer/client/counter-client.ts';
import { httpTransport } from '#renderer/client/http-transport.ts';
import { CoreUnreachable, type Transport } from '#renderer/client/transport.ts';
import type { CallRequest, CallResult } from '#shared/contracts/envelope.ts';
import type { ErrorCode } from '#shared/errors/index.ts';

const value = (result: unknown): CallResult => ({ ok: true, value: result });
const failure = (code: ErrorCode): CallResult => ({
  ok: false,
  error: { code, params: {}, correlationId: 'c-1' },
});

/** A client whose core answers from a script; null means that the connection is lost. */
function clientWith(script: readonly (CallResult | null)[]) {
  const answers = [...script];
  const requests: CallRequest[] = [];
  let nowMs = 0;
  const transport: Transport = {
    platform: 'browser',
    async call(request) {
      requests.push(request);
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      if (answer === null || answer === undefined) throw new CoreUnreachable('lost');
      return answer;
    },
    subscribe: () => () => undefined,
    registerFile: async () => 'file-1',
    restoreBackup: async () => undefined,
    printReceipt: async () => undefined,
  };
  let ids = 0;
  const onUnauthenticated = vi.fn();
  const onWaiting = vi.fn();
  const client = createCounterClient({
    transport,
    readSession: () => 'session-1',
    onUnauthenticated,
    onWaiting,
    newCommandId: () => `id-${++ids}`,
    nowMs: () => nowMs,
    pause: async (durationMs) => {
      nowMs += durationMs;
    },
  });
  return { client, requests, onUnauthenticated, onWaiting };
}

describe('client of the core', () => {
  it('ORD-11: a command is repeated with its own id until the core is back', async () => {
    const { client, requests, onWaiting } = clientWith([
      null,
      failure('CORE_STOPPING'),
      null,
      value({ cartId: 7 }),
    ]);
    await expect(client.command('cart.park', { cartId: 7 })).resolves.toEqual({ cartId: 7 });
    expect(requests.map(({ commandId }) => commandId)).toEqual(['id-1', 'id-1', 'id-1', 'id-1']);
    expect(onWaiting.mock.calls).toEqual([[1], [-1]]);
  });

  it('ORD-11: two commands have two ids', async () => {
    const { client, requests } = clientWith([value({ cartId: 7 })]);
    await client.command('cart.park', { cartId: 7 });
    await client.command('cart.park', { cartId: 7 });
    expect(requests.map(({ commandId }) => commandId)).toEqual(['id-1', 'id-2']);
  });

  it('ORD-14: after a minute without a core the call fails with CORE_UNREACHABLE', async () => {
    const { client, onWaiting } = clientWith([null]);
    await expect(client.query('settings.get', {})).rejects.toMatchObject({ code: 'CORE_UNREACHABLE' });
    expect(onWaiting.mock.calls).toEqual([[1], [-1]]);
  });

  it('ORD-14: an expected failure is not repeated and keeps its code, values and reference', async () => {
    const { client, requests } = clientWith([failure('CART_EMPTY')]);
    await expect(client.command('cart.park', { cartId: 7 })).rejects.toMatchObject({
      code: 'CART_EMPTY',
      correlationId: 'c-1',
    });
    expect(requests).toHaveLength(1);
  });

  it('SEC-5: an ended session is told, so that the screen asks who is on duty', async () => {
    const { client, onUnauthenticated } = clientWith([failure('UNAUTHENTICATED')]);
    await expect(client.query('settings.get', {})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(onUnauthenticated).toHaveBeenCalledOnce();
  });

  it('CAT-3: a search that was overtaken stops asking', async () => {
    const { client, requests } = clientWith([null]);
    const overtaken = AbortSignal.abort();
    await expect(
      client.query('catalog.searchDrugs', { query: 'a' }, { signal: overtaken }),
    ).rejects.toThrow();
    expect(requests).toHaveLength(1);
  });
});

describe('attempts of a command', () => {
  it('ORD-11: the same input before an answer is the same attempt, after it a new one', () => {
    let ids = 0;
    const attempts = new CommandAttempts(() => `id-${++ids}`);
    const first = attempts.idFor({ cartId: 1, total: 100 });
    expect(attempts.idFor({ cartId: 1, total: 100 })).toBe(first);
    attempts.settle(first);
    expect(attempts.idFor({ cartId: 1, total: 100 })).toBe('id-2');
  });

  it('ORD-11: another input is another attempt, and a late answer to the old one does not end it', () => {
    let ids = 0;
    const attempts = new CommandAttempts(() => `id-${++ids}`);
    const first = attempts.idFor({ total: 100 });
    const second = attempts.idFor({ total: 90 });
    expect(second).not.toBe(first);
    attempts.settle(first);
    expect(attempts.idFor({ total: 90 })).toBe(second);
  });
});

describe('a file handed over by a browser', () => {
  afterEach(() => vi.unstubAllGlobals());

  const handOver = (answer: () => Promise<Response>) => {
    vi.stubGlobal('fetch', answer);
    return httpTransport().registerFile(new File(['1'], '目录.csv'));
  };
  const json = (status: number, body: unknown) => async () => Response.json(body, { status });
  const refused = (status: number, code: ErrorCode, params: Record<string, unknown>) =>
    json(status, { ok: false, error: { code, params, correlationId: '' } });

  it('CAT-2: is known by the reference that the program gives it', async () => {
    await expect(handOver(json(200, { fileRef: 'file-1' }))).resolves.toBe('file-1');
  });

  it.each([
    [413, 'FILE_TOO_LARGE', { limitBytes: 1024 }],
    [507, 'DISK_FULL', { path: '/data/tmp' }],
    [500, 'INTERNAL', {}],
  ] as const)(
    'CAT-2: a refusal with %i is the failure %s that the screen shows',
    async (status, code, params) => {
      await expect(handOver(refused(status, code, params))).rejects.toMatchObject({
        name: 'CallFailure',
        code,
        params,
      });
    },
  );

  it.each([
    ['a lost connection', async () => Promise.reject(new TypeError('Failed to fetch'))],
    ['an answer from something else', async () => new Response('<html>', { status: 502 })],
  ] as const)('CAT-2: %s is told as a program that does not answer', async (_, answer) => {
    const failure = await handOver(answer).catch(asCallFailure);
    expect(failure).toMatchObject({ code: 'CORE_UNREACHABLE' });
  });
});
