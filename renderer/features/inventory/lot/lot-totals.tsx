import { AlertOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { formatCount, formatMinute } from '#renderer/ui/format.ts';
import { Tag } from '#renderer/ui/tag.tsx';
import type { CallOutput } from '#shared/contracts/index.ts';
import { BatchStateTag } from '../detail/batch-state-tag.tsx';
import styles from './lot.module.css';

type Report = CallOutput<'inventory.recallReport'>;

const SUMS = ['received', 'adjusted', 'sold', 'returned', 'onHand', 'reserved'] as const;

/** Under which recall the lot is, what is left of it and where, and how that adds up. */
export function LotTotals({ report, unit }: { readonly report: Report; readonly unit: string }) {
  const { t } = useTranslation('stock');
  const { t: tSplit } = useTranslation('splitting');
  const { batches, recall, totals } = report;
  const isRecalled = batches.some(({ status }) => status === 'recalled');
  return (
    <>
      {recall !== null && isRecalled ? (
        <p className={styles.recall}>
          <Tag tone="danger" icon={<AlertOutlined aria-hidden />}>
            {t(`recallLevel.${recall.level}`)}
          </Tag>
          <strong>{recall.reason}</strong>
          <span>{t(`recallSource.${recall.source}`)}</span>
          {recall.noticeNumber === '' ? null : <span>{recall.noticeNumber}</span>}
          <span>
            {recall.staffName} {formatMinute(recall.atMs)}
          </span>
        </p>
      ) : null}
      <dl className={styles.totals}>
        {SUMS.map((name) => (
          <div key={name} data-total={name}>
            <dt>{t(`lot.${name}`)}</dt>
            <dd>
              {formatCount(totals[name])} <small>{unit}</small>
            </dd>
          </div>
        ))}
      </dl>
      {report.alsoAs.map(({ drugId, specification, unit: own, onHand, sold }) => (
        <p key={drugId} data-also={drugId}>
          {tSplit('also', {
            specification,
            unit: own,
            onHand: formatCount(onHand),
            sold: formatCount(sold),
          })}
        </p>
      ))}
      <ul className={styles.places}>
        {batches.map((batch) => (
          <li key={batch.batchId}>
            <BatchStateTag batch={batch} /> {t(`lot.zone.${batch.zone}`)} · {batch.expiryDate} ·{' '}
            {t('list.onHand', { quantity: formatCount(batch.onHand), unit })}
          </li>
        ))}
      </ul>
    </>
  );
}
