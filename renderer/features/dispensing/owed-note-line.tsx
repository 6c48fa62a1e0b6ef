import { HourglassOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '#renderer/ui/format.ts';
import { Kbd } from '#renderer/ui/kbd.tsx';
import type { DispensingSheet } from '#shared/contracts/dispensing.ts';
import { formatOrderNumber } from '#shared/domain/order-number.ts';
import styles from './dispensing.module.css';
import type { Owing } from './use-owing.ts';

/** What was just owed: its number, and the note that goes to the customer. */
export function OwedMadeLine({ made }: Pick<Owing, 'made'>) {
  const { t } = useTranslation('dispensing');
  if (made === null) return null;
  return (
    <p role="status" className={styles.owedLine}>
      <HourglassOutlined aria-hidden /> {t('owed.made', { number: formatOrderNumber(made.orderNumber) })}{' '}
      <Kbd keys="Ctrl+P" /> {t('owed.printNote')}
    </p>
  );
}

/** Of an owed order: since when and why, until when it may be collected, and what still waits for goods. */
export function OwedFacts({ sheet: { owed, status } }: { readonly sheet: DispensingSheet }) {
  const { t } = useTranslation('dispensing');
  if (owed === null) return null;
  const { owedAtMs, reason, staffName, collectUntil, waiting } = owed;
  return (
    <p className={styles.owedLine}>
      <HourglassOutlined aria-hidden />{' '}
      {t('owed.since', { time: formatDateTime(owedAtMs), reason, staff: staffName })}
      {collectUntil === null ? null : <b> {t('owed.until', { day: collectUntil })}</b>}
      {status !== 'paid' ? null : (
        <strong> {waiting === 0 ? t('owed.ready') : t('owed.waiting', { count: waiting })}</strong>
      )}
      <span className={styles.soft}>
        {' '}
        <Kbd keys="Ctrl+P" /> {t('owed.note')}
      </span>
    </p>
  );
}
