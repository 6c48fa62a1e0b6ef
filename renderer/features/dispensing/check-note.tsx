import { SafetyCertificateOutlined, TeamOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { formatTimeOfDay } from '#renderer/ui/format.ts';
import type { DispensingSheet } from '#shared/contracts/dispensing.ts';
import styles from './dispensing.module.css';

/** Who dispensed, and who checked or still has to. */
export function CheckNote({ sheet: { check, status } }: { readonly sheet: DispensingSheet }) {
  const { t } = useTranslation('dispensing');
  if (check.dispensers.length === 0 && !check.needed) return null;
  return (
    <p className={styles.checkNote}>
      {check.dispensers.length === 0 ? null : (
        <span>
          <TeamOutlined aria-hidden />{' '}
          {t('check.dispensers', { names: check.dispensers.join(t('check.and')) })}
        </span>
      )}
      {check.done !== null ? (
        <span className={styles.right}>
          <SafetyCertificateOutlined aria-hidden />{' '}
          {t('check.done', { name: check.done.staffName, time: formatTimeOfDay(check.done.atMs) })}
        </span>
      ) : check.needed && status === 'dispensing' ? (
        <span className={styles.open}>
          <SafetyCertificateOutlined aria-hidden /> {t('check.needed')}
        </span>
      ) : null}
    </p>
  );
}
