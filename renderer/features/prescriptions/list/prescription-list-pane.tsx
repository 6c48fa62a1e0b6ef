import { EditOutlined, FileSearchOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { ListPane } from '#renderer/ui/list-pane.tsx';
import { PRESCRIPTION_STATUSES, type PrescriptionStatus } from '#shared/domain/prescription-states.ts';
import { isNarrowed, NO_FILTER } from '../prescription-filter.ts';
import { usePrescriptionsStore } from '../prescriptions-store.ts';
import type { PrescriptionListState } from '../use-prescription-list.ts';
import styles from './list.module.css';
import { PrescriptionRow } from './prescription-row.tsx';
import { STATUS_FILTER_ID } from './status-filter-id.ts';

export interface PrescriptionListPaneProps {
  readonly state: PrescriptionListState;
  readonly onEnter: () => void;
}

/** Search, states, the prescriptions they leave, and the pages. */
export function PrescriptionListPane({ state, onEnter }: PrescriptionListPaneProps) {
  const { t } = useTranslation('prescriptions');
  return (
    <ListPane
      id="prescription-list"
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
      filters={
        <>
          <StatusFilter state={state} />
          <HalfTyped />
        </>
      }
      empty={<NoPrescriptions state={state} />}
      pageKeys={['←', '→']}
    >
      {(prescription) => <PrescriptionRow prescription={prescription} />}
    </ListPane>
  );
}

function StatusFilter({ state }: { readonly state: PrescriptionListState }) {
  const { t } = useTranslation('prescriptions');
  return (
    <Select
      id={STATUS_FILTER_ID}
      mode="multiple"
      allowClear
      showSearch={false}
      maxTagCount="responsive"
      aria-label={t('list.status')}
      placeholder={t('list.anyStatus')}
      value={[...state.filter.statuses]}
      options={PRESCRIPTION_STATUSES.map((status) => ({ value: status, label: t(`status.${status}`) }))}
      onChange={(statuses: PrescriptionStatus[]) => state.change({ statuses })}
    />
  );
}

/** The way back to a prescription that is not written to its end. */
function HalfTyped() {
  const { t } = useTranslation('prescriptions');
  const { draft, goOn } = usePrescriptionsStore();
  if (draft === null) return null;
  return (
    <button type="button" className={styles.goOn} onClick={goOn}>
      <EditOutlined aria-hidden />
      <span>
        {draft.patientText === '' ? t('list.halfTyped') : t('list.halfTypedFor', { name: draft.patientText })}
      </span>
      <Kbd keys={shortcutKey('prescriptions', 'create')} />
    </button>
  );
}

function NoPrescriptions({ state }: { readonly state: PrescriptionListState }) {
  const { t } = useTranslation('prescriptions');
  return isNarrowed(state.filter) ? (
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
