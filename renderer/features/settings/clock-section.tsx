import { CheckCircleFilled, WarningFilled } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { Facts } from '#renderer/ui/facts.tsx';
import { formatDateTime } from '#renderer/ui/format.ts';
import styles from './settings.module.css';

const LOOK_EVERY_MS = 5_000;

/** Whether this machine's clock fits the records; when it lies behind them, what to do. */
export function ClockSection() {
  const { t } = useTranslation('settings');
  const status = useQueryCall('system.status', {}, { refetchInterval_ms: LOOK_EVERY_MS });
  if (status.data === undefined) return null;
  const { clock, nowMs } = status.data;
  return (
    <div className={styles.check}>
      <p className={clock.behind ? styles.damaged : styles.clean} role="status">
        {clock.behind ? <WarningFilled aria-hidden /> : <CheckCircleFilled aria-hidden />}{' '}
        {t(clock.behind ? 'clock.behind' : 'clock.fine')}
      </p>
      <p className={styles.soft}>{t(clock.behind ? 'clock.behindHint' : 'clock.fineHint')}</p>
      <Facts
        facts={[
          { key: 'now', label: t('clock.now'), value: formatDateTime(nowMs) },
          {
            key: 'newest',
            label: t('clock.newest'),
            value: clock.newestRecordMs === 0 ? '—' : formatDateTime(clock.newestRecordMs),
          },
        ]}
      />
    </div>
  );
}
