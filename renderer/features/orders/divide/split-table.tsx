import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Money } from '#renderer/ui/money.tsx';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import styles from './divide.module.css';
import type { ReadSplit, SplitDraft } from './split-draft.ts';

export const quantityFieldId = (place: number) => `split-quantity-${place}`;

export interface SplitTableProps extends Pick<ReadSplit, 'second' | 'parts'> {
  readonly order: OrderDetail;
  readonly draft: SplitDraft;
  readonly onChange: (place: number, text: string) => void;
}

/** Each line with what stays in the first order and what goes to the second, and what both will cost. */
export function SplitTable({ order, draft, second, parts, onChange }: SplitTableProps) {
  const { t } = useTranslation('orders');
  return (
    <div className={styles.scroll}>
      <table className={styles.lines}>
        <thead>
          <tr>
            <th>{t('split.drug')}</th>
            <th className={styles.number}>{t('split.ordered')}</th>
            <th className={styles.number}>{t('split.first')}</th>
            <th className={styles.number}>{t('split.second')}</th>
          </tr>
        </thead>
        <tbody>
          {order.items.map((item, place) => {
            const moved = second[place] ?? null;
            return (
              <tr key={item.lineNo}>
                <td>
                  <strong>{item.genericName}</strong>{' '}
                  <span className={styles.soft}>{item.specification}</span>
                </td>
                <td className={styles.number}>
                  {item.quantity} {item.unit}
                </td>
                <td className={styles.number}>{moved === null ? '–' : item.quantity - moved}</td>
                <td className={styles.number}>
                  <Input
                    id={quantityFieldId(place)}
                    data-place={place}
                    data-initial-focus={place === 0 || undefined}
                    className={styles.quantity ?? ''}
                    aria-label={t('split.secondOf', { drug: item.genericName })}
                    inputMode="numeric"
                    autoComplete="off"
                    maxLength={5}
                    {...(moved === null ? { status: 'error' as const } : {})}
                    value={draft[place] ?? ''}
                    onChange={(event) => onChange(place, event.target.value)}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('split.total')}</th>
            <td className={styles.number}>
              <Money fen={order.amounts.totalFen} />
            </td>
            {(parts ?? [null, null]).map((part, index) => (
              <td key={index === 0 ? 'first' : 'second'} className={styles.number} data-part={index + 1}>
                {part === null ? '–' : <Money fen={part.totalFen} />}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
