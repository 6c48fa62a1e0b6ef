import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { BrowserShell } from '#test/support/browser-shell.ts';

// Each test starts a process; a machine that is busy with others takes its time over that.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let shell: BrowserShell;
afterEach(() => shell.close());

describe('the browser shell carries calls to a core in a process of its own', () => {
  it('hands a call over and its result back', async () => {
    shell = await BrowserShell.open();
    const answer = JSON.parse((await shell.call(await shell.signIn(), 'fake.echo', { quantity: 2 })).body);
    expect(answer).toMatchObject({ ok: true, value: { input: { quantity: 2 } } });
    expect(answer.value.pid).not.toBe(process.pid);
  });

  it('ORD-11: says CORE_UNREACHABLE for a call whose core died, and answers the repeat from a new one', async () => {
    shell = await BrowserShell.open();
    const first = JSON.parse((await shell.call(await shell.signIn(), 'fake.echo')).body);
    expect(JSON.parse((await shell.call(await shell.signIn(), 'fake.die')).body)).toMatchObject({
      error: { code: 'CORE_UNREACHABLE' },
    });
    await shell.eventThat(({ state }) => state === 'ready');
    const repeated = JSON.parse((await shell.call(await shell.signIn(), 'fake.echo')).body);
    expect(repeated.ok).toBe(true);
    expect(repeated.value.pid).not.toBe(first.value.pid);
  });

  it('finishes a running call before it stops', async () => {
    shell = await BrowserShell.open();
    const headers = await shell.signIn();
    await shell.call(headers, 'fake.echo');
    const running = shell.call(headers, 'fake.slow', 'kept');
    // Answered after the slow call has arrived: both go the same way.
    await shell.call(headers, 'fake.echo');
    await shell.counter.stop();
    expect(JSON.parse((await running).body)).toMatchObject({ ok: true, value: { input: 'kept' } });
  });

  it('OPS-4: tells every new listener why the store did not open', async () => {
    shell = await BrowserShell.open('refused');
    const failed = { state: 'failed', error: { code: 'STORE_NEWER' } };
    expect(await shell.eventThat(() => true)).toMatchObject(failed);
    expect(JSON.parse((await shell.call(await shell.signIn(), 'fake.echo')).body)).toMatchObject({
      error: { code: 'CORE_UNREACHABLE' },
    });
  });

  it('CAT-2: keeps a picked file for the core under a harmless name, and takes it away at the end', async () => {
    shell = await BrowserShell.open();
    const headers = await shell.signIn();
    const name = encodeURIComponent('../../药品 目录.csv');
    const answer = await shell.ask(`/files?name=${name}`, { method: 'PUT', headers, body: '通用名,条码\n' });
    const { fileRef } = JSON.parse(answer.body);
    expect(fileRef).toMatch(/uploads.*药品 目录\.csv$/);
    expect(fileRef.slice('ref:'.length).startsWith(join(shell.folder, 'data', 'tmp', 'uploads'))).toBe(true);
    await shell.counter.stop();
    expect(await readdir(join(shell.folder, 'data', 'tmp', 'uploads'))).toEqual([]);
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
    shell = await BrowserShell.open();
    const path = `/files?name=${encodeURIComponent(given)}`;
    const answer = await shell.ask(path, { method: 'PUT', headers: await shell.signIn(), body: '1' });
    expect(basename(JSON.parse(answer.body).fileRef)).toBe(kept);
  });

  it('CAT-2: a file is not kept while the core is away, nor one that breaks off', async () => {
    shell = await BrowserShell.open('refused');
    const headers = await shell.signIn();
    const away = await shell.ask('/files?name=a.csv', { method: 'PUT', headers, body: '1' });
    expect([away.status, JSON.parse(away.body).error.code]).toEqual([503, 'CORE_UNREACHABLE']);
    const complaints = vi.spyOn(console, 'error');
    await shell.send(
      'PUT /files?name=a.csv HTTP/1.1',
      `Cookie: ${headers.cookie}`,
      `Origin: ${headers.origin}`,
      'Content-Length: 100',
      '',
      'cut',
    );
    const uploads = join(shell.folder, 'refused', 'tmp', 'uploads');
    await expect.poll(() => readdir(uploads, { recursive: true }), { timeout: 20_000 }).toHaveLength(1);
    expect(complaints).not.toHaveBeenCalled();
    complaints.mockRestore();
  });
});
