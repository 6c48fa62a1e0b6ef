import { InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { Kbd } from '#renderer/ui/kbd.tsx';
import table from '#renderer/ui/table.module.css';
import styles from './dialogs.module.css';
import type { InspectDraft, InspectRow } from './inspect-draft.ts';

export interface InspectTableProps {
  readonly rows: readonly InspectRow[];
  readonly draft: InspectDraft;
  readonly current: number;
  readonly onCurrent: (place: number) => void;
  readonly onAccepted: (place: number, units: number) => void;
  readonly onRejected: (lineNo: number, units: number) => void;
}

/** The batches that were sold, each with what was accepted of it; rejects are counted by line. */
export function InspectTable({ rows, draft, current, ...on }: InspectTableProps) {
  const { t } = useTranslation('afterSales');
  return (
    <table className={`${table.table} ${styles.rows}`}>
      <thead>
        <tr>
          <th>{t('lines.drug')}</th>
          <th>{t('inspect.batch')}</th>
          <th>{t('inspect.expiry')}</th>
          <th className={styles.number}>{t('inspect.sold')}</th>
          <th className={styles.number}>
            {t('inspect.accepted')} <Kbd keys={shortcutKey('inspect', 'all')} />
          </th>
          <th className={styles.number}>{t('inspect.rejected')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, place) => (
          <tr key={`${row.lineNo}-${row.batchId}`} aria-current={place === current}>
            <td>
              <strong>{row.drug}</strong>
            </td>
            <td>{row.batchNumber}</td>
            <td>{row.expiryDate}</td>
            <td className={styles.number}>
              {row.most} {row.unit}
            </td>
            <td className={styles.number}>
              <InputNumber
                size="small"
                tabIndex={-1}
                aria-label={t('inspect.acceptedOf', { batch: row.batchNumber })}
                min={0}
                max={row.most}
                precision={0}
                value={draft.accepted.get(place) ?? 0}
                onFocus={() => on.onCurrent(place)}
                onChange={(units) => on.onAccepted(place, units ?? 0)}
              />
            </td>
            <td className={styles.number}>
              {rows.findIndex(({ lineNo }) => lineNo === row.lineNo) === place ? (
                <InputNumber
                  size="small"
                  aria-label={t('inspect.rejectedOf', { drug: row.drug })}
                  min={0}
                  max={row.asked}
                  precision={0}
                  value={draft.rejected.get(row.lineNo) ?? 0}
                  onChange={(units) => on.onRejected(row.lineNo, units ?? 0)}
                />
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
