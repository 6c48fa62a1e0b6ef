import { useTranslation } from 'react-i18next';
import { formatDateTime } from '#renderer/ui/format.ts';
import { Money } from '#renderer/ui/money.tsx';
import { OwedTag } from '#renderer/ui/owed-tag.tsx';
import { RecordTotal } from '#renderer/ui/record-panel.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import { formatOrderNumber } from '#shared/domain/order-number.ts';
import { Countdown } from './countdown.tsx';
import { DoneNotice } from './done-notice.tsx';

/** Number, state and total of an order, and the time left to pay it. */
export function OrderHeader({ order }: { readonly order: OrderDetail }) {
  const { t } = useTranslation('orders');
  const { t: tCommon } = useTranslation('common');
  return (
    <header>
      <div>
        <h2>
          <span data-testid="order-number">{formatOrderNumber(order.orderNumber)}</span>
          <StatusTag status={order.status} />
          {order.owed === null ? null : <OwedTag />}
          {order.status === 'pending' ? <Countdown untilMs={order.expiresAtMs} /> : null}
        </h2>
        <p>
          {t('detail.made', {
            time: formatDateTime(order.createdAtMs),
            staff: order.staffName,
            channel: tCommon(`channel.${order.channel}`),
          })}
        </p>
        {order.owed === null ? null : <OwedFacts owed={order.owed} />}
      </div>
      <DoneNotice orderNumber={order.orderNumber} />
      <RecordTotal
        total={<Money fen={order.amounts.totalFen} />}
        of={`${t('list.kinds', { count: order.itemCount })} ${t('list.units', { count: order.quantity })}`}
      />
    </header>
  );
}

/** Why it is owed, until when it may be collected, and what of it waits for goods. */
function OwedFacts({ owed }: { readonly owed: NonNullable<OrderDetail['owed']> }) {
  const { t } = useTranslation('orders');
  const { reason, owedAtMs, staffName, collectUntil, waiting } = owed;
  const facts = [
    t('detail.owed', { reason, time: formatDateTime(owedAtMs), staff: staffName }),
    ...(collectUntil === null ? [] : [t('detail.owedUntil', { day: collectUntil })]),
    ...(waiting === 0 ? [] : [t('detail.owedWaiting', { count: waiting })]),
  ];
  return <p>{facts.join(' · ')}</p>;
}
