import { SwapOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { useRouteStore } from '#renderer/stores/route-store.ts';
import { CategoryBadge } from '#renderer/ui/category-badge.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { Money } from '#renderer/ui/money.tsx';
import lines from '#renderer/ui/record-lines.module.css';
import { Section } from '#renderer/ui/section.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import table from '#renderer/ui/table.module.css';
import type { AfterSalesDetail, ExchangeView } from '#shared/contracts/aftersales.ts';
import { formatOrderNumber } from '#shared/domain/order-number.ts';
import { formatPrescriptionNumber } from '#shared/domain/prescription-number.ts';
import styles from './detail.module.css';

/** What the customer gets instead, and the order that it became. */
export function RequestReplacements({ request }: { readonly request: AfterSalesDetail }) {
  const { t } = useTranslation('afterSales');
  const { exchange } = request;
  if (exchange === null) return null;
  const { order } = exchange;
  return (
    <Section
      title={t('exchange.lines')}
      {...(order === null ? {} : { corner: <ReplacementOrder order={order} /> })}
    >
      <table className={`${table.table} ${lines.lines}`}>
        <thead>
          <tr>
            <th>{t('lines.drug')}</th>
            <th>{t('exchange.batchColumn')}</th>
            <th className={lines.amount}>{t('exchange.price')}</th>
            <th className={lines.amount}>{t('exchange.quantity')}</th>
            <th className={lines.amount}>{t('exchange.amount')}</th>
          </tr>
        </thead>
        <tbody>
          {exchange.lines.map((line) => (
            <ReplacementLine key={line.drugId} line={line} />
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function ReplacementLine({ line }: { readonly line: ExchangeView['lines'][number] }) {
  const { t } = useTranslation('afterSales');
  const { prescriptionNumber: number } = line;
  return (
    <tr>
      <td>
        <div className={lines.drug}>
          <CategoryBadge category={line.category} />
          <strong>{line.genericName}</strong>
        </div>
        <div className={styles.soft}>
          {[
            line.specification,
            line.manufacturer,
            number === '' ? '' : t('exchange.onPrescription', { number: formatPrescriptionNumber(number) }),
          ]
            .filter((text) => text !== '')
            .join(' · ')}
        </div>
      </td>
      <td>
        {line.batch === null ? (
          <span className={styles.soft}>{t('exchange.firstExpiry')}</span>
        ) : (
          <>
            <span className={lines.batchNumber}>{line.batch.batchNumber}</span>{' '}
            <span className={styles.soft}>{line.batch.expiryDate}</span>
          </>
        )}
      </td>
      <td className={lines.amount}>
        <Money fen={line.unitPriceFen} />
      </td>
      <td className={lines.amount}>
        {line.quantity} {line.unit}
      </td>
      <td className={lines.amount}>
        <Money fen={line.netFen} />
      </td>
    </tr>
  );
}

/** The order that the exchange made, and the way there. */
function ReplacementOrder({ order }: { readonly order: NonNullable<ExchangeView['order']> }) {
  const { t } = useTranslation('afterSales');
  const go = useRouteStore((state) => state.go);
  const show = () => go('orders', order.orderNumber);
  useShortcuts('aftersales', { replacementOrder: show });
  return (
    <span className={lines.drug} data-testid="replacement-order">
      <StatusTag status={order.status} />
      <Button size="small" icon={<SwapOutlined aria-hidden />} onClick={show}>
        {t('exchange.order')} {formatOrderNumber(order.orderNumber)}{' '}
        <Kbd keys={shortcutKey('aftersales', 'replacementOrder')} />
      </Button>
    </span>
  );
}
