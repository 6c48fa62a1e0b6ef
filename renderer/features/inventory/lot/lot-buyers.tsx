import { useTranslation } from 'react-i18next';
import { shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { formatCount, formatMinute } from '#renderer/ui/format.ts';
import { Pager } from '#renderer/ui/pager.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import type { CallOutput } from '#shared/contracts/index.ts';
import detail from '../detail/detail.module.css';
import { OrderLink } from './order-link.tsx';

type Buyers = CallOutput<'inventory.recallReport'>['buyers'];

/** Who bought how many, the newest first. */
export function LotBuyers({
  buyers,
  onPage,
}: {
  readonly buyers: Buyers;
  readonly onPage: (page: number) => void;
}) {
  const { t } = useTranslation('stock');
  const { rows, total, page, pageSize } = buyers;
  if (total === 0) {
    return (
      <Section title={t('lot.buyers')}>
        <p className={detail.soft}>{t('lot.noBuyers')}</p>
      </Section>
    );
  }
  const keys = [shortcutKey('lot', 'previousPage'), shortcutKey('lot', 'nextPage')] as const;
  return (
    <Section
      title={t('lot.buyers')}
      corner={<Pager page={page} pageSize={pageSize} total={total} keys={keys} onPage={onPage} />}
    >
      <table className={detail.table}>
        <thead>
          <tr>
            <th>{t('lot.time')}</th>
            <th>{t('lot.order')}</th>
            <th>{t('batches.state')}</th>
            <th>{t('lot.customer')}</th>
            <th>{t('lot.phone')}</th>
            <th className={detail.number}>{t('lot.bought')}</th>
            <th className={detail.number}>{t('lot.returned')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((buyer) => (
            <tr key={buyer.orderId}>
              <td>{formatMinute(buyer.atMs)}</td>
              <td>
                <OrderLink orderNumber={buyer.orderNumber} />
              </td>
              <td>
                <StatusTag status={buyer.status} />
              </td>
              <td>
                {buyer.name === '' ? <span className={detail.faint}>{t('lot.unknown')}</span> : buyer.name}
              </td>
              <td>{buyer.phone === '' ? '—' : buyer.phone}</td>
              <td className={detail.number}>{formatCount(buyer.quantity)}</td>
              <td className={detail.number}>{buyer.returned === 0 ? '—' : formatCount(buyer.returned)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
