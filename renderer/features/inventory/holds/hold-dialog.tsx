import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { choiceKeys } from '#renderer/ui/choice-keys.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { DialogFoot } from '#renderer/ui/dialog-form.tsx';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { pressEnter } from '#renderer/ui/press-enter.ts';
import type { Drug } from '#shared/contracts/catalog.ts';
import type { Batch } from '#shared/contracts/inventory.ts';
import dialogs from '../dialogs/dialogs.module.css';
import { useStockStore } from '../stock-store.ts';
import { HoldLine } from './hold-line.tsx';
import { type SmallHold, useHold } from './use-hold.ts';

const REASON_ID = 'hold-reason';

const ANSWERS = {
  lock: ['complaint', 'damage', 'suspect', 'notice'],
  unlock: ['checked', 'lockedByMistake'],
  end_recall: ['withdrawn', 'wrongLot'],
} as const satisfies Record<SmallHold, readonly string[]>;

export interface HoldDialogProps {
  readonly drug: Drug;
  readonly batch: Batch;
  readonly action: SmallHold;
}

/** Locks a batch, unlocks it, or ends the recall of its lot: one reason, and what follows from it. */
export function HoldDialog({ drug, batch, action }: HoldDialogProps) {
  const { t } = useTranslation('stock');
  const { close, finish } = useStockStore();
  const [reason, setReason] = useState('');
  const [isChecked, setChecked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { send, failure, isPending } = useHold(batch, action);
  const answers = ANSWERS[action].map((name) => t(`holdReason.${name}`));
  const focusReason = () => document.getElementById(REASON_ID)?.focus();

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (isPending) return;
    if (reason.trim() === '') return focusReason();
    const number = batch.batchNumber;
    send(reason, () => finish({ kind: 'hold', drugId: drug.drugId, action, number }, batch.batchId));
  };
  useShortcuts(
    'step',
    { confirm: () => pressEnter(form.current), close, ...choiceKeys(answers, setReason) },
    { modal: true },
  );

  return (
    <Dialog title={t(`hold.title.${action}`, { name: drug.genericName })} width={560} onClose={close}>
      <form ref={form} className={dialogs.form} onSubmit={onSubmit} noValidate>
        <p className={dialogs.facts}>
          <strong>{t('adjust.batch', { number: batch.batchNumber, expiry: batch.expiryDate })}</strong>
          <span>
            {t('adjust.now', { onHand: formatCount(batch.onHand), reserved: formatCount(batch.reserved) })}
          </span>
          <HoldLine batch={batch} />
        </p>
        <p className={dialogs.note}>{t(`hold.effect.${action}`)}</p>
        <ChoiceField
          id={REASON_ID}
          label={t('adjust.reason')}
          maxLength={200}
          choices={answers}
          value={reason}
          problem={isChecked && reason.trim() === '' ? t('problem.reason') : null}
          onChange={setReason}
          onPick={(choice) => {
            setReason(choice);
            focusReason();
          }}
        />
        <FailureAlert failure={failure} />
        <DialogFoot
          confirm={t(`hold.confirm.${action}`)}
          busy={isPending}
          danger={action === 'end_recall'}
          onBack={close}
        />
      </form>
    </Dialog>
  );
}
