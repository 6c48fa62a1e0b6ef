import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { basename, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { build } from 'vite';
import { coreThreads } from '../../electron/core-threads.ts';
import { NATIVE_PACKAGES } from '../../electron/native-packages.ts';
import type { BenchSuite } from './bench-types.ts';

const ROOT = join(import.meta.dirname, '..', '..');
/** Inside the project, so that the packages with native code are found from there. */
const PROGRAMS = join(ROOT, 'test-results', 'bench-programs');

/**
 * Runs one of the measuring programs of this folder in a process of its own, whose memory and whose loaded code are
 * the counter's alone; returns the JSON that it prints. The program is bundled as the shipped core is: loaded file
 * by file, the same code takes twice the memory and many times as long to load.
 */
export async function inChild<T>(program: string, args: readonly string[]): Promise<T> {
  const bundle = await bundled(program);
  const child = spawn(process.execPath, [bundle, ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  if (code !== 0) throw new Error(`${program} ended with ${code}`);
  return JSON.parse(output) as T;
}

const bundles = new Map<string, string>();

async function bundled(program: string): Promise<string> {
  const known = bundles.get(program);
  if (known !== undefined) return known;
  const name = basename(program, '.ts');
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    ssr: { noExternal: true, external: NATIVE_PACKAGES },
    build: {
      ssr: true,
      target: 'node24',
      outDir: join(PROGRAMS, name),
      emptyOutDir: true,
      rolldownOptions: {
        input: {
          [name]: join(import.meta.dirname, program),
          ...coreThreads(ROOT),
        },
        external: NATIVE_PACKAGES,
      },
    },
  });
  const bundle = join(PROGRAMS, name, `${name}.js`);
  bundles.set(program, bundle);
  return bundle;
}

/** A suite that is measured in a process of its own, bundled as the shipped core is. */
export function suiteInChild(name: string): BenchSuite {
  return { name, run: ({ quick }) => inChild('suite-child.ts', [name, ...(quick ? ['--quick'] : [])]) };
}
