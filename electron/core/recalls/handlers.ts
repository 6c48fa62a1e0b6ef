import { type Handlers, onCommand, onQuery } from '../platform/context.ts';
import { recallBatches } from './recall-batches.ts';
import { recallMade, recallReport } from './recall-report.ts';

/** The calls of `inventory.*` that reach into orders and carts. */
export function recallHandlers(): Handlers {
  return {
    ...onCommand('inventory.recallBatches', recallBatches, recallMade),
    ...onQuery('inventory.recallReport', recallReport),
  };
}
