import { CheckCircleFilled, SafetyCertificateOutlined, WarningFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { formatCount, formatDateTime } from '#renderer/ui/format.ts';
import { Kbd } from '#renderer/ui/kbd.tsx';
import type { CallOutput } from '#shared/contracts/index.ts';
import styles from '../settings.module.css';
import { AboutCounter } from './about-counter.tsx';
import { DifferenceTable } from './difference-table.tsx';

/** Checks the store against its own log and shows every difference. */
export function CheckSection() {
  const { t } = useTranslation('settings');
  const check = useQueryCall('system.verifyStore', {}, { enabled: false });
  const run = () => {
    if (!check.isFetching) void check.refetch();
  };
  useShortcuts('settings', { verify: run });
  return (
    <div className={styles.check}>
      <div className={styles.saveBar}>
        <Button
          type="primary"
          size="large"
          icon={<SafetyCertificateOutlined aria-hidden />}
          loading={check.isFetching}
          onClick={run}
        >
          {t(check.data === undefined ? 'check.run' : 'check.again')}{' '}
          <Kbd keys={shortcutKey('settings', 'verify')} />
        </Button>
        <span role="status" className={styles.soft}>
          {check.isFetching
            ? t('check.running')
            : check.data === undefined
              ? t('check.never')
              : t('check.at', { time: formatDateTime(check.dataUpdatedAt) })}
        </span>
      </div>
      <FailureAlert failure={check.error} />
      {check.data === undefined ? null : <Report report={check.data} />}
      <AboutCounter />
    </div>
  );
}

function Report({ report }: { readonly report: CallOutput<'system.verifyStore'> }) {
  const { t } = useTranslation('settings');
  const { differences, checked } = report;
  const counts = [
    ['batches', checked.batches],
    ['movements', checked.movements],
    ['orders', checked.orders],
    ['events', checked.events],
    ['outbox', checked.outbox],
  ] as const;
  return (
    <>
      <p className={differences.length === 0 ? styles.clean : styles.damaged} role="status">
        {differences.length === 0 ? (
          <>
            <CheckCircleFilled aria-hidden /> {t('check.clean')}
          </>
        ) : (
          <>
            <WarningFilled aria-hidden /> {t('check.differences', { count: differences.length })}
          </>
        )}
      </p>
      <dl className={styles.counts}>
        {counts.map(([name, count]) => (
          <div key={name}>
            <dt>{t(`check.checked.${name}`)}</dt>
            <dd>{formatCount(count)}</dd>
          </div>
        ))}
      </dl>
      {differences.length === 0 ? null : <DifferenceTable differences={differences} />}
    </>
  );
}
