/** What a page and the program tell each other. */
export type FromPage =
  | { readonly kind: 'send' | 'invoke'; readonly channel: string; readonly args: readonly unknown[] }
  | { readonly kind: 'port'; readonly portId: number; readonly data: unknown };
export type ToPage =
  | {
      readonly kind: 'message';
      readonly channel: string;
      readonly data: unknown;
      readonly portIds: readonly number[];
    }
  | { readonly kind: 'port'; readonly portId: number; readonly data: unknown };

interface PageGlobals {
  readonly top: unknown;
  standInToProgram(message: FromPage): Promise<unknown>;
  standInFromProgram(message: ToPage): void;
}

interface PagePort {
  onmessage: ((event: { data: unknown }) => void) | null;
  postMessage(data: unknown): void;
}

type Listener = (event: { readonly ports: readonly PagePort[] }, data: unknown) => void;

/**
 * Runs in the page, before its scripts, and returns what `require('electron')` gives the preload script. Its
 * source text is sent to the browser, so it uses nothing from outside itself.
 */
export function pageRuntime(filesDir: string) {
  const page = globalThis as unknown as PageGlobals;
  const listeners = new Map<string, Listener[]>();
  const ports = new Map<number, PagePort>();
  /** The bridge copies what crosses it; a function is handed over as one that copies what it is given. */
  const copy = (value: unknown): unknown => {
    if (typeof value === 'function') {
      return async (...args: unknown[]) => copy(await value(...args.map(copy)));
    }
    return value instanceof File ? value : structuredClone(value);
  };

  page.standInFromProgram = (message) => {
    if (message.kind === 'port') {
      ports.get(message.portId)?.onmessage?.({ data: message.data });
      return;
    }
    const arrived = message.portIds.map((portId) => {
      const postMessage = (data: unknown) => void page.standInToProgram({ kind: 'port', portId, data });
      const port: PagePort = { onmessage: null, postMessage };
      ports.set(portId, port);
      return port;
    });
    for (const listener of listeners.get(message.channel) ?? []) listener({ ports: arrived }, message.data);
  };

  return {
    ipcRenderer: {
      on: (channel: string, listener: Listener) =>
        listeners.set(channel, [...(listeners.get(channel) ?? []), listener]),
      send: (channel: string, ...args: unknown[]) =>
        void page.standInToProgram({ kind: 'send', channel, args }),
      invoke: (channel: string, ...args: unknown[]) =>
        page.standInToProgram({ kind: 'invoke', channel, args }),
    },
    contextBridge: {
      exposeInMainWorld(key: string, api: Record<string, unknown>) {
        const bridged = Object.entries(api).map(([name, value]) => {
          if (typeof value !== 'function') return [name, copy(value)] as const;
          return [name, (...args: unknown[]) => value(...args.map(copy))] as const;
        });
        Object.defineProperty(globalThis, key, { value: Object.freeze(Object.fromEntries(bridged)) });
      },
    },
    webUtils: { getPathForFile: (file: { readonly name: string }) => `${filesDir}/${file.name}` },
  };
}

/** The whole script for a page: the runtime, then the preload bundle in a scope with its `require`. */
export function pageScript(preloadSource: string, filesDir: string): string {
  return `if (window === window.top) {
    const electron = (${pageRuntime.toString()})(${JSON.stringify(filesDir)});
    ((require, module, exports) => { ${preloadSource} })(() => electron, { exports: {} }, {});
  }`;
}
