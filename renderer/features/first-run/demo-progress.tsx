import { Button, Progress } from 'antd';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/client/use-command.ts';
import { useCoreEvent } from '#renderer/client/use-core-event.ts';
import { CenterCard } from '#renderer/ui/center-card.tsx';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import styles from './first-run.module.css';

export interface DemoProgressProps {
  readonly onDone: () => void;
  readonly onBack: () => void;
}

/** Loads the demo data and shows that it is under way, and how far where the core says so. */
export function DemoProgress({ onDone, onBack }: DemoProgressProps) {
  const { t } = useTranslation('firstRun');
  const { t: tCommon } = useTranslation('common');
  const [percent, setPercent] = useState<number | null>(null);
  const load = useCommand('catalog.loadDemo');
  useCoreEvent('demoProgress', ({ done, total }) =>
    setPercent(Math.floor((100 * done) / Math.max(total, 1))),
  );
  const start = useEffectEvent(() => load.mutate({ withHistory: true }, { onSuccess: onDone }));
  useEffect(() => start(), []);
  if (load.isError) {
    return (
      <CenterCard title={t('loading.title')} hint={t('loading.failed')}>
        <div className={styles.form}>
          <FailureAlert failure={load.error} />
          <Button size="large" onClick={onBack}>
            {tCommon('back')}
          </Button>
        </div>
      </CenterCard>
    );
  }
  return (
    <CenterCard title={t('loading.title')} hint={t('loading.hint')}>
      {percent === null ? (
        <div className={styles.underWay} role="progressbar" aria-label={t('loading.title')} />
      ) : (
        <Progress percent={percent} status="active" aria-label={t('loading.title')} />
      )}
    </CenterCard>
  );
}
