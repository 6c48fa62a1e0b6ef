import { useCommand } from '#renderer/client/use-command.ts';
import type { Batch } from '#shared/contracts/inventory.ts';
import type { HoldAction } from '#shared/domain/batches.ts';

/** What takes a reason and nothing else; a recall asks for more. */
export type SmallHold = Exclude<HoldAction, 'recall'>;

/** The command behind an action on a batch. */
export function useHold({ batchId, drugId, batchNumber }: Batch, action: SmallHold) {
  const lock = useCommand('inventory.lockBatch');
  const unlock = useCommand('inventory.unlockBatch');
  const endRecall = useCommand('inventory.endRecall');
  const send = (reason: string, onSuccess: () => void): void => {
    if (action === 'lock') lock.mutate({ batchId, reason }, { onSuccess });
    else if (action === 'unlock') unlock.mutate({ batchId, reason }, { onSuccess });
    else endRecall.mutate({ drugId, batchNumber, reason }, { onSuccess });
  };
  const { error: failure, isPending } = { lock, unlock, end_recall: endRecall }[action];
  return { send, failure, isPending };
}
