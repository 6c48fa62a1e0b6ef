import { join } from 'node:path';
import { devScreens } from '../browser/dev-screens.ts';
import { builtScreens } from '../browser/screens.ts';
import { type CounterServer, serveCounter } from '../browser/serve-counter.ts';
import { openInBrowser } from './open-in-browser.ts';
import type { StartOptions } from './options.ts';

/** Serves the counter in a browser until the process is asked to end. */
export async function runInBrowser(
  root: string,
  version: string,
  options: StartOptions,
  reason: string,
): Promise<void> {
  const counter = await serveOnFreePort(root, version, options);
  console.log(`${reason}${counter.address}`);
  if (options.opensBrowser) openInBrowser(counter.address, process.env);
  await interrupted();
  await counter.stop();
}

/** Another program's, or one of those that Windows keeps for itself and refuses. */
const TAKEN: ReadonlySet<string | undefined> = new Set(['EADDRINUSE', 'EACCES']);

/** On the usual port if it is free, else, when nobody asked for one, on any. */
async function serveOnFreePort(root: string, version: string, options: StartOptions): Promise<CounterServer> {
  const serve = (port: number) =>
    serveCounter({
      core: {
        dataDir: options.dataDir,
        resourcesDir: join(root, 'resources'),
        appVersion: version,
        clockOffsetMs: options.clockOffsetMs,
      },
      coreEntry: join(root, options.development ? 'electron/core/entry.ts' : 'out/main/core.js'),
      port,
      openScreens: options.development
        ? devScreens(join(root, 'electron.vite.config.ts'))
        : builtScreens(join(root, 'out/renderer')),
    });
  try {
    return await serve(options.port);
  } catch (error) {
    if (!TAKEN.has((error as NodeJS.ErrnoException).code)) throw error;
    if (options.portIsChosen)
      throw new Error(`端口 ${options.port} 已被占用 · Port ${options.port} is in use`);
    return serve(0);
  }
}

/** Waits for the first request to end; further ones change nothing while the store is being closed. */
function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    process.on('SIGINT', () => resolve());
    process.on('SIGTERM', () => resolve());
  });
}
