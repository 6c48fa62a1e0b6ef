import { CheckCircleFilled } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { CategoryBadge } from '#renderer/ui/category-badge.tsx';
import { ExpiryTag } from '#renderer/ui/expiry-tag.tsx';
import { SubstitutionNote } from '#renderer/ui/substitution-note.tsx';
import { useToday } from '#renderer/ui/use-today.ts';
import type { DispensingSheet, PickLine } from '#shared/contracts/dispensing.ts';
import styles from './dispensing.module.css';

export interface PickTableProps {
  readonly sheet: DispensingSheet;
  /** The line that the last scan counted for. */
  readonly current: number | null;
}

/** What is picked, in the order of the shelves. */
export function PickTable({ sheet, current }: PickTableProps) {
  const { t } = useTranslation('dispensing');
  return (
    <table className={styles.pick}>
      <thead>
        <tr>
          <th>{t('pick.shelf')}</th>
          <th>{t('pick.drug')}</th>
          <th>{t('pick.batch')}</th>
          <th className={styles.end}>{t('pick.quantity')}</th>
          <th className={styles.end}>{t('pick.verified')}</th>
        </tr>
      </thead>
      <tbody>
        {sheet.lines.map((line) => (
          <PickRow key={line.lineNo} line={line} isCurrent={line.lineNo === current} />
        ))}
      </tbody>
    </table>
  );
}

function PickRow({ line, isCurrent }: { readonly line: PickLine; readonly isCurrent: boolean }) {
  const { t } = useTranslation('dispensing');
  const today = useToday();
  const missing = line.quantity - line.batches.reduce((sum, batch) => sum + batch.quantity, 0);
  const isComplete = line.verified >= line.quantity;
  return (
    <tr className={isComplete ? styles.complete : ''} aria-current={isCurrent}>
      <td className={styles.shelf}>{line.shelf === '' ? '—' : line.shelf}</td>
      <td>
        <div className={styles.drug}>
          <CategoryBadge category={line.category} />
          <strong>{line.genericName}</strong>
        </div>
        <div className={styles.soft}>
          {line.specification} · {line.manufacturer}
        </div>
        <SubstitutionNote substitution={line.substitution} />
      </td>
      <td>
        {line.batches.map((batch) => (
          <div key={batch.batchId} className={styles.batch}>
            <span className={styles.batchNumber}>{batch.batchNumber}</span>
            <ExpiryTag date={batch.expiryDate} today={today} />
            {line.batches.length > 1 ? <span className={styles.soft}>× {batch.quantity}</span> : null}
          </div>
        ))}
        {missing > 0 ? <span className={styles.open}>{t('pick.missing', { count: missing })}</span> : null}
      </td>
      <td className={styles.end}>
        {line.quantity} {line.unit}
      </td>
      <td className={styles.end}>
        <span className={isComplete ? styles.right : line.mustVerify ? styles.open : styles.soft}>
          {isComplete ? <CheckCircleFilled aria-hidden /> : null} {line.verified} / {line.quantity}
        </span>
        {line.mustVerify || line.verified > 0 ? null : (
          <div className={styles.soft}>{t('pick.optional')}</div>
        )}
      </td>
    </tr>
  );
}
