import { CheckCircleOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { AwaitedState } from '#renderer/app/shortcuts/record-keys.tsx';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorState } from '#renderer/ui/error-state.tsx';
import styles from './review.module.css';
import { ReviewDocument } from './review-document.tsx';
import { ReviewNewsLine } from './review-news.tsx';
import type { ReviewQueueState } from './use-review-queue.ts';

/** What came of the last decision, and under it the prescription that is looked at. */
export function ReviewPanel({ queue }: { readonly queue: ReviewQueueState }) {
  return (
    <div className={styles.panel}>
      <ReviewNewsLine />
      <Shown queue={queue} />
    </div>
  );
}

function Shown({ queue }: { readonly queue: ReviewQueueState }) {
  const { t } = useTranslation('review');
  const { chosen, list } = queue;
  const prescription = useQueryCall(
    'prescriptions.get',
    { number: chosen?.number ?? null },
    { enabled: chosen !== null },
  );
  const findings = useQueryCall(
    'prescriptions.findings',
    { prescriptionId: chosen?.prescriptionId ?? 1 },
    { enabled: chosen !== null },
  );
  if (chosen === null) {
    return list.isPending ? (
      <AwaitedState />
    ) : (
      <EmptyState icon={<CheckCircleOutlined />} title={t('panel.none')} />
    );
  }
  const failed = prescription.isError ? prescription : findings.isError ? findings : null;
  if (failed !== null) return <ErrorState failure={failed.error} onRetry={() => void failed.refetch()} />;
  if (prescription.data === undefined || findings.data === undefined) return <AwaitedState />;
  return (
    <ReviewDocument
      key={`${prescription.data.prescriptionId}/${prescription.data.version}`}
      prescription={prescription.data}
      findings={findings.data.findings}
      goOn={queue.goOn}
    />
  );
}
