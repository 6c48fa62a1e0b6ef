import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { useCommand } from '#renderer/client/use-command.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { choiceKeys } from '#renderer/ui/choice-keys.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { DialogFoot, DialogForm } from '#renderer/ui/dialog-form.tsx';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { pressEnter } from '#renderer/ui/press-enter.ts';
import type { AfterSalesDetail } from '#shared/contracts/aftersales.ts';
import { type PlainAction, useAfterSalesStore } from '../after-sales-store.ts';
import styles from './dialogs.module.css';
import { useFinish } from './use-finish.ts';

const REASON_ID = 'after-sales-reason';

const COMMANDS = {
  approve: 'aftersales.approve',
  reject: 'aftersales.reject',
  withdraw: 'aftersales.withdraw',
  fail: 'aftersales.fail',
} as const satisfies Record<PlainAction, string>;

/** Likely answers, in the order of their number keys. */
const ANSWERS = {
  approve: [],
  reject: ['opened', 'notOurs', 'noFault', 'explained'],
  withdraw: ['changedMind', 'explained'],
  fail: ['posRefused', 'cardGone', 'noNetwork'],
} as const;

/** A step that moves neither goods nor money: what it means, why, and yes. */
export function PlainDialog({
  request,
  action,
}: {
  readonly request: AfterSalesDetail;
  readonly action: PlainAction;
}) {
  const { t } = useTranslation('afterSales');
  const close = useAfterSalesStore((state) => state.close);
  const [version] = useState(request.version);
  const [reason, setReason] = useState('');
  const [isChecked, setChecked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const command = useCommand<(typeof COMMANDS)[PlainAction]>(COMMANDS[action]);
  const finish = useFinish(request, action);
  const mustSay = action === 'reject' || action === 'fail';
  const answers = ANSWERS[action].map((name) => t(`quick.${name}`));
  useShortcuts(
    'step',
    { confirm: () => pressEnter(form.current), close, ...choiceKeys(answers, setReason) },
    { modal: true },
  );
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (command.isPending || (mustSay && reason.trim() === '')) return;
    command.mutate({ afterSalesId: request.afterSalesId, version, reason: reason.trim() }, finish);
  };
  return (
    <Dialog title={t(`step.title.${action}`)} onClose={close}>
      <DialogForm form={form} onSubmit={onSubmit}>
        <p className={styles.hint}>{t(`step.hint.${action}`)}</p>
        <ChoiceField
          id={REASON_ID}
          label={mustSay ? t('step.reason') : t('step.optional')}
          maxLength={200}
          choices={answers}
          value={reason}
          problem={isChecked && mustSay && reason.trim() === '' ? t('step.missing') : null}
          onChange={setReason}
          onPick={setReason}
        />
        <FailureAlert failure={command.error} />
        <DialogFoot
          confirm={t(`step.confirm.${action}`)}
          busy={command.isPending}
          danger={action === 'reject'}
          onBack={close}
        />
      </DialogForm>
    </Dialog>
  );
}
