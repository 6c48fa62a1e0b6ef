import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  CloseCircleOutlined,
  ForkOutlined,
  MinusCircleOutlined,
  RollbackOutlined,
  SyncOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime, formatMoney } from '#renderer/ui/format.ts';
import { Section } from '#renderer/ui/section.tsx';
import { Tag, type Tone } from '#renderer/ui/tag.tsx';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import { formatOrderNumber } from '#shared/domain/order-number.ts';
import type { PaymentStatus } from '#shared/domain/payment-states.ts';
import styles from './detail.module.css';

const LOOKS: Readonly<Record<PaymentStatus, { readonly tone: Tone; readonly icon: ReactNode }>> = {
  pending: { tone: 'warning', icon: <ClockCircleOutlined aria-hidden /> },
  paying: { tone: 'info', icon: <SyncOutlined aria-hidden /> },
  paid: { tone: 'success', icon: <CheckCircleOutlined aria-hidden /> },
  partly_refunded: { tone: 'violet', icon: <RollbackOutlined aria-hidden /> },
  refunded: { tone: 'neutral', icon: <RollbackOutlined aria-hidden /> },
  closed: { tone: 'neutral', icon: <MinusCircleOutlined aria-hidden /> },
  failed: { tone: 'danger', icon: <CloseCircleOutlined aria-hidden /> },
};

/** Each payment with its state, what was handed over and given back, and what was refunded of it. */
export function OrderPayments({ order }: { readonly order: OrderDetail }) {
  const { t } = useTranslation('orders');
  return (
    <Section title={t('payments.title')}>
      {order.payments.length === 0 ? <p className={styles.soft}>{t('payments.none')}</p> : null}
      <ul className={styles.payments}>
        {order.payments.map((payment) => (
          <Payment key={payment.paymentId} payment={payment} />
        ))}
      </ul>
    </Section>
  );
}

function Payment({ payment }: { readonly payment: OrderDetail['payments'][number] }) {
  const { t } = useTranslation('orders');
  const { t: tCommon } = useTranslation('common');
  const refundedFen = payment.refundedFen - payment.transferredFen;
  const facts = [
    payment.changeFen > 0
      ? t('payments.change', {
          received: formatMoney(payment.receivedFen),
          change: formatMoney(payment.changeFen),
        })
      : '',
    payment.takenOverFrom === null
      ? ''
      : t('payments.takenOver', { number: formatOrderNumber(payment.takenOverFrom) }),
    payment.reference === '' ? '' : t('payments.reference', { reference: payment.reference }),
    payment.paidAtMs === null ? '' : formatDateTime(payment.paidAtMs),
  ].filter((fact) => fact !== '');
  return (
    <li>
      <div className={styles.paymentHead}>
        <span>{tCommon(`tender.${payment.tender}`)}</span>
        {payment.transferredFen === payment.amountFen ? (
          <Tag tone="neutral" icon={<ForkOutlined aria-hidden />}>
            {t('payments.transferredTag')}
          </Tag>
        ) : (
          <Tag tone={LOOKS[payment.status].tone} icon={LOOKS[payment.status].icon}>
            {tCommon(`paymentStatus.${payment.status}`)}
          </Tag>
        )}
        <strong>{formatMoney(payment.amountFen)}</strong>
      </div>
      {facts.map((fact) => (
        <div key={fact} className={styles.soft}>
          {fact}
        </div>
      ))}
      {payment.transferredFen === 0 ? null : (
        <div className={styles.soft}>
          {t('payments.transferred', { amount: formatMoney(payment.transferredFen) })}
        </div>
      )}
      {refundedFen === 0 ? null : (
        <div className={styles.refund}>
          <RollbackOutlined aria-hidden /> {t('payments.refunded', { amount: formatMoney(refundedFen) })}
        </div>
      )}
    </li>
  );
}
