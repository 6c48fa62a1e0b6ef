import { useTranslation } from 'react-i18next';
import { FittedMoney } from '#renderer/ui/fitted-money.tsx';
import { formatMoney } from '#renderer/ui/format.ts';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { useErrorText } from '#renderer/ui/use-error-text.ts';
import type { CartView } from '#shared/contracts/cart.ts';
import { CustomerCard } from './customer-card.tsx';
import styles from './summary.module.css';

export interface SummaryPanelProps {
  readonly cart: CartView | null;
  readonly onPay: () => void;
  readonly onPayLater: () => void;
}

/** What the customer pays and why; every amount stands by itself, and the one that counts is the largest. */
export function SummaryPanel({ cart, onPay, onPayLater }: SummaryPanelProps) {
  const { t } = useTranslation('sale');
  return (
    <aside className={styles.panel} aria-label={t('summary.label')}>
      <CustomerCard cart={cart} />
      <AmountList cart={cart} />
      {cart?.coupon ? <CouponNote coupon={cart.coupon} /> : null}
      <p className={styles.remark}>{cart?.remark}</p>
      <div className={styles.totalBox}>
        <div className={styles.totalHead}>
          <span>{t('summary.total')}</span>
          <span>{t('summary.quantity', { count: cart?.quantity ?? 0 })}</span>
        </div>
        <div className={styles.total} data-testid="cart-total">
          <FittedMoney fen={cart?.totals.totalFen ?? 0} />
        </div>
        <div className={styles.rounding}>
          {cart === null || cart.totals.cashRoundingFen === 0
            ? ''
            : t('summary.rounding', { amount: formatMoney(cart.totals.cashRoundingFen) })}
        </div>
      </div>
      <button type="button" className={styles.pay} onClick={onPay}>
        {t('summary.pay')} <Kbd keys="F9" />
      </button>
      <button type="button" className={styles.later} onClick={onPayLater}>
        {t('summary.payLater')} <Kbd keys="F8" />
      </button>
    </aside>
  );
}

function AmountList({ cart }: { readonly cart: CartView | null }) {
  const { t } = useTranslation('sale');
  const totals = cart?.totals;
  const rows = [
    ['items', totals?.itemsFen ?? 0, 1],
    ['memberDiscount', totals?.memberDiscountFen ?? 0, -1],
    ['lineDiscount', totals?.lineDiscountFen ?? 0, -1],
    ['orderDiscount', totals?.orderDiscountFen ?? 0, -1],
    ['coupon', totals?.couponFen ?? 0, -1],
    ['shipping', totals?.shippingFeeFen ?? 0, 1],
    ['tax', totals?.taxFen ?? 0, 1],
  ] as const;
  return (
    <dl className={styles.amounts}>
      {rows.map(([name, fen, sign]) => (
        <div key={name} className={fen === 0 ? styles.zero : undefined}>
          <dt>{t(`summary.${name}`)}</dt>
          <dd>{formatMoney(fen === 0 ? 0 : sign * fen)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The coupon on the cart, or why it takes nothing off these goods any more. */
function CouponNote({ coupon }: { readonly coupon: NonNullable<CartView['coupon']> }) {
  const errorText = useErrorText();
  const { name, problem } = coupon;
  if (problem === null) return <p className={styles.coupon}>{name}</p>;
  const { text, detail } = errorText({
    code: 'COUPON_REFUSED',
    params: { ...problem.params, name, reason: problem.reason },
  });
  return (
    <p className={styles.couponOff} role="alert">
      {text} {detail}
    </p>
  );
}
