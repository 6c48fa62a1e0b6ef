import { FileSearchOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorState } from '#renderer/ui/error-state.tsx';
import { LoadingState } from '#renderer/ui/loading-state.tsx';
import { Pager } from '#renderer/ui/pager.tsx';
import { optionId, RecordList } from '#renderer/ui/record-list.tsx';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { isNarrowed, NO_FILTER, ORDERS_ON_A_PAGE } from '../order-filter.ts';
import type { OrderListState } from '../use-order-list.ts';
import styles from './list.module.css';
import { OrderFilters } from './order-filters.tsx';
import { OrderRow } from './order-row.tsx';

const LIST_ID = 'order-list';

export interface OrderListPaneProps {
  readonly state: OrderListState;
  readonly onEnter: () => void;
}

/** Search, filters, the orders they leave, and the pages. */
export function OrderListPane({ state, onEnter }: OrderListPaneProps) {
  const { t } = useTranslation('orders');
  const { total, page, filter, chosen, orders } = state;
  const isShown = orders.some((order) => order.orderNumber === chosen);
  return (
    <>
      <div className={styles.head}>
        <SearchField
          label={t('list.search')}
          placeholder={t('list.searchPlaceholder')}
          maxLength={60}
          value={filter.search}
          listId={orders.length === 0 ? undefined : LIST_ID}
          activeId={isShown && chosen !== null ? optionId(LIST_ID, chosen) : undefined}
          onChange={(search) => state.change({ search })}
          onMove={state.move}
          onEnter={onEnter}
        />
        <OrderFilters filter={filter} onChange={state.change} />
      </div>
      <OrderListBody state={state} />
      <Pager page={page} pageSize={ORDERS_ON_A_PAGE} total={total} keys={['←', '→']} onPage={state.turn} />
    </>
  );
}

function OrderListBody({ state }: { readonly state: OrderListState }) {
  const { t } = useTranslation('orders');
  const { list, orders, chosen, filter } = state;
  if (list.isError) return <ErrorState failure={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <LoadingState />;
  if (orders.length > 0) {
    return (
      <RecordList
        id={LIST_ID}
        label={t('list.label')}
        records={orders}
        keyOf={(order) => order.orderNumber}
        chosen={chosen}
        stale={list.isPlaceholderData}
        onChoose={(order) => state.choose(order.orderNumber)}
      >
        {(order) => <OrderRow order={order} />}
      </RecordList>
    );
  }
  return isNarrowed(filter) ? (
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
