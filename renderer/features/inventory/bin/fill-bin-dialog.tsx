import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { useCheckers } from '#renderer/client/use-checkers.ts';
import { useCommand } from '#renderer/client/use-command.ts';
import { CheckerFields } from '#renderer/ui/checker-fields.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { DialogFoot } from '#renderer/ui/dialog-form.tsx';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { pressEnter } from '#renderer/ui/press-enter.ts';
import type { Drug } from '#shared/contracts/catalog.ts';
import type { Batch } from '#shared/contracts/inventory.ts';
import dialogs from '../dialogs/dialogs.module.css';
import { useStockStore } from '../stock-store.ts';

export interface FillBinDialogProps {
  readonly drug: Drug;
  readonly batch: Batch;
  readonly batches: readonly Batch[];
}

/** The bin was cleaned and a batch put in: what comes out, what goes in, and who checked it with their own PIN. */
export function FillBinDialog({ drug, batch, batches }: FillBinDialogProps) {
  const { t } = useTranslation('stock');
  const { close, finish } = useStockStore();
  const checkers = useCheckers('stock.fillBin');
  const fill = useCommand('inventory.fillBin');
  const [chosen, setChecker] = useState<number | null>(null);
  const [checkerPin, setPin] = useState('');
  const form = useRef<HTMLFormElement>(null);
  const checkerId = (checkers.find(({ staffId }) => staffId === chosen) ?? checkers[0])?.staffId;
  const { batchId, batchNumber: number } = batch;
  const inBin = batches.filter(
    ({ bin, zone, onHand }) => bin === 'ready' && zone === 'saleable' && onHand > 0,
  );

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (fill.isPending || checkerId === undefined || checkerPin === '') return;
    const onSuccess = () => finish({ kind: 'binFilled', drugId: drug.drugId, number }, batchId);
    fill.mutate({ batchId, checkerId, checkerPin }, { onSuccess });
    setPin('');
  };
  useShortcuts('step', { confirm: () => pressEnter(form.current), close }, { modal: true });

  return (
    <Dialog title={t('bin.title', { name: drug.genericName })} width={560} onClose={close}>
      <form ref={form} className={dialogs.form} onSubmit={onSubmit} noValidate>
        <p className={dialogs.facts}>
          <strong>{t('bin.in', { number, quantity: formatCount(batch.onHand), unit: drug.unit })}</strong>
          {inBin.length === 0 ? <span>{t('bin.empty')}</span> : null}
          {inBin.map((other) => (
            <span key={other.batchId}>
              {t('bin.out', {
                number: other.batchNumber,
                quantity: formatCount(other.onHand),
                unit: drug.unit,
              })}
            </span>
          ))}
        </p>
        <p className={dialogs.note}>{t('bin.effect')}</p>
        <CheckerFields
          id="bin"
          checkers={checkers}
          checkerId={checkerId}
          pin={checkerPin}
          words={{
            checker: t('bin.checker'),
            nobody: t('bin.nobody'),
            pin: t('bin.pin'),
            pinHint: t('bin.pinHint'),
          }}
          onChecker={setChecker}
          onPin={setPin}
        />
        <FailureAlert failure={fill.error} />
        <DialogFoot
          confirm={t('bin.confirm')}
          busy={fill.isPending}
          disabled={checkerId === undefined}
          onBack={close}
        />
      </form>
    </Dialog>
  );
}
