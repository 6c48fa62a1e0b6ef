import { parentPort, workerData } from 'node:worker_threads';
import { diskErrorCode, invariant } from '#shared/errors/index.ts';
import { readLongSnapshot } from '../db/read-snapshot.ts';
import { storeErrorCode } from '../db/store-errors.ts';
import type { ExportMessage, ExportOrder } from './export-thread.ts';
import { writeRegister } from './write-register.ts';

/** The exporting thread: a year of sales takes a minute to write, and the counter sells meanwhile. */
invariant(parentPort !== null, 'runs as a thread of the core');
const core = parentPort;
const tell = (message: ExportMessage): void => core.postMessage(message);
const { storePath, files } = workerData as ExportOrder;

try {
  tell({
    kind: 'written',
    rows: await readLongSnapshot(storePath, (reader) => writeRegister(reader, files)),
  });
} catch (error) {
  // What is wrong with store or disk is an answer; anything else is a defect, and ends the thread with its stack.
  const code = storeErrorCode(error) ?? diskErrorCode(error);
  if (code === null) throw error;
  tell({ kind: 'failed', code });
}
