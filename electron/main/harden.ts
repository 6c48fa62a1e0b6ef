import type { App, Session } from 'electron';
import { COUNTER_SCHEME, isCounterUrl } from './counter-url.ts';

/** What a screen may load. It has no business with the network or with files: what it needs comes from the core. */
const LOCAL_PROTOCOLS: ReadonlySet<string> = new Set([`${COUNTER_SCHEME}:`, 'data:', 'blob:', 'devtools:']);

/** Denies a session every permission, every device and the network. */
export function hardenSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, decide) => decide({}));
  session.webRequest.onBeforeRequest(({ url }, decide) =>
    decide({ cancel: !URL.canParse(url) || !LOCAL_PROTOCOLS.has(new URL(url).protocol) }),
  );
}

/** Keeps every page, whatever made it, where it is: no navigation, no new window, no embedded guest. */
export function hardenContents(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    const keepInside = (details: { readonly url: string; preventDefault(): void }) => {
      if (!isCounterUrl(details.url)) details.preventDefault();
    };
    contents.on('will-frame-navigate', keepInside);
    contents.on('will-redirect', keepInside);
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

/** Preferences of every window: a page is a page and nothing more. */
export const SAFE_PREFERENCES = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  /** Its dictionaries would be fetched from the network. */
  spellcheck: false,
} as const;
