import { Worker } from 'node:worker_threads';
import { AppError, type ErrorCode } from '#shared/errors/index.ts';
import { threadFile } from '../platform/thread-file.ts';
import type { RegisterFileOrder } from './write-register.ts';

export interface ExportOrder {
  readonly storePath: string;
  readonly files: RegisterFileOrder;
}

/** What the thread says, once. */
export type ExportMessage =
  | { readonly kind: 'written'; readonly rows: number }
  | { readonly kind: 'failed'; readonly code: ErrorCode };

/** Writes registers in threads of their own, each on the store as it is when it starts. */
export class ExportThreads {
  readonly #running = new Set<() => void>();

  /** Returns how many rows were written. Fails as the disk says, or with CORE_STOPPING when the counter is closed. */
  write(order: ExportOrder): Promise<number> {
    const worker = new Worker(threadFile(import.meta.dirname, 'export-worker'), { workerData: order });
    let stop = (): void => undefined;
    return new Promise<number>((resolve, reject) => {
      stop = () => reject(new AppError('CORE_STOPPING'));
      this.#running.add(stop);
      worker.once('message', (message: ExportMessage) => {
        if (message.kind === 'written') resolve(message.rows);
        else reject(new AppError(message.code));
      });
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('the exporting thread ended without an answer')));
    }).finally(() => {
      this.#running.delete(stop);
      return worker.terminate();
    });
  }

  stop(): void {
    for (const stop of this.#running) stop();
  }
}
