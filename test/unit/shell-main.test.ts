import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { answer } from '../../electron/main/counter-protocol.ts';
import { drainBeforeQuit } from '../../electron/main/drain-before-quit.ts';
import { isCameraForCounter } from '../../electron/main/harden.ts';
import { readMainOptions } from '../../electron/main/main-options.ts';
import { openShellLog } from '../../electron/main/shell-log.ts';
import { isTrustedSender } from '../../electron/main/trusted-sender.ts';
import { makeWindowFolder } from '../../electron/main/window-folder.ts';
import { placeWindow } from '../../electron/main/window-place.ts';
import { loadWindowState, saveWindowState } from '../../electron/main/window-state-file.ts';
import { clampZoomLevel } from '../../electron/main/zoom.ts';
import { listRendererFiles, type RendererFile } from '../../electron/shell/renderer-files.ts';

const state = { x: 2_000, y: 50, width: 1_200, height: 800, maximized: false, zoomLevel: 0 };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shell-main-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('who may speak to the main process', () => {
  const frame = (url: string, parent: object | null = null) => ({
    senderFrame: { url, parent: parent as null },
  });

  it.each(['app://counter/', 'app://counter/index.html#/orders'])('SEC-5: the counter at %s may', (url) => {
    expect(isTrustedSender(frame(url))).toBe(true);
  });

  it.each([
    'https://counter/',
    'app://other/',
    'app://counter.evil.example/',
    'app://counter@evil.example/',
    'file:///counter/index.html',
    'data:text/html,app://counter/',
    'about:blank',
    '',
  ])('SEC-5: %s may not', (url) => {
    expect(isTrustedSender(frame(url))).toBe(false);
  });

  it('SEC-5: a frame inside the counter may not, nor one that is gone', () => {
    expect(isTrustedSender(frame('app://counter/', {}))).toBe(false);
    expect(isTrustedSender({ senderFrame: null })).toBe(false);
  });
});

describe('the camera', () => {
  const counter = 'app://counter/';

  it('RX-1 SEC-5: is there for the screens, in pictures only', () => {
    expect(isCameraForCounter('media', { url: counter, media: ['video'] })).toBe(true);
  });

  it.each([
    ['sound', 'media', counter, ['audio']],
    ['sound beside pictures', 'media', counter, ['video', 'audio']],
    ['the screen of the computer', 'display-capture', counter, ['video']],
    ['a place', 'geolocation', counter, []],
    ['nothing named', 'media', counter, []],
    ['something unknown', 'media', counter, ['unknown']],
    ['another page', 'media', 'https://counter/', ['video']],
    ['a page that poses as the counter', 'media', 'app://counter.evil.example/', ['video']],
    ['a page without an address', 'media', '', ['video']],
  ])('SEC-5: %s is refused', (_what, permission, url, media) => {
    expect(isCameraForCounter(permission, { url, media })).toBe(false);
  });
});

describe("the counter's own protocol", () => {
  let files: ReadonlyMap<string, RendererFile>;
  beforeAll(async () => {
    const screens = join(folder, 'screens');
    await mkdir(join(screens, 'assets'), { recursive: true });
    await writeFile(join(screens, 'index.html'), '<!doctype html>');
    await writeFile(join(screens, 'assets', 'app-1.js'), 'export {};');
    await writeFile(join(screens, 'notes.txt'), 'not a screen');
    await writeFile(join(folder, 'store.db'), 'secret');
    files = await listRendererFiles(screens);
  });
  const get = (url: string, method = 'GET') => answer(files, new Request(url, { method }));

  it('SEC-5: serves a screen with a strict policy', async () => {
    const response = await get('app://counter/');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self';");
  });

  it.each([
    'app://counter/../store.db',
    'app://counter/%2e%2e/store.db',
    'app://counter/..%2fstore.db',
    'app://counter/assets',
    'app://counter/notes.txt',
  ])('SEC-5: has no file at %s', async (url) => {
    expect((await get(url)).status).toBe(404);
  });

  it('SEC-5: answers no other host and no other method', async () => {
    expect((await get('app://other/')).status).toBe(403);
    expect((await get('app://counter/', 'POST')).status).toBe(403);
  });
});

describe("the window's place", () => {
  const main = { x: 0, y: 0, width: 1_920, height: 1_040 };
  const second = { x: 1_920, y: 0, width: 1_280, height: 984 };

  it('is the middle of the main display at first', () => {
    expect(placeWindow(null, [main])).toEqual({ x: 277, y: 136, width: 1_366, height: 768 });
  });

  it('is where it was, on the display where it was', () => {
    expect(placeWindow(state, [main, second])).toMatchObject({ x: 2_000, y: 50 });
  });

  it.each([
    ['its display was taken away', state],
    ['it was above the display', { ...state, x: 100, y: -500 }],
    ['only its edge would show', { ...state, x: -1_150, y: 100 }],
    ['its title bar was below the display', { ...state, x: 100, y: 1_030 }],
  ])('is the middle of the main display when %s', (_why, saved) => {
    expect(placeWindow(saved, [main])).toEqual({ x: 360, y: 120, width: 1_200, height: 800 });
  });

  it('never exceeds a small display', () => {
    expect(placeWindow(null, [{ x: 0, y: 24, width: 1_280, height: 720 }])).toEqual({
      x: 0,
      y: 24,
      width: 1_280,
      height: 720,
    });
  });

  it('survives a run, and a file that a crash cut short counts as none', async () => {
    const path = join(folder, 'window.json');
    expect(loadWindowState(path)).toBeNull();
    saveWindowState(path, state);
    expect(loadWindowState(path)).toEqual(state);
    await writeFile(path, '{"x": 20');
    expect(loadWindowState(path)).toBeNull();
    await writeFile(path, '{"x": 1e400, "y": 0}');
    expect(loadWindowState(path)).toBeNull();
  });

  it.each([
    [-5, -1],
    [-1, -1],
    [0, 0],
    [3, 3],
    [9, 3],
  ])('OPS-9: a zoom level of %d becomes %d', (level, expected) => {
    expect(clampZoomLevel(level)).toBe(expected);
  });
});

describe('a data folder that cannot be written', () => {
  it('OPS-4: keeps neither the window nor its log from opening', async () => {
    const notAFolder = join(folder, 'notes.txt');
    await writeFile(notAFolder, '');
    const window = makeWindowFolder(notAFolder);
    saveWindowState(join(window, 'window.json'), { ...state, maximized: true });
    openShellLog(notAFolder).info({ state: 'failed' }, 'core state');
    await rm(window, { recursive: true });
    expect(await readFile(notAFolder, 'utf8')).toBe('');
  });

  it('is the place of both where it can', async () => {
    const dataDir = join(folder, 'new', 'data');
    expect(makeWindowFolder(dataDir)).toBe(join(dataDir, 'window'));
    openShellLog(dataDir).info({ state: 'ready' }, 'core state');
    expect(await readFile(join(dataDir, 'logs', 'shell.log'), 'utf8')).toContain('"state":"ready"');
  });
});

describe("the program's command line", () => {
  const argv = ['electron', '.', '--data-dir=/store', '--clock-offset-ms=5000', '--enable-logging'];

  it('names the data folder and, in trials, the clock', () => {
    expect(readMainOptions(argv, false)).toEqual({ dataDir: resolve('/store'), clockOffsetMs: 5_000 });
  });

  it('SEC-5: moves no clock in an installed program', () => {
    expect(readMainOptions(argv, true).clockOffsetMs).toBe(0);
  });
});

describe('the end of the program', () => {
  it('waits, once, until the store is closed', async () => {
    const listeners: ((event: { preventDefault(): void }) => void)[] = [];
    const quit = vi.fn();
    const app = {
      on: (_event: string, listener: (typeof listeners)[number]) => listeners.push(listener),
      quit,
    };
    const drained = Promise.withResolvers<void>();
    const drain = vi.fn(() => drained.promise);
    drainBeforeQuit(app as unknown as Parameters<typeof drainBeforeQuit>[0], drain);
    const preventDefault = vi.fn();
    const askToQuit = () => {
      for (const listener of listeners) listener({ preventDefault });
    };
    askToQuit();
    askToQuit();
    expect(preventDefault).toHaveBeenCalledTimes(2);
    expect(quit).not.toHaveBeenCalled();
    drained.resolve();
    await vi.waitFor(() => expect(quit).toHaveBeenCalledOnce());
    askToQuit();
    expect(preventDefault).toHaveBeenCalledTimes(2);
    expect(drain).toHaveBeenCalledOnce();
  });
});
