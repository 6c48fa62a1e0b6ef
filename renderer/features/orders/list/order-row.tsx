import { useTranslation } from 'react-i18next';
import { formatDay, formatTimeOfDay } from '#renderer/ui/format.ts';
import { Money } from '#renderer/ui/money.tsx';
import { OwedTag } from '#renderer/ui/owed-tag.tsx';
import row from '#renderer/ui/record-row.module.css';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import type { OrderSummary } from '#shared/contracts/orders.ts';
import { formatOrderNumber } from '#shared/domain/order-number.ts';
import { PayType } from '../pay-type.tsx';
import styles from './list.module.css';

/** An order in two lines: what state it is in and what it costs; when, for whom, and how much it holds. */
export function OrderRow({ order }: { readonly order: OrderSummary }) {
  const { t } = useTranslation('orders');
  const who = [order.customerName, order.customerPhone].filter((text) => text !== '').join(' ');
  return (
    <div className={row.row}>
      <span className={row.number}>{formatOrderNumber(order.orderNumber)}</span>
      <span className={styles.tags}>
        <StatusTag status={order.status} />
        {order.owedAtMs === null ? null : <OwedTag />}
      </span>
      <strong className={row.total}>
        <Money fen={order.totalFen} />
      </strong>
      <span className={styles.facts}>
        <time dateTime={new Date(order.createdAtMs).toISOString()}>
          {formatDay(order.createdAtMs).slice(5)} {formatTimeOfDay(order.createdAtMs)}
        </time>
        <span className={styles.who}>{who === '' ? t('walkIn') : who}</span>
      </span>
      <span className={styles.contents}>
        {t('list.kinds', { count: order.itemCount })} {t('list.units', { count: order.quantity })}
        <PayType payType={order.payType} />
      </span>
    </div>
  );
}
