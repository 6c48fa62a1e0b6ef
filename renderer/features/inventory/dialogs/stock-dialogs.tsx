import { OpenPackDialog } from '#renderer/app/split/open-pack-dialog.tsx';
import type { Drug } from '#shared/contracts/catalog.ts';
import type { Batch } from '#shared/contracts/inventory.ts';
import { FillBinDialog } from '../bin/fill-bin-dialog.tsx';
import { StopDialog } from '../holds/stop-dialog.tsx';
import { LotDialog } from '../lot/lot-dialog.tsx';
import { MarkDialog } from '../split/mark-dialog.tsx';
import { useSplit } from '../split/use-split.ts';
import { useStockStore } from '../stock-store.ts';
import { AdjustDialog } from './adjust-dialog.tsx';
import { GoodsInDialog } from './goods-in-dialog.tsx';
import { QuarantineDialog } from './quarantine-dialog.tsx';

export interface StockDialogsProps {
  readonly drug: Drug;
  readonly batches: readonly Batch[];
  readonly current: Batch | null;
}

/** The dialog that is open over the drug, if one is. */
export function StockDialogs({ drug, batches, current }: StockDialogsProps) {
  const { dialog, close, say } = useStockStore();
  const split = useSplit(drug);
  if (dialog === 'goodsIn') return <GoodsInDialog drug={drug} batches={batches} />;
  if (dialog === 'markSplit' && split.mayMark) return <MarkDialog drug={drug} view={split.view} />;
  if (dialog === 'openPack' && split.mayOpen) {
    const { drugId, genericName } = drug;
    return (
      <OpenPackDialog
        drugId={drugId}
        genericName={genericName}
        wanted={null}
        onOpened={(opened) => say({ kind: 'packOpened', drugId, ...opened })}
        onClose={close}
      />
    );
  }
  if (current === null) return null;
  if (dialog === 'fillBin') return <FillBinDialog drug={drug} batch={current} batches={batches} />;
  if (dialog === 'adjust') return <AdjustDialog drug={drug} batch={current} />;
  if (dialog === 'lot') return <LotDialog drug={drug} batchNumber={current.batchNumber} />;
  if (dialog === 'lock' || dialog === 'recall')
    return <StopDialog drug={drug} batch={current} dialog={dialog} />;
  if ((dialog === 'release' || dialog === 'destroy') && current.zone === 'quarantine') {
    return <QuarantineDialog drug={drug} batch={current} action={dialog} />;
  }
  return null;
}
