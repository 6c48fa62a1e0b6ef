import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { useCommand } from '#renderer/client/use-command.ts';
import { choiceKeys } from '#renderer/ui/choice-keys.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { DialogFoot } from '#renderer/ui/dialog-form.tsx';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { pressEnter } from '#renderer/ui/press-enter.ts';
import { useToday } from '#renderer/ui/use-today.ts';
import type { Drug } from '#shared/contracts/catalog.ts';
import type { Batch } from '#shared/contracts/inventory.ts';
import { useStockStore } from '../stock-store.ts';
import styles from './dialogs.module.css';
import { checkGoodsIn, type GoodsInDraft } from './goods-in-draft.ts';
import { GOODS_IN_FIELD_IDS, GoodsInFields } from './goods-in-fields.tsx';
import { useScannedPack } from './use-scanned-pack.ts';

export interface GoodsInDialogProps {
  readonly drug: Drug;
  readonly batches: readonly Batch[];
}

/** Books a delivery of one drug: batch, expiry, quantity. The code on the pack fills in what it says. */
export function GoodsInDialog({ drug, batches }: GoodsInDialogProps) {
  const { t } = useTranslation('stock');
  const { close, finish } = useStockStore();
  const today = useToday();
  const reasons = [t('quick.purchase'), t('quick.transfer'), t('quick.opening'), t('quick.gift')];
  const [draft, setDraft] = useState<GoodsInDraft>({
    batchNumber: '',
    expiryDate: null,
    productionDate: null,
    quantityText: '',
    costText: '',
    reason: t('quick.purchase'),
  });
  const [isChecked, setChecked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const receive = useCommand('inventory.receiveGoods');
  const change = (part: Partial<GoodsInDraft>) => setDraft((before) => ({ ...before, ...part }));
  const pack = useScannedPack(drug, change);
  const check = checkGoodsIn(draft, today);
  const existing = batches.find(
    (batch) =>
      batch.batchNumber === draft.batchNumber.trim() &&
      batch.expiryDate === draft.expiryDate &&
      batch.zone === 'saleable',
  );

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (receive.isPending) return;
    if (check.kind === 'incomplete') {
      const [first] = check.problems.keys();
      if (first !== undefined) document.getElementById(GOODS_IN_FIELD_IDS[first])?.focus();
      return;
    }
    const { quantity, batchNumber: number } = check.values;
    receive.mutate(
      { drugId: drug.drugId, ...check.values },
      {
        onSuccess: (batch) =>
          finish(
            {
              kind: 'goodsIn',
              drugId: drug.drugId,
              quantity,
              number,
              unit: drug.unit,
              waits: batch.bin !== 'ready',
            },
            batch.batchId,
          ),
      },
    );
  };
  useShortcuts(
    'step',
    {
      confirm: () => pressEnter(form.current),
      close,
      ...choiceKeys(reasons, (reason) => change({ reason })),
    },
    { modal: true },
  );

  return (
    <Dialog title={t('goodsIn.title', { name: drug.genericName })} width={640} onClose={close}>
      <form ref={form} className={styles.form} onSubmit={onSubmit} noValidate>
        <GoodsInFields
          draft={draft}
          unit={drug.unit}
          reasons={reasons}
          packNote={pack.note}
          problems={isChecked && check.kind === 'incomplete' ? check.problems : new Map()}
          onChange={change}
        />
        <p className={styles.note} role="status">
          {existing === undefined ? '' : t('goodsIn.merges', { onHand: existing.onHand })}
        </p>
        <FailureAlert failure={receive.error} />
        <DialogFoot confirm={t('goodsIn.confirm')} busy={receive.isPending} onBack={close} />
      </form>
    </Dialog>
  );
}
