import { DatabaseOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorState } from '#renderer/ui/error-state.tsx';
import { LoadingState } from '#renderer/ui/loading-state.tsx';
import { StockDialogs } from '../dialogs/stock-dialogs.tsx';
import { STOCK_DETAIL_ID } from '../element-ids.ts';
import { SplitSection } from '../split/split-section.tsx';
import { useBatches } from '../use-batches.ts';
import { BatchTable } from './batch-table.tsx';
import styles from './detail.module.css';
import { DrugHeader } from './drug-header.tsx';
import { MovementSection } from './movement-section.tsx';

export interface DrugPanelProps {
  readonly drugId: number | null;
  /** True while it is not known yet which drug comes first. */
  readonly reading: boolean;
}

/** A drug's batches and the movements of one of them. */
export function DrugPanel({ drugId, reading }: DrugPanelProps) {
  const { t } = useTranslation('stock');
  const drug = useQueryCall(
    'catalog.getDrug',
    { drugId: drugId ?? 0 },
    { enabled: drugId !== null, keepPrevious: true },
  );
  const { query, batches, current } = useBatches(drugId);
  if (drugId === null && !reading) {
    return <EmptyState icon={<DatabaseOutlined />} title={t('detail.none')} hint={t('detail.noneHint')} />;
  }
  if (drug.isError) return <ErrorState failure={drug.error} onRetry={() => void drug.refetch()} />;
  if (query.isError) return <ErrorState failure={query.error} onRetry={() => void query.refetch()} />;
  if (drug.data === undefined) return <LoadingState />;
  return (
    <div className={styles.panel}>
      <DrugHeader drug={drug.data} batches={batches} current={current} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: many batches are scrolled by keyboard */}
      <div id={STOCK_DETAIL_ID} className={styles.body} tabIndex={0}>
        <SplitSection drug={drug.data} />
        <BatchTable batches={batches} current={current} reading={query.isPending} />
        {current === null ? null : <MovementSection key={current.batchId} batch={current} />}
      </div>
      <StockDialogs drug={drug.data} batches={batches} current={current} />
    </div>
  );
}
