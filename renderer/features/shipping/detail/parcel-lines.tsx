import { useTranslation } from 'react-i18next';
import lines from '#renderer/ui/record-lines.module.css';
import { Section } from '#renderer/ui/section.tsx';
import table from '#renderer/ui/table.module.css';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import styles from './detail.module.css';

/** What is in the parcel, with batch and expiry. */
export function ParcelLines({ order }: { readonly order: OrderDetail }) {
  const { t } = useTranslation('shipping');
  return (
    <Section title={t('lines.title')}>
      <table className={`${table.table} ${lines.lines} ${styles.contents}`}>
        <thead>
          <tr>
            <th>{t('lines.drug')}</th>
            <th>{t('lines.batches')}</th>
            <th className={styles.amount}>{t('lines.quantity')}</th>
          </tr>
        </thead>
        <tbody>
          {order.items.map((item) => (
            <tr key={item.lineNo}>
              <td>
                {item.genericName} <span className={styles.soft}>{item.specification}</span>
              </td>
              <td>
                {item.batches.map((batch) => (
                  <div key={batch.batchId}>
                    {batch.batchNumber} <span className={styles.soft}>{batch.expiryDate}</span>
                  </div>
                ))}
              </td>
              <td className={styles.amount}>
                {item.quantity} {item.unit}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
