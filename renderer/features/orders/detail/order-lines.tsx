import { useTranslation } from 'react-i18next';
import { CategoryBadge } from '#renderer/ui/category-badge.tsx';
import { ControlBadge } from '#renderer/ui/control-badge.tsx';
import { formatMoney } from '#renderer/ui/format.ts';
import { Money } from '#renderer/ui/money.tsx';
import lines from '#renderer/ui/record-lines.module.css';
import { Section } from '#renderer/ui/section.tsx';
import { SubstitutionNote } from '#renderer/ui/substitution-note.tsx';
import table from '#renderer/ui/table.module.css';
import { useToday } from '#renderer/ui/use-today.ts';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import styles from './detail.module.css';
import { LineBatches } from './line-batches.tsx';

type Item = OrderDetail['items'][number];

/** What was ordered, as it was named and priced on that day, and the batches it comes from. */
export function OrderLines({ order }: { readonly order: OrderDetail }) {
  const { t } = useTranslation('orders');
  const today = useToday();
  return (
    <Section title={t('lines.title')}>
      <table className={`${table.table} ${lines.lines}`}>
        <thead>
          <tr>
            <th>{t('lines.drug')}</th>
            <th>{t('lines.batches')}</th>
            <th className={lines.amount}>{t('lines.price')}</th>
            <th className={lines.amount}>{t('lines.quantity')}</th>
            <th className={lines.amount}>{t('lines.net')}</th>
          </tr>
        </thead>
        <tbody>
          {order.items.map((item) => (
            <tr key={item.lineNo}>
              <td>
                <DrugCell item={item} />
              </td>
              <td>
                <LineBatches item={item} today={today} />
              </td>
              <td className={lines.amount}>
                <Money fen={item.unitPriceFen} />
                {item.unitPriceFen === item.listPriceFen ? null : (
                  <s>
                    <Money fen={item.listPriceFen} />
                  </s>
                )}
              </td>
              <td className={lines.amount}>
                {item.quantity} {item.unit}
              </td>
              <td className={lines.amount}>
                <strong>
                  <Money fen={item.netFen} />
                </strong>
                <Reductions item={item} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function DrugCell({ item }: { readonly item: Item }) {
  const facts = [item.specification, item.manufacturer, item.tradeName].filter((fact) => fact !== '');
  return (
    <>
      <div className={lines.drug}>
        <CategoryBadge category={item.category} />
        <strong>{item.genericName}</strong>
        <ControlBadge controlClass={item.controlClass} />
      </div>
      <div className={styles.soft}>{facts.join(' · ')}</div>
      <div className={styles.soft}>{item.approvalNumber}</div>
      <SubstitutionNote substitution={item.substitution} />
    </>
  );
}

/** Every reduction of a line by its name, so that the net amount explains itself. */
function Reductions({ item }: { readonly item: Item }) {
  const { t } = useTranslation('orders');
  const reductions = [
    ['memberDiscount', item.memberDiscountFen],
    ['lineDiscount', item.lineDiscountFen],
    ['orderDiscount', item.orderDiscountFen],
    ['coupon', item.couponFen],
  ] as const;
  return reductions
    .filter(([, fen]) => fen !== 0)
    .map(([name, fen]) => (
      <div key={name} className={styles.soft}>
        {t(`amounts.${name}`)} {formatMoney(-fen)}
      </div>
    ));
}
