import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
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

const JSON_BODY = 'Content-Type: application/json';

/** Sends lines that no HTTP client would; returns everything that comes back. */
function send(request: string, ...lines: string[]): Promise<string> {
  const { host, port } = new URL(counter.address);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1');
    let answer = '';
    socket.on('data', (bytes) => {
      answer += String(bytes);
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
    socket.end(`${[request, `Host: ${host}`, ...lines].join('\r\n')}\r\n\r\n`);
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

  it.each([
    '/../package.json',
    '/%2e%2e/package.json',
    '/..%2fsecret.js',
    '/..%5csecret.js',
    '/assets/..%2f..%2fsecret.js',
    '/assets/../../data',
    '/assets',
    '/index.html%00',
    '//',
    '//[',
    '//evil.example/x',
    '/__proto__',
  ])('SEC-5: serves nothing but the screens: %s', async (path) => {
    const { cookie } = await signIn();
    expect(await send(`GET ${path} HTTP/1.1`, `Cookie: ${cookie}`)).toMatch(/^HTTP\/1.1 404 /);
  });

  it.each([
    ['another server’s address', 'GET http://evil.example/ HTTP/1.1', '', 403],
    ['an address that cannot be read', 'GET http://[ HTTP/1.1', '', 403],
    ['no path', 'OPTIONS * HTTP/1.1', '', 403],
    ['two hosts', 'GET / HTTP/1.1', 'Host: evil.example', 403],
    ['two lengths', 'POST /rpc HTTP/1.1', 'Content-Length: 5\r\nTransfer-Encoding: chunked', 400],
    ['a tunnel', 'CONNECT evil.example:80 HTTP/1.1', '', null],
  ])(
    'SEC-5: refuses %s, says nothing of it to the console, and keeps answering',
    async (_what, line, more, status) => {
      const complaints = vi.spyOn(console, 'error');
      const { cookie, origin } = await signIn();
      const answer = await send(
        line,
        `Cookie: ${cookie}`,
        `Origin: ${origin}`,
        ...(more === '' ? [] : [more]),
      );
      if (status === null) expect(answer).toBe('');
      else expect(answer).toContain(`HTTP/1.1 ${status} `);
      expect(answer).not.toContain('counter</title>');
      expect((await ask('/', { headers: await signIn() })).status).toBe(200);
      expect(complaints).not.toHaveBeenCalled();
      complaints.mockRestore();
    },
  );

  it('SEC-5: ends a connection that goes on with junk after a request', async () => {
    const { cookie } = await signIn();
    const answer = await send('GET /assets/app-1.js HTTP/1.1', `Cookie: ${cookie}`, '', '\u0001junk', '');
    expect(answer).toMatch(/HTTP\/1.1 400 /);
    expect((await ask('/', { headers: { cookie } })).status).toBe(200);
  });

  it('SEC-5: reads nothing of what a stranger goes on to send', async () => {
    const answer = await send('POST /rpc HTTP/1.1', 'Content-Length: 5000000000', '', 'x'.repeat(65_536));
    expect(answer).toMatch(/^HTTP\/1.1 403 .*connection: close/is);
  });

  it.each([
    ['an image or a script of another site', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }],
    ['another port of this machine', { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' }],
    ['an event source of another origin', { origin: 'https://evil.example' }],
  ])('SEC-5: gives no events to %s, even with the cookie', async (_what, extra) => {
    const { cookie } = await signIn();
    expect((await ask('/events', { headers: { cookie, ...extra } })).status).toBe(403);
    expect((await ask('/', { headers: { cookie, ...extra } })).status).toBe(403);
  });

  it('SEC-5: serves two tabs, each with its own events', async () => {
    const events = await Promise.all([eventThat(() => true), eventThat(() => true)]);
    expect(events.map(({ state }) => state)).toEqual(['ready', 'ready']);
  });

  it('SEC-6: answers others while a body comes slowly or not at all, and stops all the same', async () => {
    const { cookie, origin } = await signIn();
    const { port } = new URL(counter.address);
    const slow = connect(Number(port), '127.0.0.1');
    slow.on('error', () => undefined);
    const lines = [
      `Host: 127.0.0.1:${port}`,
      `Cookie: ${cookie}`,
      `Origin: ${origin}`,
      JSON_BODY,
      'Content-Length: 99',
    ];
    slow.write(`POST /rpc HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n{`);
    expect((await call({ cookie, origin }, 'fake.echo', 1)).status).toBe(200);
    const complaints = vi.spyOn(console, 'error');
    await counter.stop();
    slow.destroy();
    expect(complaints).not.toHaveBeenCalled();
    complaints.mockRestore();
  });

  it('SEC-6: refuses a call nested deeper than any of the contract, and keeps answering', async () => {
    const signedIn = await signIn();
    const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
    for (const levels of [40, 200_000]) {
      const body = `{"name":"fake.echo","session":null,"commandId":null,"input":${deep(levels)}}`;
      const headers = { ...signedIn, 'content-type': 'application/json' };
      expect((await ask('/rpc', { method: 'POST', headers, body })).status).toBe(400);
    }
    expect((await call(signedIn, 'fake.echo', [[[1]]])).status).toBe(200);
  });

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

  it.each([
    ['..', 'file'],
    ['.', 'file'],
    ['../../x.csv', 'x.csv'],
    ['.csv', 'file.csv'],
    ['\u0000a.xlsx', '_a.xlsx'],
    ['CON.csv', 'fileCON.csv'],
    ['list. ', 'list'],
    [`${'药'.repeat(200)}.csv`, `${'药'.repeat(60)}.csv`],
    [`${'\u{20bb7}'.repeat(200)}.${'药'.repeat(90)}`, '\u{20bb7}'.repeat(60)],
  ])('CAT-2 SEC-5: a file named %j is kept as %j', async (given, kept) => {
    await serve();
    const path = `/files?name=${encodeURIComponent(given)}`;
    const answer = await ask(path, { method: 'PUT', headers: await signIn(), body: '1' });
    expect(basename(JSON.parse(answer.body).fileRef)).toBe(kept);
  });

  it('CAT-2: a file is not kept while the core is away, nor one that breaks off', async () => {
    await serve('refused');
    const headers = await signIn();
    const away = await ask('/files?name=a.csv', { method: 'PUT', headers, body: '1' });
    expect([away.status, JSON.parse(away.body).error.code]).toEqual([503, 'CORE_UNREACHABLE']);
    const complaints = vi.spyOn(console, 'error');
    await send(
      'PUT /files?name=a.csv HTTP/1.1',
      `Cookie: ${headers.cookie}`,
      `Origin: ${headers.origin}`,
      'Content-Length: 100',
      '',
      'cut',
    );
    const uploads = join(folder, 'refused', 'tmp', 'uploads');
    await expect.poll(() => readdir(uploads, { recursive: true }), { timeout: 20_000 }).toHaveLength(1);
    expect(complaints).not.toHaveBeenCalled();
    complaints.mockRestore();
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
