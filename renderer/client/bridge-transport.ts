import type { CallRequest, CallResult, CoreEvent } from '#shared/contracts/envelope.ts';
import { CoreUnreachable, type Transport } from './transport.ts';

/** What the preload script puts on the window in Electron. */
export interface CounterBridge {
  readonly platform: 'electron';
  call(request: CallRequest): Promise<CallResult>;
  subscribe(listener: (event: CoreEvent) => void): () => void;
  registerFile(file: File): Promise<string>;
  restoreBackup(): void;
  printReceipt(html: string): Promise<void>;
}

declare global {
  interface Window {
    readonly counter?: CounterBridge;
  }
}

export function bridgeTransport(bridge: CounterBridge): Transport {
  return {
    platform: 'electron',
    async call(request) {
      try {
        return await bridge.call(request);
      } catch (error) {
        throw new CoreUnreachable(error);
      }
    },
    subscribe: (listener) => bridge.subscribe(listener),
    registerFile: (file) => bridge.registerFile(file),
    restoreBackup: async () => bridge.restoreBackup(),
    printReceipt: (html) => bridge.printReceipt(html),
  };
}
