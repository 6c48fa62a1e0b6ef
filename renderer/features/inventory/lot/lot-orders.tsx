import { useTranslation } from 'react-i18next';
import { formatCount } from '#renderer/ui/format.ts';
import { Section } from '#renderer/ui/section.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { Tag, type Tone } from '#renderer/ui/tag.tsx';
import type { RecalledOrder } from '#shared/contracts/recalls.ts';
import detail from '../detail/detail.module.css';
import { OrderLink } from './order-link.tsx';

const TONES: Readonly<Record<RecalledOrder['outcome'], Tone>> = {
  short: 'danger',
  pull_back: 'warning',
  contact: 'warning',
  waiting: 'info',
  reallocated: 'success',
};

/** Orders that were not finished, what needs somebody's hand first, each with what became of it. */
export function LotOrders({ orders }: { readonly orders: readonly RecalledOrder[] }) {
  const { t } = useTranslation('stock');
  return (
    <Section title={t('lot.orders', { total: formatCount(orders.length) })}>
      {orders.length === 0 ? (
        <p className={detail.soft}>{t('lot.noOrders')}</p>
      ) : (
        <table className={detail.table}>
          <thead>
            <tr>
              <th>{t('lot.order')}</th>
              <th>{t('batches.state')}</th>
              <th>{t('lot.customer')}</th>
              <th className={detail.number}>{t('lot.quantity')}</th>
              <th>{t('lot.outcome')}</th>
            </tr>
          </thead>
          <tbody>
            {orders.map((order) => (
              <tr key={order.orderId} data-outcome={order.outcome}>
                <td>
                  <OrderLink orderNumber={order.orderNumber} />
                </td>
                <td>
                  <StatusTag status={order.status} />
                </td>
                <td>
                  {[order.customerName, order.customerPhone].filter((text) => text !== '').join(' ') || '—'}
                </td>
                <td className={detail.number}>{formatCount(order.quantity)}</td>
                <td className={detail.reason}>
                  <Outcome order={order} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

function Outcome({ order }: { readonly order: RecalledOrder }) {
  const { t } = useTranslation('stock');
  const { t: tCommon } = useTranslation('common');
  const moves = order.moves.map(({ batchNumber, quantity }) => `${batchNumber} ×${formatCount(quantity)}`);
  return (
    <>
      <Tag tone={TONES[order.outcome]}>{t(`outcome.${order.outcome}`)}</Tag> {moves.join(tCommon('and'))}
    </>
  );
}
