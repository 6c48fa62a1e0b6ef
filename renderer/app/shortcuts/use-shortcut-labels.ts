import { useTranslation } from 'react-i18next';
import type { ShortcutScope } from './shortcut-table.ts';

interface ShortcutLabels {
  scope(scope: ShortcutScope): string;
  shortcut(scope: ShortcutScope, id: string): string;
}

/** The words for rows of the shortcut table; a unit test proves that every row has them in both languages. */
export function useShortcutLabels(): ShortcutLabels {
  const { t } = useTranslation('shortcuts');
  const find = t as (key: string) => string;
  return { scope: (scope) => find(`scope.${scope}`), shortcut: (scope, id) => find(`${scope}.${id}`) };
}
