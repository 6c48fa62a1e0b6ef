import { CustomerServiceOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorState } from '#renderer/ui/error-state.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { LoadingState } from '#renderer/ui/loading-state.tsx';
import { Pager } from '#renderer/ui/pager.tsx';
import { optionId, RecordList } from '#renderer/ui/record-list.tsx';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { type AfterSalesListState, REQUESTS_ON_A_PAGE } from '../use-after-sales-list.ts';
import styles from './list.module.css';
import { RequestRow } from './request-row.tsx';

const LIST_ID = 'after-sales-list';

export interface RequestListPaneProps {
  readonly state: AfterSalesListState;
  readonly onEnter: () => void;
}

/** Search, what still waits or all, the requests, and the pages. */
export function RequestListPane({ state, onEnter }: RequestListPaneProps) {
  const { t } = useTranslation('afterSales');
  const { requests, chosen, search, openOnly, page, total } = state;
  const isShown = requests.some((row) => row.afterSalesId === chosen);
  return (
    <>
      <div className={styles.head}>
        <SearchField
          label={t('list.search')}
          placeholder={t('list.searchPlaceholder')}
          maxLength={60}
          value={search}
          listId={requests.length === 0 ? undefined : LIST_ID}
          activeId={isShown && chosen !== null ? optionId(LIST_ID, chosen) : undefined}
          onChange={(text) => state.change({ search: text })}
          onMove={state.move}
          onEnter={onEnter}
        />
        <div className={styles.filter}>
          <Segmented
            block
            aria-label={t('list.label')}
            value={openOnly ? 'open' : 'all'}
            options={[
              { value: 'open', label: t('list.open') },
              { value: 'all', label: t('list.all') },
            ]}
            onChange={(value) => state.change({ openOnly: value === 'open' })}
          />
          <Kbd keys={shortcutKey('aftersales', 'filter')} />
        </div>
      </div>
      <Requests state={state} />
      <Pager page={page} pageSize={REQUESTS_ON_A_PAGE} total={total} keys={['←', '→']} onPage={state.turn} />
    </>
  );
}

function Requests({ state }: { readonly state: AfterSalesListState }) {
  const { t } = useTranslation('afterSales');
  const { list, requests, chosen, search } = state;
  if (list.isError) return <ErrorState failure={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <LoadingState />;
  if (requests.length > 0) {
    return (
      <RecordList
        id={LIST_ID}
        label={t('list.label')}
        records={requests}
        keyOf={(row) => row.afterSalesId}
        chosen={chosen}
        stale={list.isPlaceholderData}
        onChoose={(row) => state.choose(row.afterSalesId)}
      >
        {(row) => <RequestRow request={row} />}
      </RecordList>
    );
  }
  return search === '' ? (
    <EmptyState icon={<CustomerServiceOutlined />} title={t('list.empty')} hint={t('list.emptyHint')} />
  ) : (
    <EmptyState
      icon={<CustomerServiceOutlined />}
      title={t('list.nothingFound')}
      hint={t('list.nothingFoundHint')}
      action={<Button onClick={() => state.change({ search: '' })}>{t('list.clear')}</Button>}
    />
  );
}
