import { useTranslation } from 'react-i18next';
import { formatDay, formatTimeOfDay } from '#renderer/ui/format.ts';
import { PrescriptionStatusTag } from '#renderer/ui/prescription/prescription-status-tag.tsx';
import type { PrescriptionSummary } from '#shared/contracts/prescriptions.ts';
import styles from './list.module.css';

/** A prescription in two lines: for whom and in what state; which drugs, and when it was written down. */
export function PrescriptionRow({ prescription }: { readonly prescription: PrescriptionSummary }) {
  const { t } = useTranslation('prescriptions');
  const { patientName, patientPhone, drugNames, lineCount, createdAtMs } = prescription;
  return (
    <div className={styles.row}>
      <span className={styles.who}>
        <strong>{patientName === '' ? t('list.noPatient') : patientName}</strong>
        <span className={styles.soft}>{patientPhone}</span>
      </span>
      <PrescriptionStatusTag status={prescription.status} />
      <span className={styles.drugs}>
        {lineCount === 0
          ? t('list.noDrugs')
          : t('list.drugs', {
              names: drugNames.join(t('list.separator')),
              count: lineCount,
            })}
      </span>
      <time className={styles.soft} dateTime={new Date(createdAtMs).toISOString()}>
        {formatDay(createdAtMs).slice(5)} {formatTimeOfDay(createdAtMs)}
      </time>
    </div>
  );
}
