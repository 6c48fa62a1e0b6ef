import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { choiceKeys } from '#renderer/ui/choice-keys.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { DialogFoot } from '#renderer/ui/dialog-form.tsx';
import { pressEnter } from '#renderer/ui/press-enter.ts';
import styles from './review.module.css';
import { useReviewStore } from './review-store.ts';
import type { Decision } from './use-decision.ts';

const REASONS = ['illegible', 'incomplete', 'dose', 'interaction', 'outOfDate', 'wrongDrug'] as const;
const REASON_ID = 'review-reject-reason';

/** Sends a prescription back to whoever wrote it down, with what has to be put right. */
export function RejectDialog({ decision }: { readonly decision: Decision }) {
  const { t } = useTranslation('review');
  const { t: tCommon } = useTranslation('common');
  const close = useReviewStore((state) => state.close);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const reasons = REASONS.map((name) => t(`reject.reasons.${name}`));
  const pick = (text: string) => {
    setReason(text);
    document.getElementById(REASON_ID)?.focus();
  };
  useShortcuts(
    'step',
    { confirm: () => pressEnter(form.current), close, ...choiceKeys(reasons, pick) },
    { modal: true },
  );
  return (
    <Dialog title={t('reject.title')} onClose={close}>
      <form
        ref={form}
        className={styles.form}
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          setTried(true);
          if (reason.trim() !== '') decision.reject(reason);
        }}
      >
        <ChoiceField
          id={REASON_ID}
          label={t('reject.reason')}
          maxLength={200}
          choices={reasons}
          value={reason}
          problem={tried && reason.trim() === '' ? t('findings.reasonMissing') : null}
          onChange={setReason}
          onPick={pick}
        />
        <p className={styles.soft}>{t('reject.hint')}</p>
        <DialogFoot
          confirm={t('panel.reject')}
          busy={decision.busy}
          danger
          back={tCommon('cancel')}
          onBack={close}
        />
      </form>
    </Dialog>
  );
}
