import { EventEmitter } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { app } from './app.ts';
import { browserContext, debuggingPort } from './chromium.ts';
import { openWindows } from './open-windows.ts';
import { pageScript } from './page-runtime.ts';
import { session } from './session.ts';
import { readSettings, report } from './settings.ts';
import { StandInWebContents } from './web-contents.ts';

interface WindowOptions {
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
  readonly show?: boolean;
  readonly webPreferences?: {
    readonly preload?: string;
    readonly partition?: string;
    readonly javascript?: boolean;
  };
}

export class BaseWindow extends EventEmitter {}

/** A window that is a page. It opens at once, and the program may wait for it only by loading a URL. */
export class BrowserWindow extends BaseWindow {
  readonly webContents: StandInWebContents;
  readonly #options: WindowOptions;
  readonly #page: Promise<Page>;
  #isMaximized = false;
  #isDestroyed = false;

  constructor(options: WindowOptions = {}) {
    super();
    this.#options = options;
    const { partition } = options.webPreferences ?? {};
    const pageSession = partition === undefined ? session.defaultSession : session.fromPartition(partition);
    const opened = Promise.withResolvers<Page>();
    this.#page = opened.promise;
    this.webContents = new StandInWebContents(opened.promise, pageSession);
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'));
    openWindows.add(this);
    app.emit('web-contents-created', {}, this.webContents);
    this.#open().then(opened.resolve, opened.reject);
  }

  async #open(): Promise<Page> {
    const { webPreferences = {}, width = 1_366, height = 768 } = this.#options;
    const context = await browserContext();
    const [blank] = context.pages().filter((page) => page.url() === 'about:blank');
    const page = blank ?? (await context.newPage());
    await page.setViewportSize({ width, height });
    await this.webContents.bind(page);
    if (webPreferences.preload !== undefined) {
      const source = await readFile(webPreferences.preload, 'utf8');
      await page.addInitScript(pageScript(source, readSettings().filesDir));
      report({ kind: 'window', debuggingPort: await debuggingPort() });
    }
    if (webPreferences.javascript === false) {
      const wire = await context.newCDPSession(page);
      await wire.send('Emulation.setScriptExecutionDisabled', { value: true });
    }
    page.on('close', () => this.#closed());
    return page;
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  destroy(): void {
    this.#isDestroyed = true;
    void this.#page.then((page) => page.close());
  }

  destroyForQuit(): void {
    this.emit('close', {});
    this.#isDestroyed = true;
    openWindows.delete(this);
  }

  show(): void {
    // A headless page is as visible as it gets.
  }
  focus(): void {
    // As above.
  }
  restore(): void {
    this.#isMaximized = false;
  }
  maximize(): void {
    this.#isMaximized = true;
  }
  isMaximized(): boolean {
    return this.#isMaximized;
  }
  isMinimized(): boolean {
    return false;
  }
  isDestroyed(): boolean {
    return this.#isDestroyed;
  }
  getNormalBounds() {
    const { x = 0, y = 0, width = 1_366, height = 768 } = this.#options;
    return { x, y, width, height };
  }

  /** The page is gone, by the program or by the test that plays its user. */
  #closed(): void {
    if (!openWindows.delete(this)) return;
    if (!this.#isDestroyed) this.emit('close', {});
    this.#isDestroyed = true;
    this.webContents.emit('destroyed');
    if (openWindows.size === 0) app.emit('window-all-closed');
  }
}
