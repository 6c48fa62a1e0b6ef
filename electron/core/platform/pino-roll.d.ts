declare module 'pino-roll' {
  import type { EventEmitter } from 'node:events';
  import type { DestinationStream } from 'pino';

  interface RollOptions {
    /** Writes each line before the call returns. */
    readonly sync: boolean;
    /** Path without number and end: `logs/core` becomes `logs/core.1.log`. */
    readonly file: string;
    readonly extension: string;
    readonly frequency: 'daily' | 'hourly';
    readonly size: string;
    readonly mkdir: boolean;
    readonly limit: { readonly count: number };
  }

  /** Opens a stream that goes on in a new file each day, and when the file is full. */
  function roll(options: RollOptions): Promise<roll.LogFiles>;
  namespace roll {
    /** Its `flushSync` is left out: it never returns while the disk is full. */
    interface LogFiles extends DestinationStream, EventEmitter {
      /** Closes the file; `close` is emitted once it is. */
      destroy(): void;
    }
  }
  export = roll;
}
