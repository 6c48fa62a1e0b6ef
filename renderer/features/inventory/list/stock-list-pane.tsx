import { DatabaseOutlined, FileSearchOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRouteStore } from '#renderer/stores/route-store.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ListPane } from '#renderer/ui/list-pane.tsx';
import { useToday } from '#renderer/ui/use-today.ts';
import { isNarrowed, NO_FILTER } from '../stock-filter.ts';
import type { StockListState } from '../use-stock-list.ts';
import { StockFilters } from './stock-filters.tsx';
import { StockRow } from './stock-row.tsx';

export interface StockListPaneProps {
  readonly state: StockListState;
  readonly onEnter: () => void;
}

/** Search, filters, the drugs they leave, and the pages. */
export function StockListPane({ state, onEnter }: StockListPaneProps) {
  const { t } = useTranslation('stock');
  const today = useToday();
  return (
    <ListPane
      id="stock-list"
      label={t('list.label')}
      state={state}
      search={{
        label: t('list.search'),
        placeholder: t('list.searchPlaceholder'),
        maxLength: 100,
        value: state.filter.search,
        onChange: (search) => state.change({ search }),
        onEnter,
      }}
      filters={<StockFilters filter={state.filter} onChange={state.change} />}
      empty={isNarrowed(state.filter) ? <NothingFound state={state} /> : <EmptyCatalogue />}
      pageKeys={['←', '→']}
    >
      {(drug) => <StockRow drug={drug} today={today} />}
    </ListPane>
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
