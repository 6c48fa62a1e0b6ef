import { useTranslation } from 'react-i18next';
import { formatCount } from '#renderer/ui/format.ts';
import type { CallOutput } from '#shared/contracts/index.ts';
import styles from './report.module.css';

type RejectedRow = CallOutput<'catalog.rejectedRows'>['rows'][number];

/** Rejected rows by their number in the file, each with every reason and the row itself. */
export function RejectedTable({ rows }: { readonly rows: readonly RejectedRow[] }) {
  const { t } = useTranslation('catalogImport');
  return (
    <table className={styles.rejected}>
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
                  <li key={`${problem.field} ${problem.code} ${problem.value}`}>
                    {t('rejected.at', {
                      field: t(`field.${problem.field}`),
                      problem: t(`rowProblem.${problem.code}`),
                    })}
                    {problem.value === '' ? '' : t('rejected.value', { value: problem.value })}
                  </li>
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
