import { useTranslation } from 'react-i18next';
import { formatDateTime } from '#renderer/ui/format.ts';
import { Money } from '#renderer/ui/money.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import { formatOrderNumber } from '#shared/domain/order-number.ts';
import { Countdown } from './countdown.tsx';
import styles from './detail.module.css';
import { DoneNotice } from './done-notice.tsx';

/** Number, state and total of an order, and the time left to pay it. */
export function OrderHeader({ order }: { readonly order: OrderDetail }) {
  const { t } = useTranslation('orders');
  const { t: tCommon } = useTranslation('common');
  return (
    <header className={styles.header}>
      <div>
        <h2>
          <span data-testid="order-number">{formatOrderNumber(order.orderNumber)}</span>
          <StatusTag status={order.status} />
          {order.status === 'pending' ? <Countdown untilMs={order.expiresAtMs} /> : null}
        </h2>
        <p>
          {t('detail.made', {
            time: formatDateTime(order.createdAtMs),
            staff: order.staffName,
            channel: tCommon(`channel.${order.channel}`),
          })}
        </p>
      </div>
      <DoneNotice orderNumber={order.orderNumber} />
      <div className={styles.headTotal}>
        <strong>
          <Money fen={order.amounts.totalFen} />
        </strong>
        <span>
          {t('list.kinds', { count: order.itemCount })} {t('list.units', { count: order.quantity })}
        </span>
      </div>
    </header>
  );
}
