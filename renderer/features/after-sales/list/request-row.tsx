import { useTranslation } from 'react-i18next';
import { AfterSalesTag } from '#renderer/ui/after-sales-tag.tsx';
import { formatDay, formatTimeOfDay } from '#renderer/ui/format.ts';
import { Money } from '#renderer/ui/money.tsx';
import row from '#renderer/ui/record-row.module.css';
import type { AfterSalesSummary } from '#shared/contracts/aftersales.ts';
import { showNumber } from '../show-number.ts';
import styles from './list.module.css';

/** A request in two lines: its number and state; what is asked for, why, by whom, and since when. */
export function RequestRow({ request }: { readonly request: AfterSalesSummary }) {
  const { t } = useTranslation('afterSales');
  const { t: tOrders } = useTranslation('orders');
  const { kind, reasonCode, quantity, requestedAtMs, refundFen, customerName, customerPhone } = request;
  const who = [customerName, customerPhone].filter((text) => text !== '').join(' ');
  return (
    <div className={row.row}>
      <span className={row.number}>{showNumber(request.number)}</span>
      <AfterSalesTag state={request.state} />
      <strong className={row.total}>{refundFen === null ? null : <Money fen={refundFen} />}</strong>
      <span className={styles.facts}>
        <time dateTime={new Date(requestedAtMs).toISOString()}>
          {formatDay(requestedAtMs).slice(5)} {formatTimeOfDay(requestedAtMs)}
        </time>
        <span className={styles.who}>
          {t(`kind.${kind}`)} · {t(`reason.${reasonCode}`)}
        </span>
      </span>
      <span className={styles.contents}>
        {who === '' ? tOrders('walkIn') : who} · {t('list.units', { count: quantity })}
      </span>
    </div>
  );
}
