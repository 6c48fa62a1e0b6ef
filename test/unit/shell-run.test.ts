import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildIfStale } from '../../electron/launch/build-if-stale.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 300_000 });

const ROOT = join(import.meta.dirname, '../..');

let dataDir: string;
let program: ChildProcess;

/** Starts what `npm start` runs, and returns the line with the address. */
async function start(...args: readonly string[]): Promise<string> {
  const options = ['--no-open', '--port', '0', '--data-dir', dataDir, ...args];
  program = spawn(process.execPath, [join(ROOT, 'electron/start.ts'), ...options], {
    env: { ...process.env, CI: '1', DISPLAY: '', WAYLAND_DISPLAY: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  for await (const chunk of program.stdout ?? []) {
    printed += String(chunk);
    if (printed.includes('token=')) break;
  }
  return printed;
}

beforeEach(async () => {
  await buildIfStale(ROOT);
  dataDir = await mkdtemp(join(tmpdir(), 'shell-run-'));
});

afterEach(async () => {
  if (program.exitCode === null && program.signalCode === null) {
    const ended = once(program, 'exit');
    program.kill('SIGKILL');
    await ended;
  }
  await rm(dataDir, { recursive: true, force: true });
});

describe('npm start where Electron is not', () => {
  it('says so in one line, in both languages, with the address', async () => {
    const line = await start(...(process.platform === 'linux' ? [] : ['--browser']));
    expect(line.trim().split('\n')).toHaveLength(1);
    expect(line).toMatch(/浏览器|收银/);
    expect(line).toMatch(/http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}$/m);
    const [address = ''] = /http:\S+/.exec(line) ?? [];
    expect((await fetch(address)).status).toBe(200);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('closes the store in order on %s', async (signal) => {
    const line = await start('--browser');
    const [address = ''] = /http:\S+/.exec(line) ?? [];
    await expect.poll(() => coreLog(), { timeout: 50_000 }).toContain('core started');
    const ended = once(program, 'exit');
    program.kill(signal);
    expect(await ended).toEqual([0, null]);
    expect(await coreLog()).toContain('core stopped');
    await expect(fetch(address)).rejects.toThrow();
  });

  it('names a port that is taken', async () => {
    const port = new URL((/http:\S+/.exec(await start('--browser')) ?? [''])[0]).port;
    const second = spawn(process.execPath, [join(ROOT, 'electron/start.ts'), '--browser', '--port', port], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const ended = once(second, 'exit');
    let complaint = '';
    for await (const chunk of second.stderr) complaint += String(chunk);
    expect(complaint).toContain(`Port ${port} is in use`);
    expect(await ended).toEqual([1, null]);
  });
});

async function coreLog(): Promise<string> {
  return readFile(join(dataDir, 'logs', 'core.1.log'), 'utf8').catch(() => '');
}
