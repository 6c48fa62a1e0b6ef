import { parentPort, workerData } from 'node:worker_threads';
import { invariant } from '#shared/errors/index.ts';
import { readSnapshot } from '../../db/read-snapshot.ts';
import { storeErrorCode } from '../../db/store-errors.ts';
import { verifyStore } from './verify-store.ts';
import type { VerifyMessage, VerifyWork } from './verify-thread.ts';

/** The verifying thread: a store of years takes minutes to recompute, and the counter sells meanwhile. */
invariant(parentPort !== null, 'runs as a thread of the core');
const core = parentPort;
const tell = (message: VerifyMessage): void => core.postMessage(message);

try {
  const { store, media } = workerData as VerifyWork;
  tell({ kind: 'report', report: readSnapshot(store, (reader) => verifyStore(reader, media)) });
} catch (error) {
  // What is wrong with the file is an answer; anything else is a defect, and ends the thread with its stack.
  const code = storeErrorCode(error);
  if (code === null) throw error;
  tell({ kind: 'failed', code });
}
