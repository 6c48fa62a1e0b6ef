import { useTranslation } from 'react-i18next';
import type { zh } from '#renderer/locales/zh/index.ts';
import { formatMoney } from '#renderer/ui/format.ts';
import table from '#renderer/ui/table.module.css';
import type { CallOutput } from '#shared/contracts/index.ts';
import styles from '../settings.module.css';

type Difference = CallOutput<'system.verifyStore'>['differences'][number];
type KnownKind = keyof (typeof zh)['settings']['check']['kinds'];

/** Every difference: what, where, what it should be and what it is. */
export function DifferenceTable({ differences }: { readonly differences: readonly Difference[] }) {
  const { t, i18n } = useTranslation('settings');
  const kindText = (kind: string) =>
    i18n.exists(`check.kinds.${kind}`, { ns: 'settings' }) ? t(`check.kinds.${kind as KnownKind}`) : kind;
  return (
    <table className={`${table.table} ${styles.table}`}>
      <thead>
        <tr>
          <th>{t('check.kind')}</th>
          <th>{t('check.subject')}</th>
          <th>{t('check.expected')}</th>
          <th>{t('check.actual')}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map((difference) => (
          <tr key={`${difference.kind} ${difference.subject}`}>
            <td>{kindText(difference.kind)}</td>
            <td>{difference.subject}</td>
            <td>{shown(difference.kind, difference.expected)}</td>
            <td>{shown(difference.kind, difference.actual)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The unit stands at the end of the kind's name. */
function shown(kind: string, value: string): string {
  return /(_fen|^refunds)$/.test(kind) && /^-?\d+$/.test(value) ? formatMoney(Number(value)) : value;
}
