import { StopOutlined } from '@ant-design/icons';
import { Button, Progress, Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import { shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { useCommand } from '#renderer/client/use-command.ts';
import { formatCount } from '#renderer/ui/format.ts';
import { Kbd } from '#renderer/ui/kbd.tsx';
import type { ImportStatus } from '#shared/contracts/catalog.ts';
import shared from '../import.module.css';
import { ImportFailure } from '../import-failure.tsx';
import styles from './report.module.css';

/** What the core said last of how far it is. */
export interface LiveProgress {
  readonly phase: string;
  readonly done: number;
  readonly total: number;
}

export interface RunningReportProps {
  readonly status: ImportStatus;
  readonly live: LiveProgress | null;
}

/** How far the check or the import is. Only a check can be broken off: a begun import is finished. */
export function RunningReport({ status, live }: RunningReportProps) {
  return status.phase === 'reading' ? (
    <Checking status={status} live={live} />
  ) : (
    <Applying status={status} live={live} />
  );
}

function Checking({ status, live }: RunningReportProps) {
  const { t } = useTranslation('catalogImport');
  const discard = useCommand('catalog.discardImport');
  const stop = () => discard.mutate({ importId: status.importId });
  useShortcuts('import', { discard: stop });
  const rows = live?.phase === 'reading' ? live.done : status.rowsRead;
  return (
    <section className={styles.running} aria-busy>
      <Spin size="large" />
      <h2>{t('check.title')}</h2>
      <p>{status.fileName}</p>
      <p className={styles.bigCount} role="status">
        {t('check.rows', { rows: formatCount(rows) })}
      </p>
      <p className={shared.soft}>{t('check.hint')}</p>
      <ImportFailure failure={discard.error} />
      <Button icon={<StopOutlined aria-hidden />} loading={discard.isPending} onClick={stop}>
        {t('check.stop')} <Kbd keys={shortcutKey('import', 'discard')} />
      </Button>
    </section>
  );
}

function Applying({ status, live }: RunningReportProps) {
  const { t } = useTranslation('catalogImport');
  const done = live?.phase === 'applying' ? live.done : status.rowsApplied;
  const total = status.rowsAccepted;
  const percent = total === 0 ? 0 : Math.floor((100 * done) / total);
  return (
    <section className={styles.running} aria-busy>
      <h2>{t('apply.title')}</h2>
      <p>{status.fileName}</p>
      <Progress percent={percent} status="active" aria-label={t('apply.title')} />
      <p className={styles.bigCount} role="status">
        {t('apply.rows', { done: formatCount(done), total: formatCount(total) })}
      </p>
      <ImportFailure failure={status.error} />
      <p className={shared.soft}>{t(status.error === null ? 'apply.hint' : 'apply.stalled')}</p>
    </section>
  );
}
