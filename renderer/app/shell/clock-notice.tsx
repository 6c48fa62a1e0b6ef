import { FieldTimeOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/client/use-command.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { formatDateTime } from '#renderer/ui/format.ts';
import styles from './clock-notice.module.css';

export interface ClockNoticeProps {
  readonly newestRecordMs: number;
  readonly onAccepted: () => void;
}

/** Says that this computer's clock lies before the newest record, and lets somebody vouch for it. */
export function ClockNotice({ newestRecordMs, onAccepted }: ClockNoticeProps) {
  const { t } = useTranslation('shell');
  const [asking, setAsking] = useState(false);
  return (
    <div className={styles.notice} role="alert">
      <FieldTimeOutlined aria-hidden />
      <span>{t('clock.behind', { time: formatDateTime(newestRecordMs) })}</span>
      <Button onClick={() => setAsking(true)}>{t('clock.accept')}</Button>
      {asking ? <AcceptClock onAccepted={onAccepted} onClose={() => setAsking(false)} /> : null}
    </div>
  );
}

interface AcceptClockProps {
  readonly onAccepted: () => void;
  readonly onClose: () => void;
}

function AcceptClock({ onAccepted, onClose }: AcceptClockProps) {
  const { t } = useTranslation('shell');
  const { t: tCommon } = useTranslation('common');
  const [reason, setReason] = useState('');
  const accept = useCommand('system.acceptClock');
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() !== '') accept.mutate({ reason }, { onSuccess: onAccepted });
  };
  return (
    <Dialog title={t('clock.title')} width={520} onClose={onClose}>
      <form className={styles.form} onSubmit={onSubmit}>
        <p>{t('clock.hint', { time: formatDateTime(Date.now()) })}</p>
        <label htmlFor="clock-reason">{t('clock.reason')}</label>
        <Input
          id="clock-reason"
          data-initial-focus
          autoComplete="off"
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <FailureAlert failure={accept.error} />
        <div className={styles.foot}>
          <Button onClick={onClose}>{tCommon('cancel')}</Button>
          <Button type="primary" htmlType="submit" disabled={reason.trim() === ''} loading={accept.isPending}>
            {t('clock.accept')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
