import { useTranslation } from 'react-i18next';
import { formatMoney } from '#renderer/ui/format.ts';
import { Section } from '#renderer/ui/section.tsx';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import styles from './detail.module.css';

/** Every amount of the order by itself; those that are nothing are pale, so that the others are found at once. */
export function OrderAmounts({ order: { amounts, payments } }: { readonly order: OrderDetail }) {
  const { t } = useTranslation('orders');
  const transferredFen = payments.reduce((sum, payment) => sum + payment.transferredFen, 0);
  const rows = [
    ['items', amounts.itemsFen],
    ['memberDiscount', -amounts.memberDiscountFen],
    ['lineDiscount', -amounts.lineDiscountFen],
    ['orderDiscount', -amounts.orderDiscountFen],
    ['coupon', -amounts.couponFen],
    ['shipping', amounts.shippingFeeFen],
    ['total', amounts.totalFen],
    ['tax', amounts.taxFen],
    ['rounding', amounts.roundingFen],
    ['paid', amounts.paidFen],
    ['refunded', transferredFen - amounts.refundedFen],
    ...(transferredFen === 0 ? [] : [['transferred', -transferredFen] as const]),
  ] as const;
  return (
    <Section title={t('amounts.title')}>
      <dl className={styles.amounts}>
        {rows.map(([name, fen]) => (
          <div key={name} data-amount={name} className={fen === 0 ? styles.zero : undefined}>
            <dt>{t(`amounts.${name}`)}</dt>
            <dd>{formatMoney(fen === 0 ? 0 : fen)}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
