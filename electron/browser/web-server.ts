import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CoreClient } from '../shell/core-client.ts';
import { SECURITY_HEADERS } from '../shell/security-headers.ts';
import { AccessGuard, type Refusal } from './access-guard.ts';
import { EventStreams } from './event-stream.ts';
import { answerFailure, answerJson, answerPage } from './http-answers.ts';
import { answerCall } from './rpc.ts';
import type { OpenScreens, Screens } from './screens.ts';
import { Uploads } from './uploads.ts';

const STOP_WITHIN_MS = 5_000;

export interface WebServerOptions {
  readonly core: CoreClient;
  /** Puts the offered backup in the place of a store that did not open. */
  readonly restoreBackup: () => void;
  readonly dataDir: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly openScreens: OpenScreens;
  readonly warn: (error: unknown) => void;
}

export interface WebServer {
  /** The first address, with the token in it. */
  readonly address: string;
  /** To be called when the core holds the store. */
  clearLeftovers(): Promise<void>;
  /** Answers what is being asked, then closes. */
  stop(): Promise<void>;
}

/** The counter's web server: this machine only, this address only, and only for who knows the token. */
export async function startWebServer(options: WebServerOptions): Promise<WebServer> {
  const server = createServer();
  await listen(server, options.port);
  const guard = new AccessGuard((server.address() as AddressInfo).port);
  const uploads = new Uploads(options.core, options.dataDir);
  const events = new EventStreams(options.core);
  const screens = await options.openScreens(server);
  const route = routeOf({ ...options, screens, guard, uploads, events });

  server.on('request', (request, response) => {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
    route(request, response).catch((error: unknown) => {
      // A tab that was closed in the middle of a request is no failure.
      if (request.destroyed && !request.complete) return;
      options.warn(error);
      if (response.headersSent) response.destroy();
      else answerFailure(response, 500, 'INTERNAL');
    });
  });
  return {
    address: `${guard.origin}/?token=${guard.token}`,
    clearLeftovers: () => uploads.clearLeftovers(),
    async stop() {
      events.closeAll();
      const closed = new Promise((resolve) => server.close(resolve));
      const cut = setTimeout(() => server.closeAllConnections(), STOP_WITHIN_MS);
      await closed;
      clearTimeout(cut);
      await screens.close();
      await uploads.clear();
    },
  };
}

interface RouteParts extends Pick<WebServerOptions, 'core' | 'restoreBackup'> {
  readonly screens: Screens;
  readonly guard: AccessGuard;
  readonly uploads: Uploads;
  readonly events: EventStreams;
}

function routeOf({ core, restoreBackup, screens, guard, uploads, events }: RouteParts) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const changes = request.method !== 'GET' && request.method !== 'HEAD';
    const url = askedUrl(request, guard.origin);
    if (url === null) return refuse(response, 'wrongHost', true);
    const token = url.searchParams.get('token');
    if (!changes && url.pathname === '/' && token !== null)
      return exchangeToken(guard, request, response, token);

    const refusal = guard.refuses(request.headers, changes);
    if (refusal !== null) return refuse(response, refusal, changes);
    const route = `${request.method} ${url.pathname}`;
    if (route === 'POST /rpc') return answerCall(core, request, response);
    if (route === 'PUT /files')
      return uploads.take(request, response, url.searchParams.get('name') ?? 'file');
    if (route === 'POST /restore') {
      restoreBackup();
      return answerJson(response, 202, {});
    }
    if (route === 'GET /events') return events.open(response);
    if (changes) return answerFailure(response, 405, 'UNKNOWN_CALL');
    await screens.answer(request, response, url.pathname);
  };
}

/**
 * What a request asks for, or null when it names no path of this server: proxies' and servers' forms, an address
 * that cannot be read, two hosts. No browser sends these.
 */
function askedUrl({ url: path = '', headersDistinct }: IncomingMessage, origin: string): URL | null {
  if (!path.startsWith('/') || (headersDistinct.host?.length ?? 0) > 1) return null;
  return URL.parse(origin + path);
}

/**
 * Turns the token of the address into a cookie. The answer is a page that goes on to the counter by itself: a
 * redirect would still count as coming from wherever the link was clicked, and a strict cookie would be left out.
 */
function exchangeToken(
  guard: AccessGuard,
  request: IncomingMessage,
  response: ServerResponse,
  token: string,
): void {
  const refusal = guard.refusesSender(request.headers, false) ?? (guard.acceptsToken(token) ? null : 'noKey');
  if (refusal !== null) {
    refuse(response, refusal, false);
    return;
  }
  response.setHeader('set-cookie', guard.cookie());
  answerPage(response, 200, { head: '<meta http-equiv="refresh" content="0;url=/">', lines: ['…'] });
}

function refuse(response: ServerResponse, refusal: Refusal, changes: boolean): void {
  // What a stranger goes on to send is not read.
  response.setHeader('connection', 'close');
  if (changes || refusal !== 'noKey') answerFailure(response, 403, 'FORBIDDEN', { refusal });
  else answerPage(response, 403, { lines: NO_KEY_LINES });
}

const NO_KEY_LINES = [
  '请打开启动窗口中显示的完整地址（含 token）。收银台每次启动，地址都会更换。',
  'Open the full address, with its token, that was printed where the counter was started. It changes at every start.',
];

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}
