import { InboxOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ListPane } from '#renderer/ui/list-pane.tsx';
import type { ParcelListState } from '../use-parcel-list.ts';
import { GroupTabs } from './group-tabs.tsx';
import { ParcelRow } from './parcel-row.tsx';

export interface ParcelListPaneProps {
  readonly state: ParcelListState;
  readonly onEnter: () => void;
}

/** Search, groups, the parcels of the group, and the pages. */
export function ParcelListPane({ state, onEnter }: ParcelListPaneProps) {
  const { t } = useTranslation('shipping');
  return (
    <ListPane
      id="parcel-list"
      label={t('list.label')}
      state={state}
      search={{
        label: t('list.search'),
        placeholder: t('list.searchPlaceholder'),
        maxLength: 60,
        value: state.search,
        onChange: state.look,
        onEnter,
      }}
      filters={<GroupTabs state={state} />}
      empty={<NoParcels state={state} />}
      pageKeys={['←', '→']}
    >
      {(parcel) => <ParcelRow parcel={parcel} />}
    </ListPane>
  );
}

function NoParcels({ state: { search, group, look } }: { readonly state: ParcelListState }) {
  const { t } = useTranslation('shipping');
  return search === '' ? (
    <EmptyState icon={<InboxOutlined />} title={t(`empty.${group}`)} hint={t(`empty.${group}Hint`)} />
  ) : (
    <EmptyState
      icon={<InboxOutlined />}
      title={t('list.nothingFound')}
      hint={t('list.nothingFoundHint')}
      action={<Button onClick={() => look('')}>{t('list.clearSearch')}</Button>}
    />
  );
}
