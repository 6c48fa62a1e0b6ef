import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { withBuildLock } from './build-lock.ts';

const SOURCES = [
  'electron',
  'shared',
  'migrations',
  'renderer',
  'resources',
  'package.json',
  'package-lock.json',
  'electron.vite.config.ts',
];
/** The first file that a build writes comes first: a source changed during the build is newer than it. */
const PRODUCTS = [
  'out/main/index.js',
  'out/main/core.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
];

/** Builds the bundles unless all are there and newer than every source. One process at a time does. */
export async function buildIfStale(root: string): Promise<void> {
  if (await isBuilt(root)) return;
  await withBuildLock(join(root, 'node_modules/.counter-build.lock'), async () => {
    // Somebody else may have built while this waited.
    if (!(await isBuilt(root))) await build(root);
  });
}

/** Whether all bundles are there and newer than every source. */
export async function isBuilt(root: string): Promise<boolean> {
  const [builtMs = 0, ...others] = await Promise.all(PRODUCTS.map((path) => modifiedMs(join(root, path))));
  const isComplete = builtMs > 0 && others.every((ms) => ms > 0);
  return isComplete && builtMs > (await newestMs(root));
}

async function newestMs(root: string): Promise<number> {
  const times = await Promise.all(SOURCES.map((path) => newestWithinMs(join(root, path))));
  return Math.max(...times);
}

async function newestWithinMs(path: string): Promise<number> {
  const info = await stat(path);
  if (!info.isDirectory()) return info.mtimeMs;
  const entries = await readdir(path, { recursive: true });
  // A folder's own time tells of files that were taken away.
  const times = await Promise.all(entries.map((entry) => modifiedMs(join(path, entry))));
  return Math.max(info.mtimeMs, ...times);
}

async function modifiedMs(path: string): Promise<number> {
  return (await stat(path).catch(() => null))?.mtimeMs ?? 0;
}

/** Runs the build; what it says is shown only if it fails. */
async function build(root: string): Promise<void> {
  console.log('正在构建（首次启动约需一分钟）… Building, about a minute the first time …');
  const script = join(root, 'node_modules/electron-vite/bin/electron-vite.js');
  const child = spawn(process.execPath, [script, 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(child, 'exit');
  const complaints = await text(child.stderr);
  const [exitCode] = await ended;
  if (exitCode !== 0) throw new Error(`${complaints}\nthe build ended with code ${exitCode}`);
}
