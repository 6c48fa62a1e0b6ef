import { RetweetOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { SubstitutionView } from '#shared/contracts/orders.ts';
import styles from './substitution-note.module.css';

/** Of a drug that a pharmacist gave for another one: which was sold, why, and whose judgement it was. */
export function SubstitutionNote({ substitution }: { readonly substitution: SubstitutionView | null }) {
  const { t } = useTranslation('common');
  if (substitution === null) return null;
  const { sold, reason, staffName } = substitution;
  const { genericName: name, specification, manufacturer: maker } = sold;
  return (
    <div className={styles.note}>
      <RetweetOutlined aria-hidden /> {t('substitution.instead', { name, specification, maker })}
      <div>{t('substitution.by', { reason, staff: staffName })}</div>
    </div>
  );
}
