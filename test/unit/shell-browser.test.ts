import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BrowserShell } from '#test/support/browser-shell.ts';

// Each test starts a process; a machine that is busy with others takes its time over that.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let shell: BrowserShell;
beforeEach(async () => {
  shell = await BrowserShell.open();
});
afterEach(() => shell.close());

describe('the browser shell lets in only who holds the address', () => {
  it('SEC-5: exchanges the token for a cookie that no script can read and no other site sends', async () => {
    const { pathname, search } = shell.address;
    const answer = await shell.ask(`${pathname}${search}`);
    expect(answer.status).toBe(200);
    expect(answer.headers['set-cookie']?.[0]).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(answer.body).toContain('content="0;url=/"');
    expect(answer.body).not.toContain(shell.address.searchParams.get('token'));
  });

  it('SEC-5: binds the loopback address only', () => {
    expect(shell.address.hostname).toBe('127.0.0.1');
  });

  it.each([
    ['a wrong token', '/?token=guess', {}, 403],
    ['no cookie', '/', {}, 403],
    ['a wrong cookie', '/', { cookie: 'counter=guess' }, 403],
    ['a rebound host name', '/', { host: 'evil.example' }, 403],
    ['the right port under another name', '/', { host: 'localhost:1' }, 403],
  ])('SEC-5: refuses a page to %s', async (_what, path, headers, status) => {
    expect((await shell.ask(path, { headers })).status).toBe(status);
  });

  it('SEC-5: serves the screens with a strict policy once the cookie is there', async () => {
    const answer = await shell.ask('/', { headers: await shell.signIn() });
    expect(answer.status).toBe(200);
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'");
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.headers['x-frame-options']).toBe('DENY');
  });

  it.each([
    ['no origin', {}],
    ['a foreign origin', { origin: 'https://evil.example' }],
    ['another port of this machine', { origin: 'http://127.0.0.1:1' }],
    ['a sandboxed frame', { origin: 'null' }],
  ])('SEC-5: refuses a call with the right cookie from %s', async (_what, extra) => {
    const { cookie } = await shell.signIn();
    const headers = { cookie, 'content-type': 'application/json', ...extra };
    const answer = await shell.ask('/rpc', { method: 'POST', headers, body: '{}' });
    expect(answer.status).toBe(403);
    expect(JSON.parse(answer.body)).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
  });

  it('SEC-5: refuses what a plain form can send', async () => {
    const headers = { ...(await shell.signIn()), 'content-type': 'text/plain' };
    expect((await shell.ask('/rpc', { method: 'POST', headers, body: '{}' })).status).toBe(415);
  });

  it('SEC-6: refuses a call larger than a megabyte and keeps answering', async () => {
    const headers = { ...(await shell.signIn()), 'content-type': 'application/json' };
    const large = await shell.ask('/rpc', { method: 'POST', headers, body: Buffer.alloc(1_200_000, 32) });
    expect(large.status).toBe(413);
    expect((await shell.call(await shell.signIn(), 'fake.echo', 1)).status).toBe(200);
  });

  it.each(['not json', '{}', '{"name":1}'])('SEC-5: refuses a body that is no call: %s', async (body) => {
    const headers = { ...(await shell.signIn()), 'content-type': 'application/json' };
    expect((await shell.ask('/rpc', { method: 'POST', headers, body })).status).toBe(400);
  });
});
