import { EventEmitter } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { closeBrowser } from './chromium.ts';
import { openWindows } from './open-windows.ts';
import { Preventable } from './preventable.ts';
import { readSettings } from './settings.ts';

/** The folder of the package that is run, as Electron finds it from the path it was given. */
function packageRoot(from: string): string {
  return existsSync(join(from, 'package.json')) ? from : packageRoot(dirname(from));
}

class StandInApp extends EventEmitter {
  readonly isPackaged = false;
  readonly #paths = new Map<string, string>();
  readonly #root = packageRoot(dirname(process.argv[1] ?? process.cwd()));

  constructor() {
    super();
    // Electron turns a request to end into an orderly quit, on every platform.
    process.on('SIGTERM', () => this.quit());
    process.on('SIGINT', () => this.quit());
    process.on('disconnect', () => this.quit());
  }

  setPath(name: string, path: string): void {
    this.#paths.set(name, path);
  }

  getPath(name: string): string {
    const path = this.#paths.get(name);
    if (path === undefined) throw new Error(`the stand-in has no path "${name}"`);
    return path;
  }

  getAppPath(): string {
    return this.#root;
  }

  getVersion(): string {
    return (JSON.parse(readFileSync(join(this.#root, 'package.json'), 'utf8')) as { version: string })
      .version;
  }

  getLocale(): string {
    return readSettings().locale;
  }

  enableSandbox(): void {
    // Every page of the stand-in's browser is one without Node already.
  }

  requestSingleInstanceLock(): boolean {
    return true;
  }

  async whenReady(): Promise<void> {
    await new Promise(setImmediate);
  }

  quit(): void {
    const event = new Preventable();
    this.emit('before-quit', event);
    if (event.defaultPrevented) return;
    for (const window of [...openWindows]) window.destroyForQuit();
    void closeBrowser().then(() => process.exit(0));
  }
}

export const app = new StandInApp();
