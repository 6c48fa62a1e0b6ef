import { answerFailure } from './http-answers.ts';
import type { OpenScreens } from './screens.ts';

/**
 * The screens from their sources, changed in place while somebody works on them. The development server writes
 * small scripts into the page and talks over a web socket, so the content policy is wider here, and only here.
 */
export const devScreens =
  (configFile: string): OpenScreens =>
  async (server) => {
    const { loadConfigFromFile } = await import('electron-vite');
    const { createServer } = await import('vite');
    const { config } = await loadConfigFromFile({ command: 'serve', mode: 'development' }, configFile);
    const vite = await createServer({
      ...config.renderer,
      configFile: false,
      appType: 'spa',
      server: { middlewareMode: true, ws: { server } },
    });
    return {
      async answer(request, response) {
        response.setHeader('content-security-policy', DEV_CONTENT_POLICY);
        vite.middlewares(request, response, () => answerFailure(response, 404, 'UNKNOWN_CALL'));
      },
      close: () => vite.close(),
    };
  };

const DEV_CONTENT_POLICY =
  "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:";
