import type { App, Session } from 'electron';
import { COUNTER_SCHEME, isCounterUrl } from './counter-url.ts';

/** What a screen may load. It has no business with the network or with files: what it needs comes from the core. */
const LOCAL_PROTOCOLS: ReadonlySet<string> = new Set([`${COUNTER_SCHEME}:`, 'data:', 'blob:', 'devtools:']);

/** Denies a session every device and the network, and every permission but the camera's for its own screens. */
export function hardenSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, decide, details) =>
    decide(
      details.isMainFrame &&
        'mediaTypes' in details &&
        isCameraForCounter(permission, { url: details.requestingUrl, media: details.mediaTypes ?? [] }),
    ),
  );
  session.setPermissionCheckHandler((_contents, permission, origin, { isMainFrame, mediaType }) =>
    Boolean(isMainFrame && isCameraForCounter(permission, { url: origin, media: [mediaType ?? 'unknown'] })),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, decide) => decide({}));
  session.webRequest.onBeforeRequest(({ url }, decide) =>
    decide({ cancel: !URL.canParse(url) || !LOCAL_PROTOCOLS.has(new URL(url).protocol) }),
  );
}

/** Pictures of prescriptions are taken by camera. Sound is recorded nowhere, and no other page sees anything. */
export function isCameraForCounter(
  permission: string,
  { url, media }: { readonly url: string; readonly media: readonly string[] },
): boolean {
  return (
    permission === 'media' && isCounterUrl(url) && media.length > 0 && media.every((kind) => kind === 'video')
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
