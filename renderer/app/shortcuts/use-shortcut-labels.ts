import { useTranslation } from 'react-i18next';
import type { ShortcutScope } from './shortcut-table.ts';

interface ShortcutLabels {
  scope(scope: ShortcutScope): string;
  shortcut(scope: ShortcutScope, id: string): string;
  /** The same in few letters where there is a short form, for the bar at the foot of a screen. */
  inBar(scope: ShortcutScope, id: string): string;
}

/** The words for rows of the shortcut table; a unit test proves that every row has them in both languages. */
export function useShortcutLabels(): ShortcutLabels {
  const { t, i18n } = useTranslation('shortcuts');
  const find = t as (key: string) => string;
  const shortcut = (scope: ShortcutScope, id: string) => find(`${scope}.${id}`);
  return {
    scope: (scope) => find(`scope.${scope}`),
    shortcut,
    inBar: (scope, id) =>
      i18n.exists(`shortcuts:bar.${scope}.${id}`) ? find(`bar.${scope}.${id}`) : shortcut(scope, id),
  };
}
