import { useQueryClient } from '@tanstack/react-query';
import { queryKey } from '#renderer/client/query-key.ts';
import { useCommand } from '#renderer/client/use-command.ts';
import type { CallInput } from '#shared/contracts/index.ts';
import { useSettingsStore } from './settings-store.ts';

/** Saves sections of the settings; their drafts end when the core has them. */
export function useSave() {
  const queryClient = useQueryClient();
  const change = useSettingsStore((state) => state.change);
  const command = useCommand('settings.update');
  return {
    busy: command.isPending,
    failure: command.error,
    isSaved: command.isSuccess,
    save: (sections: CallInput<'settings.update'>, onSaved?: () => void) => {
      if (command.isPending) return;
      command.mutate(sections, {
        onSuccess: (settings) => {
          queryClient.setQueryData(queryKey('settings.get', {}), settings);
          change(Object.fromEntries(Object.keys(sections).map((section) => [section, null])));
          onSaved?.();
        },
      });
    },
  };
}
