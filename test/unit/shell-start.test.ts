import { mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isBuilt } from '../../electron/launch/build-if-stale.ts';
import { withBuildLock } from '../../electron/launch/build-lock.ts';
import { findElectron, installedBinary } from '../../electron/launch/electron-binary.ts';
import { readOptions } from '../../electron/launch/options.ts';
import { defaultDataDir } from '../../electron/shell/data-dir.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'shell-start-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function put(path: string, ageMinutes: number): Promise<void> {
  await mkdir(join(root, path, '..'), { recursive: true });
  await writeFile(join(root, path), '');
  const time = new Date(Date.now() - ageMinutes * 60_000);
  await utimes(join(root, path), time, time);
}

describe('the command line of npm start', () => {
  it('takes a folder as seen from where the person stands', () => {
    const options = readOptions(['--data-dir', 'store'], { INIT_CWD: root });
    expect(options.dataDir).toBe(resolve(root, 'store'));
  });

  it('opens no browser in CI, nor when told not to', () => {
    expect(readOptions([], {}).opensBrowser).toBe(true);
    expect(readOptions(['--no-open'], {}).opensBrowser).toBe(false);
    expect(readOptions([], { CI: '1' }).opensBrowser).toBe(false);
  });

  it.each(['--port 70000', '--port x', '--port 1.5', '--clock-offset-ms=', '--unknown', 'stray'])(
    'refuses %s',
    (line) => {
      expect(() => readOptions(line.split(' '), {})).toThrow();
    },
  );
});

describe('the data folder', () => {
  it.each([
    ['win32', { LOCALAPPDATA: '/local' }, '/local/Pharmacy Counter'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/data/Pharmacy Counter'],
  ] as const)('is the folder for programs on %s', (platform, env, expected) => {
    expect(defaultDataDir(platform, env)).toBe(join(expected));
  });

  it('is the folder for programs on macOS', () => {
    expect(defaultDataDir('darwin', {})).toMatch(/Library.Application Support.Pharmacy Counter$/);
  });
});

describe('the build before the start', () => {
  const sources = ['electron/a.ts', 'shared/b.ts', 'migrations/c.ts', 'renderer/d/e.tsx', 'resources/f.ts'];
  const files = ['package.json', 'package-lock.json', 'electron.vite.config.ts'];
  const products = [
    'out/main/index.js',
    'out/main/core.js',
    'out/preload/index.cjs',
    'out/renderer/index.html',
  ];
  beforeEach(async () => {
    for (const path of [...sources, ...files]) await put(path, 60);
    for (const folder of ['electron', 'shared', 'migrations', 'renderer', 'renderer/d', 'resources']) {
      const time = new Date(Date.now() - 60 * 60_000);
      await utimes(join(root, folder), time, time);
    }
    for (const path of products) await put(path, 30);
  });

  it('is left out when everything is newer than the sources', async () => {
    expect(await isBuilt(root)).toBe(true);
  });

  it.each(products)('is done when %s is missing', async (path) => {
    await rm(join(root, path));
    expect(await isBuilt(root)).toBe(false);
  });

  it.each([...sources, ...files])('is done when %s was changed', async (path) => {
    await put(path, 1);
    expect(await isBuilt(root)).toBe(false);
  });

  it('is done when a source was taken away', async () => {
    await rm(join(root, 'shared/b.ts'));
    expect(await isBuilt(root)).toBe(false);
  });
});

describe('the lock of the build', () => {
  it('lets one work after the other', async () => {
    const lockFile = join(root, 'build.lock');
    const done: string[] = [];
    const work = (name: string) =>
      withBuildLock(lockFile, async () => {
        done.push(`${name} begins`);
        await new Promise((resolve) => setTimeout(resolve, 50));
        done.push(`${name} ends`);
      });
    await Promise.all([work('first'), work('second')]);
    expect(done).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  });

  it('is taken over from a process that was killed', async () => {
    const lockFile = join(root, 'build.lock');
    await writeFile(lockFile, '2147483646');
    await withBuildLock(lockFile, async () => undefined);
    await expect(readFile(lockFile)).rejects.toThrow('ENOENT');
  });
});

describe("Electron's binary", () => {
  it('is found where the package says it unpacked it', async () => {
    const folder = join(root, 'node_modules/electron');
    expect(installedBinary(folder, {})).toBeNull();
    await put('node_modules/electron/dist/electron', 0);
    await writeFile(join(folder, 'path.txt'), 'electron');
    expect(installedBinary(folder, {})).toBe(join(folder, 'dist', 'electron'));
  });

  it('is not fetched in CI', async () => {
    await mkdir(join(root, 'node_modules/electron'), { recursive: true });
    expect(await findElectron(root, { CI: '1', DISPLAY: ':0' })).toBe('not-installed');
  });
});
