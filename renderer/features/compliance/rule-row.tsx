import { CheckCircleOutlined, EyeOutlined, QuestionCircleOutlined, StopOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Tag } from '#renderer/ui/tag.tsx';
import type { RuleView } from '#shared/contracts/rules.ts';
import styles from './compliance.module.css';
import { useNumberName } from './use-number-name.ts';

export interface RuleRowProps {
  readonly rule: RuleView;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

/** A rule: what it says, its numbers, whether it holds and is kept by the program, and the law behind it. */
export function RuleRow({ rule, isChosen, onChoose }: RuleRowProps) {
  const { t } = useTranslation('compliance');
  const { t: tRules } = useTranslation('rules');
  const nameOf = useNumberName();
  return (
    <tr id={`rule-${rule.ruleId}`} aria-current={isChosen ? 'true' : undefined} onClick={onChoose}>
      <td>
        <strong>{tRules(`table.${rule.ruleId}.title`)}</strong>
        <p className={styles.soft}>{tRules(`table.${rule.ruleId}.text`)}</p>
      </td>
      <td className={styles.numbers}>
        {rule.numbers.map(({ key, value, unit }) => (
          <div key={key}>
            {nameOf(rule.ruleId, key)} <strong>{value}</strong> {tRules(`units.${unit}`)}
          </div>
        ))}
      </td>
      <td>
        <div className={styles.tags}>
          {rule.on ? (
            <Tag tone="success" icon={<CheckCircleOutlined aria-hidden />}>
              {t('rules.on')}
            </Tag>
          ) : (
            <Tag tone="neutral" icon={<StopOutlined aria-hidden />}>
              {t('rules.off')}
            </Tag>
          )}
          {rule.enforced ? null : (
            <Tag tone="warning" icon={<EyeOutlined aria-hidden />}>
              {t('rules.notEnforced')}
            </Tag>
          )}
          {rule.confirmed ? null : (
            <Tag tone="info" icon={<QuestionCircleOutlined aria-hidden />}>
              {t('rules.unconfirmed')}
            </Tag>
          )}
        </div>
      </td>
      <td className={styles.source}>{rule.source}</td>
    </tr>
  );
}
