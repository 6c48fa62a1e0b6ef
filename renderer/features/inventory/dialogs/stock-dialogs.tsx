import type { Drug } from '#shared/contracts/catalog.ts';
import type { Batch } from '#shared/contracts/inventory.ts';
import { useStockStore } from '../stock-store.ts';
import { AdjustDialog } from './adjust-dialog.tsx';
import { GoodsInDialog } from './goods-in-dialog.tsx';

export interface StockDialogsProps {
  readonly drug: Drug;
  readonly batches: readonly Batch[];
  readonly current: Batch | null;
}

/** The dialog that is open over the drug, if one is. */
export function StockDialogs({ drug, batches, current }: StockDialogsProps) {
  const dialog = useStockStore((state) => state.dialog);
  if (dialog === 'goodsIn') return <GoodsInDialog drug={drug} batches={batches} />;
  if (dialog === 'adjust' && current !== null) return <AdjustDialog drug={drug} batch={current} />;
  return null;
}
