import { EditOutlined, FileSearchOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorState } from '#renderer/ui/error-state.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { LoadingState } from '#renderer/ui/loading-state.tsx';
import { Pager } from '#renderer/ui/pager.tsx';
import { optionId, RecordList } from '#renderer/ui/record-list.tsx';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { PRESCRIPTION_STATUSES, type PrescriptionStatus } from '#shared/domain/prescription-states.ts';
import { isNarrowed, NO_FILTER, PRESCRIPTIONS_ON_A_PAGE } from '../prescription-filter.ts';
import { usePrescriptionsStore } from '../prescriptions-store.ts';
import type { PrescriptionListState } from '../use-prescription-list.ts';
import styles from './list.module.css';
import { PrescriptionRow } from './prescription-row.tsx';
import { STATUS_FILTER_ID } from './status-filter-id.ts';

const LIST_ID = 'prescription-list';

export interface PrescriptionListPaneProps {
  readonly state: PrescriptionListState;
  readonly onEnter: () => void;
}

/** Search, states, the prescriptions they leave, and the pages. */
export function PrescriptionListPane({ state, onEnter }: PrescriptionListPaneProps) {
  const { t } = useTranslation('prescriptions');
  const { draft, goOn } = usePrescriptionsStore();
  const { total, page, filter, chosen, prescriptions } = state;
  const isShown = prescriptions.some(({ number }) => number === chosen);
  return (
    <>
      <div className={styles.head}>
        <SearchField
          label={t('list.search')}
          placeholder={t('list.searchPlaceholder')}
          maxLength={60}
          value={filter.search}
          listId={prescriptions.length === 0 ? undefined : LIST_ID}
          activeId={isShown && chosen !== null ? optionId(LIST_ID, chosen) : undefined}
          onChange={(search) => state.change({ search })}
          onMove={state.move}
          onEnter={onEnter}
        />
        <Select
          id={STATUS_FILTER_ID}
          mode="multiple"
          allowClear
          showSearch={false}
          maxTagCount="responsive"
          aria-label={t('list.status')}
          placeholder={t('list.anyStatus')}
          value={[...filter.statuses]}
          options={PRESCRIPTION_STATUSES.map((status) => ({ value: status, label: t(`status.${status}`) }))}
          onChange={(statuses: PrescriptionStatus[]) => state.change({ statuses })}
        />
        {draft === null ? null : (
          <button type="button" className={styles.goOn} onClick={goOn}>
            <EditOutlined aria-hidden />
            <span>
              {draft.patientText === ''
                ? t('list.halfTyped')
                : t('list.halfTypedFor', { name: draft.patientText })}
            </span>
            <Kbd keys={shortcutKey('prescriptions', 'create')} />
          </button>
        )}
      </div>
      <ListBody state={state} />
      <Pager
        page={page}
        pageSize={PRESCRIPTIONS_ON_A_PAGE}
        total={total}
        keys={['←', '→']}
        onPage={state.turn}
      />
    </>
  );
}

function ListBody({ state }: { readonly state: PrescriptionListState }) {
  const { t } = useTranslation('prescriptions');
  const { list, prescriptions, chosen, filter } = state;
  if (list.isError) return <ErrorState failure={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <LoadingState />;
  if (prescriptions.length > 0) {
    return (
      <RecordList
        id={LIST_ID}
        label={t('list.label')}
        records={prescriptions}
        keyOf={({ number }) => number}
        chosen={chosen}
        stale={list.isPlaceholderData}
        onChoose={({ number }) => state.choose(number)}
      >
        {(prescription) => <PrescriptionRow prescription={prescription} />}
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
    <EmptyState
      icon={<FileSearchOutlined />}
      title={t('list.empty')}
      hint={t('list.emptyHint', { key: shortcutKey('prescriptions', 'create') })}
    />
  );
}
