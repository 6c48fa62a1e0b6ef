import { Worker } from 'node:worker_threads';
import type { CallOutput } from '#shared/contracts/index.ts';
import { AppError, type ErrorCode } from '#shared/errors/index.ts';
import { threadFile } from '../../platform/thread-file.ts';

type Report = CallOutput<'system.verifyStore'>;

/** What the thread says, once. */
export type VerifyMessage =
  | { readonly kind: 'report'; readonly report: Report }
  | { readonly kind: 'failed'; readonly code: ErrorCode };

/** Where the store and its pictures lie. */
export interface VerifyWork {
  readonly store: string;
  readonly media: string;
}

interface Running {
  readonly report: Promise<Report>;
  readonly stop: () => void;
}

/** Verifies a store in a thread of its own. Whoever asks while it runs gets the same answer. */
export class VerifyThread {
  readonly #work: VerifyWork;
  #running: Running | null = null;

  constructor(work: VerifyWork) {
    this.#work = work;
  }

  /** Fails with STORE_DAMAGED when a page cannot be read, with CORE_STOPPING when the counter is closed meanwhile. */
  verify(): Promise<Report> {
    this.#running ??= this.#start();
    return this.#running.report;
  }

  stop(): void {
    this.#running?.stop();
  }

  #start(): Running {
    const worker = new Worker(threadFile(import.meta.dirname, 'verify-worker'), { workerData: this.#work });
    let stop = (): void => undefined;
    const report = new Promise<Report>((resolve, reject) => {
      stop = () => reject(new AppError('CORE_STOPPING'));
      worker.once('message', (message: VerifyMessage) => {
        if (message.kind === 'report') resolve(message.report);
        else reject(new AppError(message.code));
      });
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('the verifying thread ended without an answer')));
    }).finally(() => {
      this.#running = null;
      return worker.terminate();
    });
    return { report, stop };
  }
}
