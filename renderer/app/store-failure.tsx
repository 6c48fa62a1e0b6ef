import { CheckCircleOutlined, CloseCircleFilled, HistoryOutlined } from '@ant-design/icons';
import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asCallFailure, type CallFailure } from '#renderer/client/call-failure.ts';
import { useClient } from '#renderer/client/client-context.ts';
import { CenterCard } from '#renderer/ui/center-card.tsx';
import type { ShownFailure } from '#renderer/ui/error-state.tsx';
import { type Fact, Facts } from '#renderer/ui/facts.tsx';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { formatDateTime } from '#renderer/ui/format.ts';
import { LanguageSwitch } from '#renderer/ui/language-switch.tsx';
import { useErrorText } from '#renderer/ui/use-error-text.ts';
import { backupFacts } from './backup-facts.ts';
import styles from './store-failure.module.css';

/** Stands in the window while the store does not open: why, and the way back where the core found a backup. */
export function StoreFailure({ failure }: { readonly failure: ShownFailure }) {
  const { t } = useTranslation('shell');
  const { t: tCommon } = useTranslation('common');
  const { text, detail } = useErrorText()(failure);
  const isDamaged = failure.code === 'STORE_DAMAGED';
  const { path, backupPath } = failure.params;
  const backup = isDamaged && typeof backupPath === 'string' ? backupPath : null;
  const facts: Fact[] = [];
  if (isDamaged && typeof path === 'string')
    facts.push({ key: 'file', label: t('failed.file'), value: path });
  if (backup !== null)
    facts.push({ key: 'backup', label: t('failed.backup'), value: <Backup path={backup} /> });
  return (
    <CenterCard tone="danger" title={t('failed.title')} corner={<LanguageSwitch />}>
      <div role="alert">
        <p className={styles.lead}>
          <CloseCircleFilled className={styles.icon} aria-hidden />
          <span>{text}</span>
        </p>
        {facts.length === 0 ? null : (
          <div className={styles.facts}>
            <Facts facts={facts} />
          </div>
        )}
        {isDamaged || detail === null ? null : <p className={styles.soft}>{detail}</p>}
        {isDamaged && backup === null ? <p>{t('failed.noBackup')}</p> : null}
        {failure.correlationId === '' ? null : (
          <p className={styles.soft}>
            {tCommon('failure.reference', { correlationId: failure.correlationId })}
          </p>
        )}
      </div>
      {backup === null ? null : <Restore />}
    </CenterCard>
  );
}

function Backup({ path }: { readonly path: string }) {
  const { t } = useTranslation('shell');
  const { name, madeAtMs } = backupFacts(path);
  return (
    <>
      {madeAtMs === null ? null : (
        <span className={styles.name}>{t('failed.backupMadeAt', { time: formatDateTime(madeAtMs) })}</span>
      )}
      <span>{name}</span>
      <span className={styles.checked}>
        <CheckCircleOutlined aria-hidden /> {t('failed.backupChecked')}
      </span>
    </>
  );
}

function Restore() {
  const { t } = useTranslation('shell');
  const client = useClient();
  const [failure, setFailure] = useState<CallFailure | null>(null);
  const restore = () => {
    setFailure(null);
    return client.restoreBackup().catch((error: unknown) => setFailure(asCallFailure(error)));
  };
  return (
    <div className={styles.way}>
      <Popconfirm
        title={t('restore.question')}
        description={t('restore.consequence')}
        okText={t('restore.confirm')}
        cancelText={t('restore.cancel')}
        onConfirm={restore}
      >
        <Button type="primary" size="large" block icon={<HistoryOutlined aria-hidden />}>
          {t('restore.action')}
        </Button>
      </Popconfirm>
      <p className={styles.soft}>{t('restore.consequence')}</p>
      <FailureAlert failure={failure} />
    </div>
  );
}
