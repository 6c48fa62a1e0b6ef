import type { ServerResponse } from 'node:http';
import type { CoreClient } from '../shell/core-client.ts';

/** A browser that went to sleep keeps its connection half open; a beat finds that out, on both ends. */
const BEAT_MS = 15_000;
const MAX_STREAMS = 32;
/** A screen that reads slower than this much is cut off: it reconnects and reads everything again. */
const MAX_UNREAD_BYTES = 1_048_576;

/** `GET /events`: what the core tells every screen, as server-sent events. */
export class EventStreams {
  readonly #core: CoreClient;
  readonly #open = new Set<ServerResponse>();

  constructor(core: CoreClient) {
    this.#core = core;
  }

  open(response: ServerResponse): void {
    if (this.#open.size >= MAX_STREAMS) {
      response.writeHead(503).end();
      return;
    }
    this.#open.add(response);
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    const send = (text: string) => {
      if (response.writableLength > MAX_UNREAD_BYTES) response.destroy();
      else response.write(text);
    };
    const unsubscribe = this.#core.subscribe((event) => send(`data: ${JSON.stringify(event)}\n\n`));
    const beat = setInterval(() => send(': beat\n\n'), BEAT_MS);
    response.on('close', () => {
      clearInterval(beat);
      unsubscribe();
      this.#open.delete(response);
    });
  }

  closeAll(): void {
    for (const response of this.#open) response.end();
  }
}
