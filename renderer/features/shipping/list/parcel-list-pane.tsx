import { InboxOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorState } from '#renderer/ui/error-state.tsx';
import { LoadingState } from '#renderer/ui/loading-state.tsx';
import { Pager } from '#renderer/ui/pager.tsx';
import { optionId, RecordList } from '#renderer/ui/record-list.tsx';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { PARCELS_ON_A_PAGE, type ParcelListState } from '../use-parcel-list.ts';
import { GroupTabs } from './group-tabs.tsx';
import styles from './list.module.css';
import { ParcelRow } from './parcel-row.tsx';

const LIST_ID = 'parcel-list';

export interface ParcelListPaneProps {
  readonly state: ParcelListState;
  readonly onEnter: () => void;
}

/** Search, groups, the parcels of the group, and the pages. */
export function ParcelListPane({ state, onEnter }: ParcelListPaneProps) {
  const { t } = useTranslation('shipping');
  const { total, page, search, chosen, parcels } = state;
  const isShown = parcels.some((parcel) => parcel.orderNumber === chosen);
  return (
    <>
      <div className={styles.head}>
        <SearchField
          label={t('list.search')}
          placeholder={t('list.searchPlaceholder')}
          maxLength={60}
          value={search}
          listId={parcels.length === 0 ? undefined : LIST_ID}
          activeId={isShown && chosen !== null ? optionId(LIST_ID, chosen) : undefined}
          onChange={state.look}
          onMove={state.move}
          onEnter={onEnter}
        />
        <GroupTabs state={state} />
      </div>
      <ParcelListBody state={state} />
      <Pager page={page} pageSize={PARCELS_ON_A_PAGE} total={total} keys={['←', '→']} onPage={state.turn} />
    </>
  );
}

function ParcelListBody({ state }: { readonly state: ParcelListState }) {
  const { t } = useTranslation('shipping');
  const { list, parcels, chosen, search, group } = state;
  if (list.isError) return <ErrorState failure={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <LoadingState />;
  if (parcels.length > 0) {
    return (
      <RecordList
        id={LIST_ID}
        label={t('list.label')}
        records={parcels}
        keyOf={(parcel) => parcel.orderNumber}
        chosen={chosen}
        stale={list.isPlaceholderData}
        onChoose={(parcel) => state.choose(parcel.orderNumber)}
      >
        {(parcel) => <ParcelRow parcel={parcel} />}
      </RecordList>
    );
  }
  return search === '' ? (
    <EmptyState icon={<InboxOutlined />} title={t(`empty.${group}`)} hint={t(`empty.${group}Hint`)} />
  ) : (
    <EmptyState
      icon={<InboxOutlined />}
      title={t('list.nothingFound')}
      hint={t('list.nothingFoundHint')}
      action={<Button onClick={() => state.look('')}>{t('list.clearSearch')}</Button>}
    />
  );
}
