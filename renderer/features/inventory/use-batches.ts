import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { useStockStore } from './stock-store.ts';

/** The batches of a drug and the one whose movements are shown: the chosen one, else the first with goods. */
export function useBatches(drugId: number | null) {
  const { batchId, chooseBatch } = useStockStore();
  const query = useQueryCall('inventory.listBatches', { drugId: drugId ?? 0 }, { enabled: drugId !== null });
  const batches = query.data?.batches ?? [];
  const current =
    batches.find((batch) => batch.batchId === batchId) ??
    batches.find((batch) => batch.onHand > 0) ??
    batches[0] ??
    null;
  const move = (step: 1 | -1) => {
    if (current === null) return;
    const place = batches.indexOf(current) + step;
    const next = batches[Math.min(Math.max(place, 0), batches.length - 1)];
    if (next !== undefined) chooseBatch(next.batchId);
  };
  return { query, batches, current, move };
}
