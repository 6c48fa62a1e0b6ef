import { spawn } from 'node:child_process';
import type { StartOptions } from './options.ts';

/** A program that ends this early with an error never showed its window: a library or a right is missing. */
const NEVER_STARTED_MS = 10_000;

/** Runs the built program in Electron until it ends. Returns its exit code, or null when it could not start. */
export function runElectron(binary: string, root: string, options: StartOptions): Promise<number | null> {
  const args = [root, `--data-dir=${options.dataDir}`, `--clock-offset-ms=${options.clockOffsetMs}`];
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const startedMs = performance.now();
  return new Promise((resolve) => {
    const child = spawn(binary, args, { stdio: 'inherit', env });
    // An interrupt reaches the whole group; Electron drains and ends, and so does this.
    const wait = () => undefined;
    process.on('SIGINT', wait);
    process.on('SIGTERM', () => child.kill('SIGTERM'));
    child.once('error', () => resolve(null));
    child.once('exit', (code) => {
      process.off('SIGINT', wait);
      const neverStarted = code !== 0 && performance.now() - startedMs < NEVER_STARTED_MS;
      resolve(neverStarted ? null : (code ?? 0));
    });
  });
}
