import { EventEmitter } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame, Page, Route } from 'playwright-core';
import { ipcMain } from './ipc-main.ts';
import type { StandInPort } from './message-ports.ts';
import type { FromPage, ToPage } from './page-runtime.ts';
import { Preventable } from './preventable.ts';
import { answerByProgram } from './protocol.ts';
import type { StandInSession } from './session.ts';
import { readSettings } from './settings.ts';
import { toPageUrl, toProgramUrl } from './urls.ts';

class NavigationEvent extends Preventable {
  readonly url: string;

  constructor(url: string) {
    super();
    this.url = url;
  }
}

/** A page of the browser, as the program sees it. */
export class StandInWebContents extends EventEmitter {
  readonly #page: Promise<Page>;
  readonly #session: StandInSession;
  readonly #ports = new Map<number, StandInPort>();
  /** Messages reach a page in the order in which they were sent. */
  #outgoing: Promise<unknown>;
  #zoomLevel = 0;
  /** The URL that the program itself loads: it is not asked whether it may. */
  #loading: string | null = null;
  opensWindow: () => { action: string } = () => ({ action: 'allow' });

  constructor(page: Promise<Page>, session: StandInSession) {
    super();
    this.#page = page;
    this.#session = session;
    this.#outgoing = page;
  }

  /** Ties the page to the program, before anything is loaded into it. */
  async bind(page: Page): Promise<void> {
    await page.exposeBinding('standInToProgram', ({ frame }, message: FromPage) =>
      this.#hear(frame, message),
    );
    await page.route('**/*', (route) => this.#answer(page, route));
    page.on('load', () => this.emit('did-finish-load'));
    page.on('crash', () => this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }));
    page.on('popup', (popup) => this.opensWindow().action === 'deny' && void popup.close());
  }

  send(channel: string, data: unknown): void {
    this.postMessage(channel, data, []);
  }

  postMessage(channel: string, data: unknown, ports: readonly StandInPort[]): void {
    this.#tell({ kind: 'message', channel, data, portIds: ports.map((port) => port.id) });
    for (const port of ports) {
      this.#ports.set(port.id, port);
      port.place(
        (arrived) => this.#tell({ kind: 'port', portId: port.id, data: arrived }),
        () => this.#ports.delete(port.id),
      );
    }
  }

  setWindowOpenHandler(handler: () => { action: string }): void {
    this.opensWindow = handler;
  }

  async loadURL(url: string): Promise<void> {
    const page = await this.#page;
    this.#loading = toPageUrl(url);
    await page.goto(this.#loading);
    this.#loading = null;
  }

  reload(): void {
    void this.#page.then((page) => this.loadURL(page.url()));
  }

  getZoomLevel(): number {
    return this.#zoomLevel;
  }

  setZoomLevel(level: number): void {
    this.#zoomLevel = level;
  }

  async setVisualZoomLevelLimits(): Promise<void> {
    // A headless page has no gestures.
  }

  print(_options: object, done: (printed: boolean, reason: string) => void): void {
    this.#printToFile().then(
      () => done(true, ''),
      (error: Error) => done(false, error.message),
    );
  }

  async #printToFile(): Promise<void> {
    const { printedDir } = readSettings();
    await mkdir(printedDir, { recursive: true });
    await (await this.#page).pdf({ path: join(printedDir, `${Date.now()}.pdf`) });
  }

  #tell(message: ToPage): void {
    this.#outgoing = this.#outgoing
      .then(() => this.#page)
      .then((page) => page.evaluate(deliver, message))
      // The page was closed or reloaded meanwhile; a message to it is lost, as in Electron.
      .catch(() => undefined);
  }

  #hear(frame: Frame, message: FromPage): unknown {
    if (message.kind === 'port') {
      this.#ports.get(message.portId)?.post(message.data);
      return undefined;
    }
    const parent = frame.parentFrame();
    const senderFrame = {
      url: toProgramUrl(frame.url()),
      parent: parent && { url: toProgramUrl(parent.url()) },
    };
    const event = { sender: this, senderFrame };
    if (message.kind === 'invoke') return ipcMain.invoke(message.channel, event, message.args);
    return void ipcMain.emit(message.channel, event, ...message.args);
  }

  async #answer(page: Page, route: Route): Promise<void> {
    const request = route.request();
    const url = toProgramUrl(request.url());
    const isOwnLoad = request.url() === this.#loading && request.frame() === page.mainFrame();
    if (request.isNavigationRequest() && !isOwnLoad) {
      const event = new NavigationEvent(url);
      this.emit('will-frame-navigate', event);
      if (event.defaultPrevented) return route.abort('aborted');
    }
    // Another document comes; a change of the address within the page, as by its router, keeps the ports.
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) this.#dropPorts();
    const answer = await answerByProgram(url, request.method());
    if (answer !== null) {
      const body = Buffer.from(await answer.arrayBuffer());
      return route.fulfill({ status: answer.status, headers: Object.fromEntries(answer.headers), body });
    }
    return (await this.#session.admits(url)) ? route.continue() : route.abort('blockedbyclient');
  }

  #dropPorts(): void {
    for (const port of this.#ports.values()) port.close();
    this.#ports.clear();
  }
}

function deliver(message: ToPage): void {
  const page = globalThis as unknown as { standInFromProgram(message: ToPage): void };
  page.standInFromProgram(message);
}
