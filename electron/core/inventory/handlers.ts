import { fail } from '#shared/errors/index.ts';
import { findDrug } from '../catalog/drugs.ts';
import {
  type CommandContext,
  type Handlers,
  onAsyncCommand,
  onCommand,
  onQuery,
  type QueryContext,
} from '../platform/context.ts';
import type { PinHasher } from '../platform/pin-hasher.ts';
import { adjustStock } from './adjust-stock.ts';
import { batchesOf, batchView, toBatch } from './batch-view.ts';
import { getLot } from './batches.ts';
import { endRecall } from './end-recall.ts';
import { fillBin } from './fill-bin.ts';
import { listStock } from './list-stock.ts';
import { lockBatch } from './lock-batch.ts';
import { listMovements, stockAt } from './movements.ts';
import { receiveGoods } from './receive-goods.ts';
import { destroyQuarantined, releaseQuarantine } from './release-quarantine.ts';
import { planReservation } from './reserve-stock.ts';
import { unlockBatch } from './unlock-batch.ts';

/** The calls of `inventory.*`. */
export function inventoryHandlers(pins: PinHasher): Handlers {
  return {
    ...reading(),
    ...changing(),
    ...onAsyncCommand('inventory.fillBin', (context, input) => fillBin(context, input, pins)),
  };
}

function reading(): Handlers {
  return {
    ...onQuery('inventory.listStock', listStock),
    ...onQuery('inventory.listBatches', (context, { drugId }) => {
      if (findDrug(context.reader, drugId) === undefined) fail('DRUG_NOT_FOUND', { drugId });
      return { batches: batchesOf(context, drugId) };
    }),
    ...onQuery('inventory.listMovements', ({ reader }, input) => listMovements(reader, input)),
    ...onQuery('inventory.stockAt', ({ reader }, { batchId, atMs }) => stockAt(reader, batchId, atMs)),
    ...onQuery('inventory.checkAvailability', (context, { lines }) => {
      const requests = lines.map((line) => ({ ...line, scannedBatchId: null }));
      return { shortages: [...planReservation(context, requests).shortages] };
    }),
  };
}

function changing(): Handlers {
  return {
    ...onCommand(
      'inventory.receiveGoods',
      (context, input) => ({ batchId: receiveGoods(context, input) }),
      (context, { batchId }) => batchView(context, batchId),
    ),
    ...onCommand(
      'inventory.adjustStock',
      (context, input) => {
        adjustStock(context, input);
        return { batchId: input.batchId };
      },
      (context, { batchId }) => batchView(context, batchId),
    ),
    ...onCommand('inventory.releaseQuarantine', ...changingBatch(releaseQuarantine)),
    ...onCommand('inventory.destroyQuarantined', ...changingBatch(destroyQuarantined)),
    ...onCommand('inventory.lockBatch', ...changingBatch(lockBatch)),
    ...onCommand('inventory.unlockBatch', ...changingBatch(unlockBatch)),
    ...onCommand(
      'inventory.endRecall',
      (context, { drugId, batchNumber, reason }) => {
        endRecall(context, { drugId, batchNumber, reason });
        return { drugId, batchNumber };
      },
      (context, { drugId, batchNumber }) => ({
        batches: getLot(context.reader, drugId, batchNumber).map((row) => toBatch(context, row)),
      }),
    ),
  };
}

interface BatchChange {
  readonly batchId: number;
  readonly reason: string;
}

/** The handler of a command that changes one batch. */
function changingBatch<I extends BatchChange>(change: (context: CommandContext, input: I) => void) {
  const apply = (context: CommandContext, input: I) => {
    change(context, input);
    return { batchId: input.batchId };
  };
  const present = (context: QueryContext, { batchId }: { batchId: number }) => batchView(context, batchId);
  return [apply, present] as const;
}
