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
import { Field } from '#renderer/ui/field.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { pressEnter } from '#renderer/ui/press-enter.ts';
import { readCount } from '#renderer/ui/read-count.ts';
import type { Drug } from '#shared/contracts/catalog.ts';
import type { Batch } from '#shared/contracts/inventory.ts';
import { useStockStore } from '../stock-store.ts';
import styles from './dialogs.module.css';

const QUANTITY_ID = 'quarantine-quantity';
const REASON_ID = 'quarantine-reason';

const COMMANDS = {
  release: 'inventory.releaseQuarantine',
  destroy: 'inventory.destroyQuarantined',
} as const;

const REASONS = {
  release: ['intact', 'wronglyReturned'],
  destroy: ['damaged', 'destroyed', 'qualityFault'],
} as const;

export interface QuarantineDialogProps {
  readonly drug: Drug;
  readonly batch: Batch;
  readonly action: keyof typeof COMMANDS;
}

/** What becomes of units in quarantine: back on the shelf on a pharmacist's word, or destroyed. */
export function QuarantineDialog({ drug, batch, action }: QuarantineDialogProps) {
  const { t } = useTranslation('stock');
  const { close, finish } = useStockStore();
  const [quantityText, setQuantityText] = useState(String(batch.onHand));
  const [reason, setReason] = useState('');
  const [isChecked, setChecked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const command = useCommand<(typeof COMMANDS)[typeof action]>(COMMANDS[action]);
  const reasons = REASONS[action].map((name) => t(`quick.${name}`));
  const quantity = readCount(quantityText, { least: 1, most: batch.onHand });

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (command.isPending) return;
    if (quantity === null) return document.getElementById(QUANTITY_ID)?.focus();
    if (reason.trim() === '') return document.getElementById(REASON_ID)?.focus();
    command.mutate(
      { batchId: batch.batchId, quantity, reason: reason.trim() },
      {
        onSuccess: ({ batchId, batchNumber, onHand }) =>
          finish({ kind: action, drugId: drug.drugId, number: batchNumber, onHand }, batchId),
      },
    );
  };
  useShortcuts(
    'step',
    { confirm: () => pressEnter(form.current), close, ...choiceKeys(reasons, setReason) },
    { modal: true },
  );

  return (
    <Dialog title={t(`${action}.title`, { name: drug.genericName })} onClose={close}>
      <form ref={form} className={styles.form} onSubmit={onSubmit} noValidate>
        <p className={styles.facts}>
          <strong>{t('adjust.batch', { number: batch.batchNumber, expiry: batch.expiryDate })}</strong>
          <span>{t(`${action}.hint`)}</span>
        </p>
        <Field
          id={QUANTITY_ID}
          label={t('release.quantity', { unit: drug.unit, most: formatCount(batch.onHand) })}
          problem={isChecked && quantity === null ? t('problem.inQuarantine') : null}
        >
          <Input
            id={QUANTITY_ID}
            autoComplete="off"
            inputMode="numeric"
            maxLength={9}
            value={quantityText}
            onChange={(event) => setQuantityText(event.target.value)}
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
          onPick={setReason}
        />
        <FailureAlert failure={command.error} />
        <DialogFoot
          confirm={t(`${action}.confirm`)}
          busy={command.isPending}
          danger={action === 'destroy'}
          onBack={close}
        />
      </form>
    </Dialog>
  );
}
