import { DatabaseOutlined, FileSearchOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRouteStore } from '#renderer/stores/route-store.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorState } from '#renderer/ui/error-state.tsx';
import { LoadingState } from '#renderer/ui/loading-state.tsx';
import { Pager } from '#renderer/ui/pager.tsx';
import { optionId, RecordList } from '#renderer/ui/record-list.tsx';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { useToday } from '#renderer/ui/use-today.ts';
import { DRUGS_ON_A_PAGE, isNarrowed, NO_FILTER } from '../stock-filter.ts';
import type { StockListState } from '../use-stock-list.ts';
import styles from './list.module.css';
import { StockFilters } from './stock-filters.tsx';
import { StockRow } from './stock-row.tsx';

const LIST_ID = 'stock-list';

export interface StockListPaneProps {
  readonly state: StockListState;
  readonly onEnter: () => void;
}

/** Search, filters, the drugs they leave, and the pages. */
export function StockListPane({ state, onEnter }: StockListPaneProps) {
  const { t } = useTranslation('stock');
  const { total, page, filter, chosen, drugs } = state;
  const isShown = drugs.some((drug) => drug.drugId === chosen);
  return (
    <>
      <div className={styles.head}>
        <SearchField
          label={t('list.search')}
          placeholder={t('list.searchPlaceholder')}
          maxLength={100}
          value={filter.search}
          listId={drugs.length === 0 ? undefined : LIST_ID}
          activeId={isShown && chosen !== null ? optionId(LIST_ID, chosen) : undefined}
          onChange={(search) => state.change({ search })}
          onMove={state.move}
          onEnter={onEnter}
        />
        <StockFilters filter={filter} onChange={state.change} />
      </div>
      <StockListBody state={state} />
      <Pager page={page} pageSize={DRUGS_ON_A_PAGE} total={total} keys={['←', '→']} onPage={state.turn} />
    </>
  );
}

function StockListBody({ state }: { readonly state: StockListState }) {
  const { t } = useTranslation('stock');
  const today = useToday();
  const { list, drugs, chosen, filter } = state;
  if (list.isError) return <ErrorState failure={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <LoadingState />;
  if (drugs.length === 0) return isNarrowed(filter) ? <NothingFound state={state} /> : <EmptyCatalogue />;
  return (
    <RecordList
      id={LIST_ID}
      label={t('list.label')}
      records={drugs}
      keyOf={(drug) => drug.drugId}
      chosen={chosen}
      stale={list.isPlaceholderData}
      onChoose={(drug) => state.choose(drug.drugId)}
    >
      {(drug) => <StockRow drug={drug} today={today} />}
    </RecordList>
  );
}

function NothingFound({ state }: { readonly state: StockListState }) {
  const { t } = useTranslation('stock');
  return (
    <EmptyState
      icon={<FileSearchOutlined />}
      title={t('list.nothingFound')}
      hint={t('list.nothingFoundHint')}
      action={<Button onClick={() => state.change(NO_FILTER)}>{t('list.clearFilters')}</Button>}
    />
  );
}

function EmptyCatalogue() {
  const { t } = useTranslation('stock');
  const go = useRouteStore((state) => state.go);
  return (
    <EmptyState
      icon={<DatabaseOutlined />}
      title={t('list.empty')}
      hint={t('list.emptyHint')}
      action={<Button onClick={() => go('import')}>{t('list.goImport')}</Button>}
    />
  );
}
