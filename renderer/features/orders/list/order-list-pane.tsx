import { FileSearchOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ListPane } from '#renderer/ui/list-pane.tsx';
import { isNarrowed, NO_FILTER } from '../order-filter.ts';
import type { OrderListState } from '../use-order-list.ts';
import { OrderFilters } from './order-filters.tsx';
import { OrderRow } from './order-row.tsx';

export interface OrderListPaneProps {
  readonly state: OrderListState;
  readonly onEnter: () => void;
}

/** Search, filters, the orders they leave, and the pages. */
export function OrderListPane({ state, onEnter }: OrderListPaneProps) {
  const { t } = useTranslation('orders');
  return (
    <ListPane
      id="order-list"
      label={t('list.label')}
      state={state}
      search={{
        label: t('list.search'),
        placeholder: t('list.searchPlaceholder'),
        maxLength: 60,
        value: state.filter.search,
        onChange: (search) => state.change({ search }),
        onEnter,
      }}
      filters={<OrderFilters filter={state.filter} onChange={state.change} />}
      empty={<NoOrders state={state} />}
      pageKeys={['←', '→']}
    >
      {(order) => <OrderRow order={order} />}
    </ListPane>
  );
}

function NoOrders({ state }: { readonly state: OrderListState }) {
  const { t } = useTranslation('orders');
  return isNarrowed(state.filter) ? (
    <EmptyState
      icon={<FileSearchOutlined />}
      title={t('list.nothingFound')}
      hint={t('list.nothingFoundHint')}
      action={<Button onClick={() => state.change(NO_FILTER)}>{t('list.clearFilters')}</Button>}
    />
  ) : (
    <EmptyState icon={<FileSearchOutlined />} title={t('list.empty')} hint={t('list.emptyHint')} />
  );
}
