import { useTranslation } from 'react-i18next';
import type { RuleId } from '#shared/domain/rules.ts';

/** Says what a number of a rule is. */
export function useNumberName(): (ruleId: RuleId, key: string) => string {
  const { i18n } = useTranslation('rules');
  return (ruleId, key) => {
    const found: unknown = i18n.getResource(i18n.language, 'rules', `table.${ruleId}.numbers.${key}`);
    return typeof found === 'string' ? found : key;
  };
}
