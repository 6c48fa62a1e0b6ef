import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BrowserShell } from '#test/support/browser-shell.ts';

// Each test starts a process; a machine that is busy with others takes its time over that.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let shell: BrowserShell;
beforeEach(async () => {
  shell = await BrowserShell.open();
});
afterEach(() => shell.close());

describe('the browser shell under attack, and in bad luck', () => {
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
    const { cookie } = await shell.signIn();
    expect(await shell.send(`GET ${path} HTTP/1.1`, `Cookie: ${cookie}`)).toMatch(/^HTTP\/1.1 404 /);
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
      const { cookie, origin } = await shell.signIn();
      const answer = await shell.send(
        line,
        `Cookie: ${cookie}`,
        `Origin: ${origin}`,
        ...(more === '' ? [] : [more]),
      );
      if (status === null) expect(answer).toBe('');
      else expect(answer).toContain(`HTTP/1.1 ${status} `);
      expect(answer).not.toContain('counter</title>');
      expect((await shell.ask('/', { headers: await shell.signIn() })).status).toBe(200);
      expect(complaints).not.toHaveBeenCalled();
      complaints.mockRestore();
    },
  );

  it('SEC-5: ends a connection that goes on with junk after a request', async () => {
    const { cookie } = await shell.signIn();
    const answer = await shell.send(
      'GET /assets/app-1.js HTTP/1.1',
      `Cookie: ${cookie}`,
      '',
      '\u0001junk',
      '',
    );
    expect(answer).toMatch(/HTTP\/1.1 400 /);
    expect((await shell.ask('/', { headers: { cookie } })).status).toBe(200);
  });

  it('SEC-5: reads nothing of what a stranger goes on to send', async () => {
    const answer = await shell.send(
      'POST /rpc HTTP/1.1',
      'Content-Length: 5000000000',
      '',
      'x'.repeat(65_536),
    );
    expect(answer).toMatch(/^HTTP\/1.1 403 .*connection: close/is);
  });

  it.each([
    ['an image or a script of another site', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }],
    ['another port of this machine', { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' }],
    ['an event source of another origin', { origin: 'https://evil.example' }],
  ])('SEC-5: gives no events to %s, even with the cookie', async (_what, extra) => {
    const { cookie } = await shell.signIn();
    expect((await shell.ask('/events', { headers: { cookie, ...extra } })).status).toBe(403);
    expect((await shell.ask('/', { headers: { cookie, ...extra } })).status).toBe(403);
  });

  it('SEC-5: serves two tabs, each with its own events', async () => {
    const events = await Promise.all([shell.eventThat(() => true), shell.eventThat(() => true)]);
    expect(events.map(({ state }) => state)).toEqual(['ready', 'ready']);
  });

  it('SEC-6: answers others while a body comes slowly or not at all, and stops all the same', async () => {
    const { cookie, origin } = await shell.signIn();
    const key = [`Cookie: ${cookie}`, `Origin: ${origin}`, 'Content-Type: application/json'];
    const slow = shell.begin('POST /rpc HTTP/1.1', ...key, 'Content-Length: 99', '', '{"name":');
    slow.on('error', () => undefined);
    expect((await shell.call({ cookie, origin }, 'fake.echo', 1)).status).toBe(200);
    const complaints = vi.spyOn(console, 'error');
    await shell.counter.stop();
    slow.destroy();
    expect(complaints).not.toHaveBeenCalled();
    complaints.mockRestore();
  });

  it('SEC-6: refuses a call nested deeper than any of the contract, and keeps answering', async () => {
    const signedIn = await shell.signIn();
    const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
    for (const levels of [40, 200_000]) {
      const body = `{"name":"fake.echo","session":null,"commandId":null,"input":${deep(levels)}}`;
      const headers = { ...signedIn, 'content-type': 'application/json' };
      expect((await shell.ask('/rpc', { method: 'POST', headers, body })).status).toBe(400);
    }
    expect((await shell.call(signedIn, 'fake.echo', [[[1]]])).status).toBe(200);
  });
});
