import { EventEmitter } from 'node:events';

type InvokeHandler = (event: object, ...args: unknown[]) => unknown;

class StandInIpcMain extends EventEmitter {
  readonly #handlers = new Map<string, InvokeHandler>();

  handle(channel: string, handler: InvokeHandler): void {
    this.#handlers.set(channel, handler);
  }

  /** Runs a handler for a page, which gets what it returns or throws. */
  async invoke(channel: string, event: object, args: readonly unknown[]): Promise<unknown> {
    const handler = this.#handlers.get(channel);
    if (handler === undefined) throw new Error(`no handler for "${channel}"`);
    return handler(event, ...args);
  }
}

export const ipcMain = new StandInIpcMain();
