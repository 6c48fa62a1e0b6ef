import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtScreens } from '../../electron/browser/screens.ts';
import { type CounterServer, serveCounter } from '../../electron/browser/serve-counter.ts';

const FAKE_CORE = join(import.meta.dirname, 'fake-core/entry.ts');

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: string;
}

interface Sending {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer;
}

interface StateEvent {
  readonly kind: string;
  readonly state?: string;
}

/** What a request of a page that holds the key carries. */
export interface SignedIn extends Record<string, string> {
  readonly cookie: string;
  readonly origin: string;
}

/** The browser shell over a core that keeps no store, with two files for screens. */
export class BrowserShell {
  readonly folder: string;
  readonly counter: CounterServer;

  private constructor(folder: string, counter: CounterServer) {
    this.folder = folder;
    this.counter = counter;
  }

  /** Serves a data folder, whose name may tell the core how to behave, and waits until the core has answered. */
  static async open(dataDirName = 'data'): Promise<BrowserShell> {
    const folder = await mkdtemp(join(tmpdir(), 'shell-browser-'));
    const dataDir = join(folder, dataDirName);
    const screensDir = join(folder, 'screens');
    await mkdir(join(screensDir, 'assets'), { recursive: true });
    await mkdir(dataDir, { recursive: true });
    await writeFile(join(screensDir, 'index.html'), '<!doctype html><title>counter</title>');
    await writeFile(join(screensDir, 'assets', 'app-1.js'), 'export {};');
    const counter = await serveCounter({
      core: { dataDir, resourcesDir: folder, appVersion: '0.0.0', clockOffsetMs: 0 },
      coreEntry: FAKE_CORE,
      port: 0,
      openScreens: builtScreens(screensDir),
    });
    const shell = new BrowserShell(folder, counter);
    await shell.eventThat(({ state }) => state === 'ready' || state === 'failed');
    return shell;
  }

  async close(): Promise<void> {
    await this.counter.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  get address(): URL {
    return new URL(this.counter.address);
  }

  /** A request with exactly these headers; a browser's fetch would not let a test lie about Host and Origin. */
  ask(path: string, { method = 'GET', headers = {}, body }: Sending = {}): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const request = httpRequest(new URL(path, this.address), { method, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      });
      request.on('error', reject);
      request.end(body);
    });
  }

  /** Sends lines that no HTTP client would; returns everything that comes back. */
  send(request: string, ...lines: string[]): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = this.begin(request, ...lines);
      let answer = '';
      socket.on('data', (bytes) => {
        answer += String(bytes);
      });
      socket.on('error', reject);
      socket.on('close', () => resolve(answer));
      socket.end();
    });
  }

  /** Sends lines and leaves the connection open. */
  begin(request: string, ...lines: string[]): Socket {
    const { host, port } = this.address;
    const socket = connect(Number(port), '127.0.0.1');
    socket.write(`${[request, `Host: ${host}`, ...lines].join('\r\n')}\r\n\r\n`);
    return socket;
  }

  async signIn(): Promise<SignedIn> {
    const { origin, pathname, search } = this.address;
    const answer = await this.ask(`${pathname}${search}`);
    return { cookie: String(answer.headers['set-cookie']?.[0]).split(';')[0] ?? '', origin };
  }

  call(signedIn: SignedIn, name: string, input: unknown = {}): Promise<Answer> {
    const headers = { ...signedIn, 'content-type': 'application/json' };
    const body = JSON.stringify({ name, input, session: null, commandId: null });
    return this.ask('/rpc', { method: 'POST', headers, body });
  }

  /** The first event of a fresh stream that is wanted, however long it takes. */
  async eventThat(isWanted: (event: StateEvent) => boolean): Promise<StateEvent> {
    const { cookie } = await this.signIn();
    const response = await fetch(new URL('/events', this.address), { headers: { cookie } });
    let unread = '';
    for await (const text of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const blocks = (unread + text).split('\n\n');
      unread = blocks.pop() ?? '';
      for (const block of blocks) {
        if (!block.startsWith('data: ')) continue;
        const event = JSON.parse(block.slice('data: '.length)) as StateEvent;
        if (isWanted(event)) return event;
      }
    }
    throw new Error('the stream ended before the event');
  }
}
