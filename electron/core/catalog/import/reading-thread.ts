import { Worker } from 'node:worker_threads';
import { AppError } from '#shared/errors/index.ts';
import { threadFile } from '../../platform/thread-file.ts';
import { refuseFile } from '../../table-files/unreadable-file.ts';
import {
  type CheckedRow,
  type FilePreview,
  GO_ON,
  type WorkerReport,
  type WorkerTask,
} from './worker-messages.ts';

/** A hostile file may fill this thread's memory, and no more than this of it. */
const MEMORY_LIMIT_MB = 512;

/** A file being read by a thread of its own. */
export class ReadingThread {
  readonly #worker: Worker;
  readonly #reports: AsyncGenerator<WorkerReport>;

  constructor(task: WorkerTask) {
    this.#worker = new Worker(threadFile(import.meta.dirname, 'import-worker'), {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB },
    });
    this.#reports = reportsOf(this.#worker);
  }

  /** Looks at a file; fails as `openTable` does. */
  static async preview(path: string): Promise<FilePreview> {
    const thread = new ReadingThread({ kind: 'preview', path });
    try {
      for await (const report of thread.#reports) if (report.kind === 'preview') return report.preview;
      return refuseFile('reading_stopped');
    } finally {
      await thread.stop();
    }
  }

  /** Rows a hundred at a time. The thread reads on while the caller works on what it has. */
  async *rows(): AsyncGenerator<readonly CheckedRow[]> {
    for await (const report of this.#reports) {
      if (report.kind === 'end') return;
      if (report.kind !== 'rows') continue;
      this.#worker.postMessage(GO_ON);
      yield report.rows;
    }
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}

/** A worker's messages in order; ends with its last one and throws what it failed with. */
function reportsOf(worker: Worker): AsyncGenerator<WorkerReport> {
  const waiting: WorkerReport[] = [];
  let end: { readonly error: unknown } | null = null;
  let wake = (): void => undefined;
  worker.on('message', (report: WorkerReport) => {
    waiting.push(report);
    wake();
  });
  worker.on('error', (error) => {
    end ??= { error: explain(error) };
    wake();
  });
  worker.on('exit', () => {
    end ??= { error: new AppError('FILE_UNREADABLE', { problem: 'reading_stopped' }) };
    wake();
  });
  const next = async (): Promise<WorkerReport> => {
    for (;;) {
      const report = waiting.shift();
      if (report !== undefined) return report;
      if (end !== null) throw end.error;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  return (async function* () {
    for (;;) {
      const report = await next();
      if (report.kind === 'failed') throw new AppError(report.code, report.params);
      yield report;
    }
  })();
}

function explain(error: unknown): unknown {
  const outOfMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return outOfMemory ? new AppError('FILE_UNREADABLE', { problem: 'too_complex' }) : error;
}
