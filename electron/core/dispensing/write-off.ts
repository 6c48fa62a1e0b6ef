import { invariant } from '#shared/errors/index.ts';
import { findDrug } from '../catalog/drugs.ts';
import { getBatch } from '../inventory/batches.ts';
import { bookMovement } from '../inventory/ledger.ts';
import { publishBatch } from '../inventory/receive-goods.ts';
import type { CommandContext } from '../platform/context.ts';

/**
 * Takes off the books what is not on the shelf or is broken, with the reason and the name of whoever found it. They
 * need no right to correct stock in general: only what was set aside for this very order is written off.
 */
export function writeOff(
  context: CommandContext,
  lines: readonly { readonly batchId: number; readonly quantity: number }[],
  reason: string,
): void {
  for (const { batchId, quantity } of lines) {
    const batch = getBatch(context.tx, batchId);
    const drug = findDrug(context.tx, batch.drugId);
    invariant(drug !== undefined, 'a batch belongs to a drug');
    bookMovement(context, {
      batchId,
      kind: 'adjustment',
      onHandDelta: -quantity,
      reservedDelta: 0,
      orderId: null,
      reason,
    });
    publishBatch(context, batchId, drug.code);
  }
}
