import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { listRendererFiles } from '../shell/renderer-files.ts';
import { answerFailure } from './http-answers.ts';

/** Where the pages come from: the built ones, or a development server over the sources. */
export interface Screens {
  answer(request: IncomingMessage, response: ServerResponse, path: string): Promise<void>;
  close(): Promise<void>;
}

/** Makes the screens for a web server; a development server also speaks over its web socket. */
export type OpenScreens = (server: Server) => Promise<Screens>;

/** The built screens. */
export const builtScreens =
  (folder: string): OpenScreens =>
  async () => {
    const files = await listRendererFiles(folder);
    return {
      close: async () => undefined,
      async answer(request, response, path) {
        const file = files.get(path);
        if (file === undefined) return answerFailure(response, 404, 'UNKNOWN_CALL');
        const body = await file.read();
        response.writeHead(200, {
          'content-type': file.contentType,
          'content-length': body.length,
          'cache-control': file.hashed ? 'private, max-age=31536000, immutable' : 'no-store',
        });
        response.end(request.method === 'HEAD' ? undefined : body);
      },
    };
  };
