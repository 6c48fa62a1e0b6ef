import { useTranslation } from 'react-i18next';
import { shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { ExpiryTag } from '#renderer/ui/expiry-tag.tsx';
import { formatCount, formatDay, formatMoney } from '#renderer/ui/format.ts';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { Section } from '#renderer/ui/section.tsx';
import table from '#renderer/ui/table.module.css';
import { useToday } from '#renderer/ui/use-today.ts';
import type { Batch } from '#shared/contracts/inventory.ts';
import { daysBetween } from '#shared/domain/expiry.ts';
import { HoldLine } from '../holds/hold-line.tsx';
import { useStockStore } from '../stock-store.ts';
import { BatchStateTag } from './batch-state-tag.tsx';
import styles from './detail.module.css';

export interface BatchTableProps {
  readonly batches: readonly Batch[];
  readonly current: Batch | null;
  readonly reading: boolean;
}

/** All batches of a drug, also empty and expired ones; the chosen one shows its movements below. */
export function BatchTable({ batches, current, reading }: BatchTableProps) {
  const { t } = useTranslation('stock');
  const today = useToday();
  const keys = (
    <span className={styles.corner}>
      <Kbd keys={shortcutKey('stock', 'previousBatch')} /> <Kbd keys={shortcutKey('stock', 'nextBatch')} />
    </span>
  );
  if (batches.length === 0) {
    return (
      <Section title={t('batches.title')}>
        <p className={styles.soft}>{reading ? '' : t('batches.none')}</p>
      </Section>
    );
  }
  return (
    <Section title={t('batches.title')} corner={keys}>
      <table className={`${table.table} ${styles.table}`}>
        <thead>
          <tr>
            <th>{t('batches.number')}</th>
            <th>{t('batches.expiry')}</th>
            <th>{t('batches.state')}</th>
            <th className={styles.number}>{t('batches.onHand')}</th>
            <th className={styles.number}>{t('batches.reserved')}</th>
            <th className={styles.number}>{t('batches.available')}</th>
            <th className={styles.number}>{t('batches.cost')}</th>
            <th className={styles.minor}>{t('batches.received')}</th>
          </tr>
        </thead>
        <tbody>
          {batches.map((batch) => (
            <BatchRow
              key={batch.batchId}
              batch={batch}
              today={today}
              isCurrent={batch.batchId === current?.batchId}
            />
          ))}
        </tbody>
      </table>
      {current === null || current.hold === null ? null : (
        <p className={styles.hold}>
          {current.batchNumber} <HoldLine batch={current} />
        </p>
      )}
    </Section>
  );
}

interface BatchRowProps {
  readonly batch: Batch;
  readonly today: string;
  readonly isCurrent: boolean;
}

function BatchRow({ batch, today, isCurrent }: BatchRowProps) {
  const { t } = useTranslation('stock');
  const chooseBatch = useStockStore((state) => state.chooseBatch);
  const days = daysBetween(today, batch.expiryDate);
  return (
    <tr
      className={batch.onHand === 0 ? styles.empty : undefined}
      aria-current={isCurrent ? 'true' : undefined}
      onMouseDown={() => chooseBatch(batch.batchId)}
    >
      <td>
        <button
          type="button"
          className={styles.batch}
          aria-label={t('batches.choose', { number: batch.batchNumber })}
          onClick={() => chooseBatch(batch.batchId)}
        >
          {batch.batchNumber}
        </button>
      </td>
      <td>
        <ExpiryTag date={batch.expiryDate} today={today} />
        {batch.expiryLevel === 'notice' || batch.expiryLevel === 'urgent' ? (
          <span className={styles.days}>{t('batches.days', { days })}</span>
        ) : null}
      </td>
      <td>
        <BatchStateTag batch={batch} />
      </td>
      <td className={styles.number}>{formatCount(batch.onHand)}</td>
      <td className={styles.number}>{formatCount(batch.reserved)}</td>
      <td className={styles.number}>{batch.sellable ? formatCount(batch.available) : '—'}</td>
      <td className={styles.number}>{batch.costFen === null ? '—' : formatMoney(batch.costFen)}</td>
      <td className={`${styles.soft} ${styles.minor}`}>{formatDay(batch.receivedAtMs)}</td>
    </tr>
  );
}
