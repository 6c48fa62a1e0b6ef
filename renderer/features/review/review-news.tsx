import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { formatPrescriptionNumber } from '#shared/domain/prescription-number.ts';
import { PRESCRIPTION_STATUSES } from '#shared/domain/prescription-states.ts';
import styles from './review.module.css';
import { useReviewStore } from './review-store.ts';

/** What came of the last decision: done, done by somebody else, or refused and why. */
export function ReviewNewsLine() {
  const { t } = useTranslation('review');
  const { t: tShared } = useTranslation('prescriptions');
  const news = useReviewStore((state) => state.news);
  if (news === null) return <div />;
  const number = formatPrescriptionNumber(news.number);
  if (news.kind === 'failure')
    return (
      <div className={styles.news}>
        <FailureAlert failure={news.failure} />
      </div>
    );
  if (news.kind === 'overtaken') {
    const status = PRESCRIPTION_STATUSES.find((known) => known === news.status);
    return (
      <div className={styles.news}>
        <Alert
          type="warning"
          showIcon
          title={t('news.overtaken', {
            number,
            name: news.staffName,
            status: status === undefined ? '' : tShared(`status.${status}`),
          })}
        />
      </div>
    );
  }
  return (
    <div className={styles.news} role="status">
      <Alert
        type="success"
        showIcon
        title={
          news.kind === 'approved'
            ? t('news.approved', { number, day: news.lockUntil })
            : t('news.rejected', { number })
        }
      />
    </div>
  );
}
