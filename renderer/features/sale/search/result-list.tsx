import { FileSearchOutlined } from '@ant-design/icons';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallFailure } from '#renderer/client/call-failure.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorState } from '#renderer/ui/error-state.tsx';
import { useToday } from '#renderer/ui/use-today.ts';
import type { DrugHit } from '#shared/contracts/catalog.ts';
import { useSaleStore } from '../sale-store.ts';
import { ResultRow } from './result-row.tsx';
import styles from './search.module.css';

export const RESULT_LIST_ID = 'drug-results';
export const resultId = (index: number) => `drug-result-${index}`;

export interface ResultListProps {
  readonly hits: readonly DrugHit[];
  readonly search: { readonly error: CallFailure | null; readonly refetch: () => unknown };
  /** False while an answer is on its way; what is shown then belongs to the text before. */
  readonly settled: boolean;
  readonly onChoose: (hit: DrugHit) => void;
}

/** The drugs found, over the cart so that nothing moves. Plain elements: it is painted at every key. */
export function ResultList({ hits, search, settled, onChoose }: ResultListProps) {
  const { t } = useTranslation('sale');
  const highlighted = useSaleStore((state) => state.highlighted);
  const today = useToday();
  useEffect(() => {
    document.getElementById(resultId(highlighted))?.scrollIntoView({ block: 'nearest' });
  }, [highlighted]);

  if (search.error !== null) {
    return (
      <div className={styles.popup}>
        <ErrorState failure={search.error} onRetry={() => void search.refetch()} />
      </div>
    );
  }
  if (hits.length === 0) {
    return (
      <div className={styles.popup}>
        {settled ? (
          <EmptyState
            icon={<FileSearchOutlined />}
            title={t('search.nothing')}
            hint={t('search.nothingHint')}
          />
        ) : null}
      </div>
    );
  }
  return (
    <div className={styles.popup}>
      <div className={styles.head} aria-hidden>
        <span>{t('search.drug')}</span>
        <span>{t('search.expiry')}</span>
        <span className={styles.right}>{t('search.stock')}</span>
        <span className={styles.right}>{t('search.price')}</span>
      </div>
      <div
        id={RESULT_LIST_ID}
        role="listbox"
        aria-label={t('search.results')}
        aria-busy={!settled}
        className={styles.list}
      >
        {hits.map((hit, index) => (
          <ResultRow
            key={hit.drugId}
            hit={hit}
            id={resultId(index)}
            highlighted={index === highlighted}
            today={today}
            onChoose={onChoose}
          />
        ))}
      </div>
    </div>
  );
}
