import { Input } from 'antd';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { useCommand } from '#renderer/client/use-command.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { choiceKeys } from '#renderer/ui/choice-keys.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { DialogFoot } from '#renderer/ui/dialog-form.tsx';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { Field, fieldNoteId } from '#renderer/ui/field.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { pressEnter } from '#renderer/ui/press-enter.ts';
import { readCount } from '#renderer/ui/read-count.ts';
import type { Drug } from '#shared/contracts/catalog.ts';
import type { Batch } from '#shared/contracts/inventory.ts';
import { useStockStore } from '../stock-store.ts';
import styles from './dialogs.module.css';

const COUNTED_ID = 'adjust-counted';
const REASON_ID = 'adjust-reason';
const COUNT_BOUNDS = { least: 0, most: 10_000_000 };

export interface AdjustDialogProps {
  readonly drug: Drug;
  readonly batch: Batch;
}

/** Sets a batch to what was counted on the shelf, with the reason. */
export function AdjustDialog({ drug, batch }: AdjustDialogProps) {
  const { t } = useTranslation('stock');
  const { close, finish } = useStockStore();
  const [countedText, setCountedText] = useState('');
  const [reason, setReason] = useState('');
  const [isChecked, setChecked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const adjust = useCommand('inventory.adjustStock');
  const reasons = (['stocktake', 'damaged', 'destroyed', 'lost', 'ownUse', 'correction'] as const).map(
    (name) => t(`quick.${name}`),
  );
  const counted = readCount(countedText, COUNT_BOUNDS);
  const isTooLow = counted !== null && counted < batch.reserved;
  const countedProblem =
    counted === null
      ? t('problem.counted')
      : isTooLow
        ? t('problem.belowReserved', { reserved: formatCount(batch.reserved) })
        : null;

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (adjust.isPending) return;
    if (counted === null || isTooLow) return document.getElementById(COUNTED_ID)?.focus();
    if (reason.trim() === '') return document.getElementById(REASON_ID)?.focus();
    adjust.mutate(
      { batchId: batch.batchId, countedQuantity: counted, reason },
      {
        onSuccess: ({ batchId, batchNumber, onHand }) =>
          finish({ kind: 'adjust', drugId: drug.drugId, number: batchNumber, onHand }, batchId),
      },
    );
  };
  useShortcuts(
    'step',
    { confirm: () => pressEnter(form.current), close, ...choiceKeys(reasons, setReason) },
    { modal: true },
  );

  return (
    <Dialog title={t('adjust.title', { name: drug.genericName })} width={560} onClose={close}>
      <form ref={form} className={styles.form} onSubmit={onSubmit} noValidate>
        <p className={styles.facts}>
          <strong>{t('adjust.batch', { number: batch.batchNumber, expiry: batch.expiryDate })}</strong>
          <span>
            {t('adjust.now', { onHand: formatCount(batch.onHand), reserved: formatCount(batch.reserved) })}
          </span>
        </p>
        <Field
          id={COUNTED_ID}
          label={t('adjust.counted', { unit: drug.unit })}
          problem={isChecked || isTooLow ? countedProblem : null}
          hint={<Difference counted={counted} onHand={batch.onHand} />}
        >
          <Input
            id={COUNTED_ID}
            data-initial-focus
            autoComplete="off"
            inputMode="numeric"
            maxLength={9}
            status={(isChecked && countedProblem !== null) || isTooLow ? 'error' : ''}
            aria-invalid={isTooLow}
            aria-describedby={fieldNoteId(COUNTED_ID)}
            value={countedText}
            onChange={(event) => setCountedText(event.target.value)}
          />
        </Field>
        <ChoiceField
          id={REASON_ID}
          label={t('adjust.reason')}
          maxLength={200}
          choices={reasons}
          value={reason}
          problem={isChecked && reason.trim() === '' ? t('problem.reason') : null}
          onChange={setReason}
          onPick={(choice) => {
            setReason(choice);
            document.getElementById(REASON_ID)?.focus();
          }}
        />
        <FailureAlert failure={adjust.error} />
        <DialogFoot confirm={t('adjust.confirm')} busy={adjust.isPending} onBack={close} />
      </form>
    </Dialog>
  );
}

/** What the count means against the record. */
function Difference({ counted, onHand }: { readonly counted: number | null; readonly onHand: number }) {
  const { t } = useTranslation('stock');
  if (counted === null) return null;
  if (counted === onHand) return t('adjust.same');
  const quantity = formatCount(Math.abs(counted - onHand));
  return counted > onHand ? t('adjust.more', { quantity }) : t('adjust.less', { quantity });
}
