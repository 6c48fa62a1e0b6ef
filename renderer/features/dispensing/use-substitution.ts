import { useState } from 'react';
import { useCommand } from '#renderer/client/use-command.ts';
import { useRouteStore } from '#renderer/stores/route-store.ts';
import { useMay } from '#renderer/stores/session-store.ts';
import type { DispensingSheet } from '#shared/contracts/dispensing.ts';
import type { CallInput } from '#shared/contracts/index.ts';
import { useSheetDialog } from './use-sheet-dialog.ts';

/** Giving an equivalent for a line of the order on the screen. */
export function useSubstitution(sheet: DispensingSheet | undefined, leaveSearch: () => void) {
  const show = useRouteStore((state) => state.show);
  const mayReplace = useMay()('order.substitute');
  const command = useCommand('dispensing.substitute');
  const dialog = useSheetDialog(sheet, command.reset);
  const [made, setMade] = useState<string | null>(null);
  return {
    /** Whether a pharmacist is on duty, and the order not handed out. */
    isOffered: mayReplace && (sheet?.status === 'paid' || sheet?.status === 'dispensing'),
    ...dialog,
    /** Another line is looked at: what was refused of the one before is not about it. */
    forget: command.reset,
    busy: command.isPending,
    failure: command.error,
    submit: (input: CallInput<'dispensing.substitute'>) => {
      if (command.isPending) return;
      command.mutate(input, {
        onSuccess: ({ order }) => {
          setMade(order.orderNumber);
          dialog.close();
          // What was searched for has ended: the list shows what it became.
          leaveSearch();
          show(String(order.orderId));
        },
      });
    },
    /** The order that an equivalent was given in last. */
    made,
  };
}

export type Substitution = ReturnType<typeof useSubstitution>;
