import {
  CheckCircleOutlined,
  ExclamationCircleFilled,
  InfoCircleFilled,
  StopFilled,
} from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorState } from '#renderer/ui/error-state.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { LoadingState } from '#renderer/ui/loading-state.tsx';
import { RecordList } from '#renderer/ui/record-list.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import { useNow } from '#renderer/ui/use-now.ts';
import { formatWait } from './format-wait.ts';
import styles from './review.module.css';
import type { ReviewQueueState } from './use-review-queue.ts';

/** Who waits, since when, and how many findings the checks had when the prescription was handed in. */
export function ReviewQueue({ queue }: { readonly queue: ReviewQueueState }) {
  const { t } = useTranslation('review');
  return (
    <>
      <h1 className={styles.queueTitle}>{t('queue.title', { count: queue.total })}</h1>
      <QueueBody queue={queue} />
    </>
  );
}

function QueueBody({ queue }: { readonly queue: ReviewQueueState }) {
  const { t } = useTranslation('review');
  const { list, waiting, chosen } = queue;
  const nowMs = useNow(1_000);
  if (list.isError) return <ErrorState failure={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <LoadingState />;
  if (waiting.length === 0)
    return <EmptyState icon={<CheckCircleOutlined />} title={t('queue.empty')} hint={t('queue.emptyHint')} />;
  return (
    <RecordList
      id="review-queue"
      label={t('queue.label')}
      records={waiting}
      keyOf={({ number }) => number}
      chosen={chosen?.number ?? null}
      stale={list.isPlaceholderData}
      onChoose={({ number }) => queue.choose(number)}
    >
      {(row) => (
        <div className={styles.queueRow}>
          <strong>{row.patientName}</strong>
          <span className={styles.wait} role="timer">
            {formatWait(nowMs - (row.submittedAtMs ?? nowMs))}
          </span>
          <span className={styles.soft}>{row.drugNames.join(t('separator'))}</span>
          <span className={styles.counts}>
            {row.stopCount === 0 ? null : (
              <Tag tone="danger" icon={<StopFilled aria-hidden />} title={t('level.stop')}>
                {formatCount(row.stopCount)}
              </Tag>
            )}
            {row.confirmCount === 0 ? null : (
              <Tag tone="warning" icon={<ExclamationCircleFilled aria-hidden />} title={t('level.confirm')}>
                {formatCount(row.confirmCount)}
              </Tag>
            )}
            {row.noteCount === 0 ? null : (
              <Tag tone="info" icon={<InfoCircleFilled aria-hidden />} title={t('level.note')}>
                {formatCount(row.noteCount)}
              </Tag>
            )}
          </span>
        </div>
      )}
    </RecordList>
  );
}
