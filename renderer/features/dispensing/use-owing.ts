import { useState } from 'react';
import { useCommand } from '#renderer/client/use-command.ts';
import { useDocumentPrinting } from '#renderer/client/use-document-printing.ts';
import { useRouteStore } from '#renderer/stores/route-store.ts';
import type { DispensingSheet } from '#shared/contracts/dispensing.ts';
import type { CallInput } from '#shared/contracts/index.ts';
import { useSheetDialog } from './use-sheet-dialog.ts';

interface OwedOrder {
  readonly orderId: number;
  readonly orderNumber: string;
}

/** Owing part of the order on the screen, and the note that the customer takes home for it. */
export function useOwing(sheet: DispensingSheet | undefined, leaveSearch: () => void) {
  const show = useRouteStore((state) => state.show);
  const command = useCommand('dispensing.owe');
  const dialog = useSheetDialog(sheet, command.reset);
  const [made, setMade] = useState<OwedOrder | null>(null);
  const shown: OwedOrder | null =
    sheet !== undefined && sheet.owed !== null && sheet.status !== 'completed' ? sheet : null;
  const note = shown ?? made;
  const printing = useDocumentPrinting(note?.orderId ?? 0, 'owed_note');
  return {
    ...dialog,
    busy: command.isPending,
    failure: command.error,
    submit: (input: CallInput<'dispensing.owe'>) => {
      if (command.isPending) return;
      command.mutate(input, {
        onSuccess: ({ given, owed }) => {
          setMade({ orderId: owed.orderId, orderNumber: owed.orderNumber });
          dialog.close();
          // What was searched for has ended: the list shows what it became.
          leaveSearch();
          show(String((given ?? owed).orderId));
        },
      });
    },
    /** What was owed last from here, while another order is on the screen. */
    made: shown?.orderId === made?.orderId ? null : made,
    note: note === null ? null : { document: 'owed_note' as const, ...printing },
  };
}

export type Owing = ReturnType<typeof useOwing>;
