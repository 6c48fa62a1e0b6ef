import { useTranslation } from 'react-i18next';
import table from '#renderer/ui/table.module.css';
import { formatCount } from './format.ts';
import styles from './rejected-table.module.css';

/** A row of a file that stays out. */
export interface RejectedRow {
  /** Its number in the file, counted from 1 with the header. */
  readonly row: number;
  /** Every reason, as a sentence. */
  readonly problems: readonly string[];
  readonly text: string;
}

/** Rejected rows by their number in the file, each with every reason and the row itself. */
export function RejectedTable({ rows }: { readonly rows: readonly RejectedRow[] }) {
  const { t } = useTranslation('common');
  return (
    <table className={`${table.table} ${styles.rejected}`}>
      <thead>
        <tr>
          <th>{t('rejected.row')}</th>
          <th>{t('rejected.problems')}</th>
          <th>{t('rejected.text')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.row}>
            <td>{formatCount(row.row)}</td>
            <td>
              <ul>
                {row.problems.map((problem) => (
                  <li key={problem}>{problem}</li>
                ))}
              </ul>
            </td>
            <td className={styles.rowText}>{row.text}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
