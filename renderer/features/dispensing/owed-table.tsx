import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { readCount } from '#renderer/ui/read-count.ts';
import styles from './dispensing.module.css';
import type { OwedDraft, OwedRow } from './owed-draft.ts';

export const owedFieldId = (place: number) => `owed-quantity-${place}`;

export interface OwedTableProps {
  readonly rows: readonly OwedRow[];
  readonly draft: OwedDraft;
  readonly onChange: (place: number, text: string) => void;
}

/** Each batch that is not in the bag yet, with how many of it are owed. */
export function OwedTable({ rows, draft, onChange }: OwedTableProps) {
  const { t } = useTranslation('dispensing');
  return (
    <div className={styles.owedScroll}>
      <table className={styles.pick}>
        <thead>
          <tr>
            <th>{t('pick.drug')}</th>
            <th>{t('pick.batch')}</th>
            <th className={styles.end}>{t('owed.open')}</th>
            <th className={styles.end}>{t('owed.quantity')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => {
            const text = draft.quantities[place] ?? '';
            const isWrong = readCount(text, { least: 0, most: row.left }) === null;
            return (
              <tr key={`${row.lineNo}/${row.batchId}`}>
                <td>
                  <strong>{row.genericName}</strong> <span className={styles.soft}>{row.specification}</span>
                </td>
                <td>
                  <span className={styles.batchNumber}>{row.batchNumber}</span>{' '}
                  <span className={styles.soft}>{row.expiryDate}</span>
                </td>
                <td className={styles.end}>
                  {row.left} {row.unit}
                </td>
                <td className={styles.end}>
                  <Input
                    id={owedFieldId(place)}
                    data-place={place}
                    data-initial-focus={place === 0 || undefined}
                    className={styles.owedQuantity ?? ''}
                    aria-label={t('owed.quantityOf', { drug: row.genericName, batch: row.batchNumber })}
                    inputMode="numeric"
                    autoComplete="off"
                    maxLength={5}
                    {...(isWrong ? { status: 'error' as const } : {})}
                    value={text}
                    onChange={(event) => onChange(place, event.target.value)}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
