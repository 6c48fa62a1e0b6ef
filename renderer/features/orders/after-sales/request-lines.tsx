import { InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { Money } from '#renderer/ui/money.tsx';
import table from '#renderer/ui/table.module.css';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import styles from './request.module.css';
import type { RequestDraft } from './request-draft.ts';

export interface RequestLinesProps {
  readonly order: OrderDetail;
  readonly draft: RequestDraft;
  readonly left: ReadonlyMap<number, number>;
  readonly current: number;
  readonly problem: string | null;
  readonly onCurrent: (place: number) => void;
  readonly onUnits: (lineNo: number, units: number) => void;
}

/** The order's lines with how many units of each are meant; the cursor keys change the line that stands out. */
export function RequestLines(props: RequestLinesProps) {
  const { t } = useTranslation('afterSales');
  const { order, draft, left, current, problem } = props;
  return (
    <div>
      <table className={`${table.table} ${styles.lines}`}>
        <thead>
          <tr>
            <th>{t('lines.drug')}</th>
            <th className={styles.number}>{t('lines.net')}</th>
            <th className={styles.number}>{t('lines.left')}</th>
            <th className={styles.units}>
              {t('lines.units')} <Kbd keys="←" /> <Kbd keys="→" />
            </th>
          </tr>
        </thead>
        <tbody>
          {order.items.map((item, place) => {
            const most = left.get(item.lineNo) ?? 0;
            return (
              <tr key={item.lineNo} aria-current={place === current} data-none={most === 0 || undefined}>
                <td>
                  <strong>{item.genericName}</strong>{' '}
                  <span className={styles.soft}>{item.specification}</span>
                </td>
                <td className={styles.number}>
                  <Money fen={item.netFen} />
                </td>
                <td className={styles.number}>
                  {most} / {item.quantity} {item.unit}
                </td>
                <td className={styles.units}>
                  <InputNumber
                    size="small"
                    tabIndex={-1}
                    aria-label={t('lines.unitsOf', { drug: item.genericName })}
                    min={0}
                    max={most}
                    precision={0}
                    disabled={most === 0}
                    value={draft.units.get(item.lineNo) ?? 0}
                    onFocus={() => props.onCurrent(place)}
                    onChange={(units) => props.onUnits(item.lineNo, units ?? 0)}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className={problem === null ? styles.hint : styles.problem} role="status">
        {problem ?? (
          <>
            {t('lines.all')} <Kbd keys={shortcutKey('request', 'all')} />
          </>
        )}
      </p>
    </div>
  );
}
