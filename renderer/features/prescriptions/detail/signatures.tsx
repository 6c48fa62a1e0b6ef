import { SafetyCertificateOutlined, WarningFilled } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '#renderer/ui/format.ts';
import { Section } from '#renderer/ui/section.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import type { PrescriptionDetail } from '#shared/contracts/prescriptions.ts';
import styles from './detail.module.css';

/** Who signed, when, and whether what they signed is still what is written (RX-8). */
export function Signatures({ prescription }: { readonly prescription: PrescriptionDetail }) {
  const { t } = useTranslation('prescriptions');
  if (prescription.signatures.length === 0) return null;
  return (
    <Section title={t('signatures.title')}>
      <ul className={styles.plain}>
        {prescription.signatures.map((signature) => (
          <li key={`${signature.role}-${signature.atMs}`}>
            <span className={styles.signature}>
              <span className={styles.soft}>{t(`signatures.${signature.role}`)}</span>
              <strong>{signature.name}</strong>
              {signature.intact ? (
                <Tag tone="success" icon={<SafetyCertificateOutlined aria-hidden />}>
                  {t('signatures.intact')}
                </Tag>
              ) : (
                <Tag tone="danger" icon={<WarningFilled aria-hidden />}>
                  {t('signatures.broken')}
                </Tag>
              )}
            </span>
            <div className={styles.soft}>
              {[signature.licenceNumber, formatDateTime(signature.atMs)]
                .filter((text) => text !== '')
                .join(' · ')}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
