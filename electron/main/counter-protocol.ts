import type { Protocol } from 'electron';
import { listRendererFiles, type RendererFile } from '../shell/renderer-files.ts';
import { SECURITY_HEADERS } from '../shell/security-headers.ts';
import { COUNTER_SCHEME, isCounterUrl } from './counter-url.ts';

/** Serves the built screens under the counter's scheme, and nothing else. */
export async function serveCounterProtocol(protocol: Protocol, rendererDir: string): Promise<void> {
  const files = await listRendererFiles(rendererDir);
  protocol.handle(COUNTER_SCHEME, (request) => answer(files, request));
}

/** The answer to one request of a screen. */
export async function answer(files: ReadonlyMap<string, RendererFile>, request: Request): Promise<Response> {
  if (request.method !== 'GET' || !isCounterUrl(request.url)) {
    return new Response(null, { status: 403, headers: SECURITY_HEADERS });
  }
  const file = files.get(new URL(request.url).pathname);
  if (file === undefined) return new Response(null, { status: 404, headers: SECURITY_HEADERS });
  return new Response(await file.read(), {
    headers: { ...SECURITY_HEADERS, 'content-type': file.contentType },
  });
}
