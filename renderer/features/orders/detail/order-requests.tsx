import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { useRouteStore } from '#renderer/stores/route-store.ts';
import { AfterSalesTag } from '#renderer/ui/after-sales-tag.tsx';
import { formatDateTime } from '#renderer/ui/format.ts';
import { Money } from '#renderer/ui/money.tsx';
import { Section } from '#renderer/ui/section.tsx';
import type { AfterSalesSummary } from '#shared/contracts/aftersales.ts';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import styles from './detail.module.css';

/** What customers asked for after the sale, and how far it got. Nothing where nobody ever asked. */
export function OrderRequests({ order }: { readonly order: OrderDetail }) {
  const { t } = useTranslation('afterSales');
  const { orderId, afterSalesAtMs } = order;
  const requests = useQueryCall('aftersales.list', { orderId }, { enabled: afterSalesAtMs !== null });
  const rows = requests.data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <Section title={t('detail.ofOrder')}>
      <ul className={styles.payments}>
        {rows.map((row) => (
          <Request key={row.afterSalesId} request={row} />
        ))}
      </ul>
    </Section>
  );
}

function Request({ request }: { readonly request: AfterSalesSummary }) {
  const { t } = useTranslation('afterSales');
  const go = useRouteStore((state) => state.go);
  const { number, kind, state, reasonCode, quantity, requestedAtMs, refundFen } = request;
  return (
    <li>
      <div className={styles.paymentHead}>
        <Button size="small" type="link" onClick={() => go('aftersales', String(request.afterSalesId))}>
          {number.slice(number.indexOf('-'))} {t(`kind.${kind}`)}
        </Button>
        <AfterSalesTag state={state} />
        {refundFen === null ? null : (
          <strong>
            <Money fen={refundFen} />
          </strong>
        )}
      </div>
      <div className={styles.soft}>
        {t(`reason.${reasonCode}`)} · {t('list.units', { count: quantity })} · {formatDateTime(requestedAtMs)}
      </div>
    </li>
  );
}
