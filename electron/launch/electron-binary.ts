import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const PROBE_WITHIN_MS = 4_000;
const FETCH_WITHIN_MS = 10 * 60_000;

/** The release page, and the mirror that can be reached where the former cannot. The package knows the checksums. */
const SOURCES = [
  'https://github.com/electron/electron/releases/download/',
  'https://npmmirror.com/mirrors/electron/',
] as const;

/** Why Electron is not used; goes into the one line that says so. */
export type ElectronAbsence = 'not-installed' | 'no-display';

/** Electron's program file, fetched once if it can be had within a reasonable time. */
export async function findElectron(root: string, env: NodeJS.ProcessEnv): Promise<string | ElectronAbsence> {
  if (process.platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) return 'no-display';
  const folder = join(root, 'node_modules/electron');
  const installed = installedBinary(folder, env);
  if (installed !== null) return installed;
  const isOffline = env.CI !== undefined || env.npm_config_offline === 'true';
  if (isOffline || !existsSync(folder) || !(await fetchBinary(folder, env))) return 'not-installed';
  return installedBinary(folder, env) ?? 'not-installed';
}

/** The binary that the `electron` package has or was told to use, without its habit of fetching one. */
export function installedBinary(folder: string, env: NodeJS.ProcessEnv): string | null {
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const binary = join(
    env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'),
    readFileSync(pathFile, 'utf8'),
  );
  return existsSync(binary) ? binary : null;
}

async function fetchBinary(folder: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  const source = env.ELECTRON_MIRROR ?? env.npm_config_electron_mirror ?? (await reachableSource());
  if (source === null) return false;
  console.log('正在下载 Electron（约 110 MB，仅一次）… Fetching Electron, about 110 MB, once …');
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(folder, 'install.js')], {
      env: { ...env, ELECTRON_MIRROR: source },
      stdio: ['ignore', 'ignore', 'ignore'],
      timeout: FETCH_WITHIN_MS,
    });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}

/** Whichever source answers first; null when none does. */
async function reachableSource(): Promise<string | null> {
  const probe = async (source: string) => {
    const response = await fetch(source, { method: 'HEAD', signal: AbortSignal.timeout(PROBE_WITHIN_MS) });
    if (response.status >= 500) throw new Error(`${source} answered ${response.status}`);
    return source;
  };
  try {
    return await Promise.any(SOURCES.map(probe));
  } catch (error) {
    if (error instanceof AggregateError) return null;
    throw error;
  }
}
