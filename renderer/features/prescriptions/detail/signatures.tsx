import { useTranslation } from 'react-i18next';
import { formatDateTime } from '#renderer/ui/format.ts';
import { IntegrityTag } from '#renderer/ui/integrity-tag.tsx';
import { Section } from '#renderer/ui/section.tsx';
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
              <IntegrityTag
                intact={signature.intact}
                label={t(signature.intact ? 'signatures.intact' : 'signatures.broken')}
              />
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
