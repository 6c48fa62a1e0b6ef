import { CustomerServiceOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { ListPane } from '#renderer/ui/list-pane.tsx';
import type { AfterSalesListState } from '../use-after-sales-list.ts';
import styles from './list.module.css';
import { RequestRow } from './request-row.tsx';

export interface RequestListPaneProps {
  readonly state: AfterSalesListState;
  readonly onEnter: () => void;
}

/** Search, what still waits or all, the requests, and the pages. */
export function RequestListPane({ state, onEnter }: RequestListPaneProps) {
  const { t } = useTranslation('afterSales');
  return (
    <ListPane
      id="after-sales-list"
      label={t('list.label')}
      state={state}
      search={{
        label: t('list.search'),
        placeholder: t('list.searchPlaceholder'),
        maxLength: 60,
        value: state.search,
        onChange: (search) => state.change({ search }),
        onEnter,
      }}
      filters={<OpenOrAll state={state} />}
      empty={<NoRequests state={state} />}
      pageKeys={['←', '→']}
    >
      {(request) => <RequestRow request={request} />}
    </ListPane>
  );
}

function OpenOrAll({ state }: { readonly state: AfterSalesListState }) {
  const { t } = useTranslation('afterSales');
  return (
    <div className={styles.filter}>
      <Segmented
        block
        aria-label={t('list.label')}
        value={state.openOnly ? 'open' : 'all'}
        options={[
          { value: 'open', label: t('list.open') },
          { value: 'all', label: t('list.all') },
        ]}
        onChange={(value) => state.change({ openOnly: value === 'open' })}
      />
      <Kbd keys={shortcutKey('aftersales', 'filter')} />
    </div>
  );
}

function NoRequests({ state }: { readonly state: AfterSalesListState }) {
  const { t } = useTranslation('afterSales');
  return state.search === '' ? (
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
