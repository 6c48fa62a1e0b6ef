import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { builtScreens } from '../../electron/browser/screens.ts';
import { type CounterServer, serveCounter } from '../../electron/browser/serve-counter.ts';

// Each test starts a process; a machine that is busy with others takes its time over that.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const FAKE_CORE = join(import.meta.dirname, '../support/fake-core/entry.ts');

let folder: string;
let counter: CounterServer;

async function serve(dataDirName = 'data'): Promise<void> {
  const dataDir = join(folder, dataDirName);
  const screensDir = join(folder, 'screens');
  await mkdir(join(screensDir, 'assets'), { recursive: true });
  await mkdir(dataDir, { recursive: true });
  await writeFile(join(screensDir, 'index.html'), '<!doctype html><title>counter</title>');
  await writeFile(join(screensDir, 'assets', 'app-1.js'), 'export {};');
  counter = await serveCounter({
    core: { dataDir, resourcesDir: folder, appVersion: '0.0.0', clockOffsetMs: 0 },
    coreEntry: FAKE_CORE,
    port: 0,
    openScreens: builtScreens(screensDir),
  });
  await eventThat(({ state }) => state === 'ready' || state === 'failed');
}

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: string;
}

/** A request with exactly these headers; a browser's fetch would not let a test lie about Host and Origin. */
function ask(
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {},
) {
  const url = new URL(path, counter.address);
  return new Promise<Answer>((resolve, reject) => {
    const request = httpRequest(
      url,
      { method: options.method ?? 'GET', headers: options.headers ?? {} },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      },
    );
    request.on('error', reject);
    request.end(options.body);
  });
}

async function signIn(): Promise<{ cookie: string; origin: string }> {
  const { origin, pathname, search } = new URL(counter.address);
  const answer = await ask(`${pathname}${search}`);
  const cookie = String(answer.headers['set-cookie']?.[0]).split(';')[0] ?? '';
  return { cookie, origin };
}

function call(signedIn: { cookie: string; origin: string }, name: string, input: unknown = {}) {
  const headers = { ...signedIn, 'content-type': 'application/json' };
  const body = JSON.stringify({ name, input, session: null, commandId: null });
  return ask('/rpc', { method: 'POST', headers, body });
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shell-browser-'));
});

afterEach(async () => {
  await counter.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('the browser shell lets in only who holds the address', () => {
  beforeEach(() => serve());

  it('SEC-5: exchanges the token for a cookie that no script can read and no other site sends', async () => {
    const { pathname, search } = new URL(counter.address);
    const answer = await ask(`${pathname}${search}`);
    expect(answer.status).toBe(200);
    expect(answer.headers['set-cookie']?.[0]).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(answer.body).toContain('content="0;url=/"');
    expect(answer.body).not.toContain(new URL(counter.address).searchParams.get('token'));
  });

  it('SEC-5: binds the loopback address only', () => {
    expect(new URL(counter.address).hostname).toBe('127.0.0.1');
  });

  it.each([
    ['a wrong token', '/?token=guess', {}, 403],
    ['no cookie', '/', {}, 403],
    ['a wrong cookie', '/', { cookie: 'counter=guess' }, 403],
    ['a rebound host name', '/', { host: 'evil.example' }, 403],
    ['the right port under another name', '/', { host: 'localhost:1' }, 403],
  ])('SEC-5: refuses a page to %s', async (_what, path, headers, status) => {
    expect((await ask(path, { headers })).status).toBe(status);
  });

  it('SEC-5: serves the screens with a strict policy once the cookie is there', async () => {
    const answer = await ask('/', { headers: await signIn() });
    expect(answer.status).toBe(200);
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'");
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.headers['x-frame-options']).toBe('DENY');
  });

  it.each(['/../package.json', '/%2e%2e/package.json', '/assets/../../data', '/assets'])(
    'SEC-5: serves nothing but the screens: %s',
    async (path) => {
      expect((await ask(path, { headers: await signIn() })).status).toBe(404);
    },
  );

  it.each([
    ['no origin', {}],
    ['a foreign origin', { origin: 'https://evil.example' }],
    ['another port of this machine', { origin: 'http://127.0.0.1:1' }],
    ['a sandboxed frame', { origin: 'null' }],
  ])('SEC-5: refuses a call with the right cookie from %s', async (_what, extra) => {
    const { cookie } = await signIn();
    const headers = { cookie, 'content-type': 'application/json', ...extra };
    const answer = await ask('/rpc', { method: 'POST', headers, body: '{}' });
    expect(answer.status).toBe(403);
    expect(JSON.parse(answer.body)).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
  });

  it('SEC-5: refuses what a plain form can send', async () => {
    const headers = { ...(await signIn()), 'content-type': 'text/plain' };
    expect((await ask('/rpc', { method: 'POST', headers, body: '{}' })).status).toBe(415);
  });

  it('SEC-6: refuses a call larger than a megabyte and keeps answering', async () => {
    const headers = { ...(await signIn()), 'content-type': 'application/json' };
    const large = await ask('/rpc', { method: 'POST', headers, body: Buffer.alloc(1_200_000, 32) });
    expect(large.status).toBe(413);
    expect((await call(await signIn(), 'fake.echo', 1)).status).toBe(200);
  });

  it.each(['not json', '{}', '{"name":1}'])('SEC-5: refuses a body that is no call: %s', async (body) => {
    const headers = { ...(await signIn()), 'content-type': 'application/json' };
    expect((await ask('/rpc', { method: 'POST', headers, body })).status).toBe(400);
  });
});

describe('the browser shell carries calls to a core in a process of its own', () => {
  it('hands a call over and its result back', async () => {
    await serve();
    const answer = JSON.parse((await call(await signIn(), 'fake.echo', { quantity: 2 })).body);
    expect(answer).toMatchObject({ ok: true, value: { input: { quantity: 2 } } });
    expect(answer.value.pid).not.toBe(process.pid);
  });

  it('ORD-11: says CORE_UNREACHABLE for a call whose core died, and answers the repeat from a new one', async () => {
    await serve();
    const first = JSON.parse((await call(await signIn(), 'fake.echo')).body);
    expect(JSON.parse((await call(await signIn(), 'fake.die')).body)).toMatchObject({
      error: { code: 'CORE_UNREACHABLE' },
    });
    await eventThat(({ state }) => state === 'ready');
    const repeated = JSON.parse((await call(await signIn(), 'fake.echo')).body);
    expect(repeated.ok).toBe(true);
    expect(repeated.value.pid).not.toBe(first.value.pid);
  });

  it('finishes a running call before it stops', async () => {
    await serve();
    const headers = await signIn();
    await call(headers, 'fake.echo');
    const running = call(headers, 'fake.slow', 'kept');
    // Answered after the slow call has arrived: both go the same way.
    await call(headers, 'fake.echo');
    await counter.stop();
    expect(JSON.parse((await running).body)).toMatchObject({ ok: true, value: { input: 'kept' } });
  });

  it('OPS-4: tells every new listener why the store did not open', async () => {
    await serve('refused');
    const failed = { state: 'failed', error: { code: 'STORE_NEWER' } };
    expect(await eventThat(() => true)).toMatchObject(failed);
    expect(JSON.parse((await call(await signIn(), 'fake.echo')).body)).toMatchObject({
      error: { code: 'CORE_UNREACHABLE' },
    });
  });

  it('CAT-2: keeps a picked file for the core under a harmless name, and takes it away at the end', async () => {
    await serve();
    const headers = await signIn();
    const name = encodeURIComponent('../../药品 目录.csv');
    const answer = await ask(`/files?name=${name}`, { method: 'PUT', headers, body: '通用名,条码\n' });
    const { fileRef } = JSON.parse(answer.body);
    expect(fileRef).toMatch(/uploads.*药品 目录\.csv$/);
    expect(fileRef.slice('ref:'.length).startsWith(join(folder, 'data', 'tmp', 'uploads'))).toBe(true);
    await counter.stop();
    expect(await readdir(join(folder, 'data', 'tmp', 'uploads'))).toEqual([]);
  });
});

interface StateEvent {
  readonly kind: string;
  readonly state?: string;
}

/** The first event of a fresh stream that is wanted, however long it takes. */
async function eventThat(isWanted: (event: StateEvent) => boolean): Promise<StateEvent> {
  const { cookie } = await signIn();
  const response = await fetch(new URL('/events', counter.address), { headers: { cookie } });
  let unread = '';
  for await (const text of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const blocks = (unread + text).split('\n\n');
    unread = blocks.pop() ?? '';
    for (const block of blocks) {
      if (!block.startsWith('data: ')) continue;
      const event = JSON.parse(block.slice('data: '.length)) as StateEvent;
      if (isWanted(event)) return event;
    }
  }
  throw new Error('the stream ended before the event');
}
