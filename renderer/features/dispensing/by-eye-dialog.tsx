import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { DialogFoot } from '#renderer/ui/dialog-form.tsx';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import styles from './dispensing.module.css';
import type { ByEyeLine, SheetState } from './use-sheet.ts';

export interface ByEyeDialogProps extends ByEyeLine {
  readonly state: SheetState;
}

/** Packs without a readable code: what is printed on them is compared, and why is written down. */
export function ByEyeDialog({ orderId, line, state }: ByEyeDialogProps) {
  const { t } = useTranslation('dispensing');
  const [reason, setReason] = useState('');
  const batch = line.batches.find(({ quantity, verified }) => verified < quantity);
  const close = state.closeByEye;
  const choices = [t('byEye.reasons.noCode'), t('byEye.reasons.damaged'), t('byEye.reasons.scanner')];
  const submit = (text: string) => {
    if (batch === undefined || text.trim() === '' || state.verifyByEye.busy) return;
    const { batchId, quantity, verified } = batch;
    state.verifyByEye.submit({
      orderId,
      lineNo: line.lineNo,
      batchId,
      quantity: quantity - verified,
      reason: text,
    });
  };
  const pick = (choice: string | undefined) => {
    if (choice === undefined) return;
    setReason(choice);
    submit(choice);
  };
  useShortcuts(
    'byEye',
    {
      choice1: () => pick(choices[0]),
      choice2: () => pick(choices[1]),
      choice3: () => pick(choices[2]),
      close,
    },
    { modal: true },
  );
  if (batch === undefined) return null;
  return (
    <Dialog title={t('byEye.title')} width={520} onClose={close}>
      <form
        className={styles.form}
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          submit(reason);
        }}
      >
        <div className={`${styles.picture} ${styles.rightPack}`}>
          <span className={styles.soft}>{t('byEye.compare')}</span>
          <div>
            <strong>{line.genericName}</strong> {line.specification}
          </div>
          <div>{line.manufacturer}</div>
          <div>
            {t('pick.batch')} <b>{batch.batchNumber}</b> {batch.expiryDate} ×{' '}
            {batch.quantity - batch.verified}
          </div>
        </div>
        <ChoiceField
          id="by-eye-reason"
          label={t('byEye.reason')}
          maxLength={200}
          choices={choices}
          value={reason}
          problem={null}
          onChange={setReason}
          onPick={pick}
        />
        <FailureAlert failure={state.verifyByEye.failure} />
        <DialogFoot
          confirm={t('byEye.confirm')}
          busy={state.verifyByEye.busy}
          disabled={reason.trim() === ''}
          onBack={close}
        />
      </form>
    </Dialog>
  );
}
