import { useTranslation } from 'react-i18next';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { formatDateTime } from '#renderer/ui/format.ts';
import type { RuleView } from '#shared/contracts/rules.ts';
import styles from './compliance.module.css';
import { useNumberName } from './use-number-name.ts';

/** Who changed a rule, when, to what, and why; the newest change first. */
export function RuleHistory({ rule }: { readonly rule: RuleView }) {
  const { t } = useTranslation('compliance');
  const nameOf = useNumberName();
  const { ruleId } = rule;
  const history = useQueryCall('rules.history', { ruleId });
  const changes = history.data?.changes ?? [];
  if (changes.length === 0) return <p className={styles.soft}>{t('rules.unchanged')}</p>;
  return (
    <ul className={styles.history} aria-label={t('rules.history')}>
      {changes.map(({ version, on, numbers, reason, staffName, atMs }) => (
        <li key={version}>
          <span className={styles.soft}>
            {formatDateTime(atMs)} {staffName}
          </span>{' '}
          {[
            on ? t('rules.on') : t('rules.off'),
            ...numbers.map(({ key, value }) => `${nameOf(ruleId, key)} ${value}`),
            reason,
          ].join(' · ')}
        </li>
      ))}
    </ul>
  );
}
