import { EditOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { formatDay } from '#renderer/ui/format.ts';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { Allergies } from '#renderer/ui/prescription/allergies.tsx';
import { PrescriptionStatusTag } from '#renderer/ui/prescription/prescription-status-tag.tsx';
import { Section } from '#renderer/ui/section.tsx';
import type { CallOutput } from '#shared/contracts/index.ts';
import { usePrescriptionsStore } from '../prescriptions-store.ts';
import styles from './capture.module.css';
import type { CaptureDraft } from './capture-draft.ts';

export const HISTORY_LIMIT = 8;

type History = CallOutput<'prescriptions.patientHistory'>;

/** What a patient must not get, and what they had before. */
export function PatientSide({ patient }: Pick<CaptureDraft, 'patient'>) {
  const { t } = useTranslation('prescriptions');
  const openCapture = usePrescriptionsStore((state) => state.openCapture);
  const history = useQueryCall(
    'prescriptions.patientHistory',
    { patientId: patient?.patientId ?? 1, limit: HISTORY_LIMIT },
    { enabled: patient !== null },
  );
  if (patient === null) {
    return (
      <Section title={t('side.patient')}>
        <p className={styles.soft}>{t('side.noPatient')}</p>
      </Section>
    );
  }
  return (
    <>
      <Section
        title={t('patient.allergies')}
        corner={
          <Button
            size="small"
            type="link"
            icon={<EditOutlined aria-hidden />}
            onClick={() => openCapture({ kind: 'editPatient' })}
          >
            {t('side.edit')} <Kbd keys={shortcutKey('capture', 'editPatient')} />
          </Button>
        }
      >
        <Allergies allergies={history.data?.patient.allergies ?? patient.allergies} />
      </Section>
      <FailureAlert failure={history.error} />
      {history.data === undefined ? null : (
        <>
          <Section title={t('side.earlier')}>
            <EarlierPrescriptions rows={history.data.prescriptions} />
          </Section>
          <Section title={t('side.purchases')}>
            <Purchases rows={history.data.purchases} />
          </Section>
        </>
      )}
    </>
  );
}

function EarlierPrescriptions({ rows }: { readonly rows: History['prescriptions'] }) {
  const { t } = useTranslation('prescriptions');
  if (rows.length === 0) return <p className={styles.soft}>{t('side.noEarlier')}</p>;
  return (
    <ul className={styles.history}>
      {rows.map((row) => (
        <li key={row.prescriptionId}>
          <div className={styles.historyHead}>
            <span className={styles.soft}>{row.issuedOn}</span>
            <PrescriptionStatusTag status={row.status} />
          </div>
          <div>
            {row.drugNames.length === 0 ? t('list.noDrugs') : row.drugNames.join(t('list.separator'))}
          </div>
          <div className={styles.soft}>
            {[row.diagnosis, row.doctorName].filter((text) => text !== '').join(' · ')}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Purchases({ rows }: { readonly rows: History['purchases'] }) {
  const { t } = useTranslation('prescriptions');
  if (rows.length === 0) return <p className={styles.soft}>{t('side.noPurchases')}</p>;
  return (
    <ul className={styles.history}>
      {rows.map((row) => (
        <li key={`${row.orderId}-${row.drugId}`}>
          <div className={styles.historyHead}>
            <span>{row.genericName}</span>
            <span className={styles.soft}>{formatDay(row.atMs)}</span>
          </div>
          <div className={styles.soft}>
            {row.specification} · {t('lines.units', { quantity: row.quantity, unit: row.unit })}
          </div>
        </li>
      ))}
    </ul>
  );
}
