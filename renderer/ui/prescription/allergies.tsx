import { WarningFilled } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Tag } from '../tag.tsx';
import styles from './prescription.module.css';

/** What a patient must not get, in sight before anything else of them. */
export function Allergies({ allergies }: { readonly allergies: readonly string[] }) {
  const { t } = useTranslation('prescriptions');
  if (allergies.length === 0) return <span className={styles.soft}>{t('patient.noAllergies')}</span>;
  return (
    <span className={styles.allergies}>
      {allergies.map((allergy) => (
        <Tag key={allergy} tone="danger" icon={<WarningFilled aria-hidden />} title={t('patient.allergies')}>
          {allergy}
        </Tag>
      ))}
    </span>
  );
}
