import { fail } from '#shared/errors/index.ts';
import { findDrug } from '../catalog/drugs.ts';
import { type Handlers, onCommand, onQuery } from '../platform/context.ts';
import { adjustStock } from './adjust-stock.ts';
import { batchesOf, batchView } from './batch-view.ts';
import { listStock } from './list-stock.ts';
import { listMovements, stockAt } from './movements.ts';
import { receiveGoods } from './receive-goods.ts';
import { planReservation } from './reserve-stock.ts';

/** The calls of `inventory.*`. */
export function inventoryHandlers(): Handlers {
  return { ...reading(), ...changing() };
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
  };
}
