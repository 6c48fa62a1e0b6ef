import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLanguageStore } from '#renderer/stores/language-store.ts';
import { receiptHtml } from '#renderer/ui/receipt-html.ts';
import { asCallFailure, type CallFailure } from './call-failure.ts';
import { useClient } from './client-context.ts';
import { useCommand } from './use-command.ts';

export interface ReceiptPrinting {
  readonly busy: boolean;
  /** The copy that was printed last, from here; null while none was. */
  readonly copyNo: number | null;
  readonly failure: CallFailure | null;
  print(): void;
}

/** Prints an order's receipt on the configured printer, or through the window's own print where that is set. */
export function useReceiptPrinting(orderId: number): ReceiptPrinting {
  const client = useClient();
  const queryClient = useQueryClient();
  const language = useLanguageStore((state) => state.language);
  const command = useCommand('printing.printReceipt');
  const [windowFailure, setWindowFailure] = useState<CallFailure | null>(null);
  const printInWindow = async (copyNo: number) => {
    try {
      const layout = await client.query('printing.receiptPreview', { orderId, language, copyNo });
      await client.printReceipt(receiptHtml(layout));
    } catch (error) {
      setWindowFailure(asCallFailure(error));
    }
  };
  const print = () => {
    if (command.isPending) return;
    setWindowFailure(null);
    command.mutate(
      { orderId, language },
      {
        onSuccess: ({ delivered, copyNo }) => {
          if (delivered === 'window') void printInWindow(copyNo);
        },
        // A print that failed after it was noted shows in the history too.
        onSettled: () => void queryClient.invalidateQueries({ queryKey: ['orders.get'] }),
      },
    );
  };
  return {
    busy: command.isPending,
    copyNo: command.data?.copyNo ?? null,
    failure: command.error ?? windowFailure,
    print,
  };
}
