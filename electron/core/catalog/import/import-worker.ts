import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { AppError, invariant } from '#shared/errors/index.ts';
import { previewFile, readFile } from './read-file.ts';
import type { CheckedRow, WorkerReport, WorkerTask } from './worker-messages.ts';

/** The reading thread: unpacks, decodes and checks a file, so that the core's own thread keeps selling. */
const ROWS_PER_REPORT = 100;

invariant(parentPort !== null, 'runs as a thread of the core');
const core = parentPort;
const report = (message: WorkerReport): void => core.postMessage(message);

async function run(task: WorkerTask): Promise<void> {
  if (task.kind === 'preview') {
    report({ kind: 'preview', preview: await previewFile(task.path) });
    return;
  }
  let rows: CheckedRow[] = [];
  const handOver = async (): Promise<void> => {
    const goOn = once(core, 'message');
    report({ kind: 'rows', rows });
    rows = [];
    await goOn;
  };
  for await (const row of readFile(task.path, task.mapping)) {
    rows.push(row);
    if (rows.length === ROWS_PER_REPORT) await handOver();
  }
  if (rows.length > 0) await handOver();
  report({ kind: 'end' });
}

try {
  await run(workerData as WorkerTask);
} catch (error) {
  // What is wrong with a file is an answer; anything else is a defect, and ends the thread with its stack.
  if (!(error instanceof AppError)) throw error;
  report({ kind: 'failed', code: error.code, params: error.params });
}
