import { useTranslation } from 'react-i18next';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { formatDateTime, formatMoney } from '#renderer/ui/format.ts';
import { Section } from '#renderer/ui/section.tsx';
import styles from './coupons.module.css';

/** The orders that a coupon was taken off, the latest first. */
export function CouponUses({ couponId }: { readonly couponId: number }) {
  const { t } = useTranslation('settings');
  const uses = useQueryCall('coupons.uses', { couponId }).data?.uses ?? [];
  return (
    <Section title={t('coupons.uses', { count: uses.length })}>
      <ul className={styles.uses}>
        {uses.map((use) => (
          <li key={use.orderId} className={use.givenBackAtMs === null ? undefined : styles.back}>
            <span>{formatDateTime(use.atMs)}</span>
            <span>{use.orderNumber}</span>
            <span>{use.customerName}</span>
            <span>{use.givenBackAtMs === null ? formatMoney(use.couponFen) : t('coupons.givenBack')}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
