import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { queryKey } from '#renderer/client/query-key.ts';
import { useCommand } from '#renderer/client/use-command.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { choiceKeys } from '#renderer/ui/choice-keys.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { DialogFoot } from '#renderer/ui/dialog-form.tsx';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { pressEnter } from '#renderer/ui/press-enter.ts';
import type { PrescriptionDetail } from '#shared/contracts/prescriptions.ts';
import { usePrescriptionsStore } from '../prescriptions-store.ts';
import styles from './detail.module.css';

const ANSWERS = ['notWanted', 'writtenTwice', 'wrongPatient', 'noStock'] as const;
const REASON_ID = 'withdraw-reason';

/** Ends a prescription that nobody wants any more; why is kept with it. */
export function WithdrawDialog({ prescription }: { readonly prescription: PrescriptionDetail }) {
  const { t } = useTranslation('prescriptions');
  const { t: tCommon } = useTranslation('common');
  const queryClient = useQueryClient();
  const { close, finish } = usePrescriptionsStore();
  const withdraw = useCommand('prescriptions.withdraw');
  const [seen] = useState({ prescriptionId: prescription.prescriptionId, version: prescription.version });
  const [reason, setReason] = useState('');
  const [isChecked, setChecked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const answers = ANSWERS.map((name) => t(`withdraw.answers.${name}`));
  const pick = (answer: string) => {
    setReason(answer);
    document.getElementById(REASON_ID)?.focus();
  };
  useShortcuts(
    'step',
    { confirm: () => pressEnter(form.current), close, ...choiceKeys(answers, pick) },
    { modal: true },
  );
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (reason.trim() === '' || withdraw.isPending) return;
    withdraw.mutate(
      { ...seen, reason },
      {
        onSuccess: ({ prescription: changed }) => {
          const { number } = changed;
          queryClient.setQueryData(queryKey('prescriptions.get', { number }), changed);
          finish({ number, what: 'withdrawn' });
        },
      },
    );
  };
  return (
    <Dialog title={t('withdraw.title')} onClose={close}>
      <form ref={form} className={styles.form} onSubmit={onSubmit} noValidate>
        <ChoiceField
          id={REASON_ID}
          label={t('withdraw.reason')}
          maxLength={200}
          choices={answers}
          value={reason}
          problem={isChecked && reason.trim() === '' ? t('withdraw.reasonMissing') : null}
          onChange={setReason}
          onPick={pick}
        />
        <p className={styles.soft}>{t('withdraw.hint')}</p>
        <FailureAlert failure={withdraw.error} />
        <DialogFoot
          confirm={t('withdraw.confirm')}
          busy={withdraw.isPending}
          danger
          back={tCommon('cancel')}
          onBack={close}
        />
      </form>
    </Dialog>
  );
}
