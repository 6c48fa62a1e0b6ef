import { LockOutlined } from '@ant-design/icons';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '#renderer/ui/format.ts';
import { PrescriptionStatusTag } from '#renderer/ui/prescription/prescription-status-tag.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import type { PrescriptionDetail } from '#shared/contracts/prescriptions.ts';
import { formatPrescriptionNumber } from '#shared/domain/prescription-number.ts';
import styles from './detail.module.css';

/** Number, state, who wrote it down, until when it is locked, and why it came back. */
export function PrescriptionHeader({ prescription }: { readonly prescription: PrescriptionDetail }) {
  const { t } = useTranslation('prescriptions');
  const { number, status, kind, lockUntil, reason } = prescription;
  return (
    <header>
      <div className={styles.words}>
        <h2>
          <span data-testid="prescription-number">{formatPrescriptionNumber(number)}</span>
          <PrescriptionStatusTag status={status} />
          {kind === 'normal' ? null : <Tag tone="info">{t(`kind.${kind}`)}</Tag>}
          {lockUntil === null ? null : (
            <Tag tone="neutral" icon={<LockOutlined aria-hidden />} title={t('detail.lockedHint')}>
              {t('detail.lockedUntil', { day: lockUntil })}
            </Tag>
          )}
        </h2>
        <p>
          {t('detail.made', {
            time: formatDateTime(prescription.createdAtMs),
            staff: prescription.capturedBy.name,
          })}
        </p>
        {reason !== '' && (status === 'rejected' || status === 'withdrawn') ? (
          <Alert
            type={status === 'rejected' ? 'error' : 'info'}
            showIcon
            title={t(`detail.${status}`, { reason, reviewer: prescription.reviewer?.name ?? '' })}
          />
        ) : null}
      </div>
    </header>
  );
}
