import { useTranslation } from 'react-i18next';

/** Says what an event tells of a drug that was given for another; nothing for an event that tells of none. */
export function useSubstitutionStory(): (told: unknown) => readonly string[] {
  const { t } = useTranslation('common');
  const drug = (told: unknown): string | null => {
    if (typeof told !== 'object' || told === null) return null;
    const { genericName, specification, manufacturer, quantity } = told as Record<string, unknown>;
    return t('substitution.drug', {
      name: String(genericName),
      specification: String(specification),
      maker: String(manufacturer),
      quantity: String(quantity),
    });
  };
  return (told) => {
    if (typeof told !== 'object' || told === null) return [];
    const { sold, given } = told as Record<string, unknown>;
    const [before, after] = [drug(sold), drug(given)];
    return before === null || after === null ? [] : [t('substitution.story', { sold: before, given: after })];
  };
}
