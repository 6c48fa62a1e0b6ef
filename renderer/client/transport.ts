import type { CallRequest, CallResult, CoreEvent } from '#shared/contracts/envelope.ts';

/** The way to the core: a bridge in Electron, HTTP on the loopback address in a browser. */
export interface Transport {
  readonly platform: 'electron' | 'browser';
  /** Rejects with `CoreUnreachable` when it is not known whether the core saw the request. */
  call(request: CallRequest, signal?: AbortSignal): Promise<CallResult>;
  subscribe(listener: (event: CoreEvent) => void): () => void;
  /** Hands a file that the user picked to the core; the answer stands for it in import calls. */
  registerFile(file: File): Promise<string>;
  /** Puts the backup that a failed start offered in the place of the store; `coreState` tells how it goes. */
  restoreBackup(): Promise<void>;
  /** Prints a whole HTML document on the system's printer. */
  printReceipt(html: string): Promise<void>;
}

/** The request may or may not have arrived: a command is sent again with the same id. */
export class CoreUnreachable extends Error {
  constructor(cause: unknown) {
    super('the core did not answer', { cause });
    this.name = 'CoreUnreachable';
  }
}
