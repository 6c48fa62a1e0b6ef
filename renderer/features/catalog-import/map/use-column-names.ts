import { useTranslation } from 'react-i18next';

/** What the columns are called; one without a name is called by its place. */
export function useColumnNames(columns: readonly string[]): readonly string[] {
  const { t } = useTranslation('catalogImport');
  return columns.map((name, place) => (name.trim() === '' ? t('map.unnamed', { number: place + 1 }) : name));
}
