import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLanguageStore } from '#renderer/stores/language-store.ts';
import { receiptHtml } from '#renderer/ui/receipt-html.ts';
import type { OrderDocumentKind } from '#shared/domain/order-documents.ts';
import { asCallFailure, type CallFailure } from './call-failure.ts';
import { useClient } from './client-context.ts';
import { useCommand } from './use-command.ts';

export interface DocumentPrinting {
  readonly busy: boolean;
  /** The copy that was printed last, from here; null while none was. */
  readonly copyNo: number | null;
  readonly failure: CallFailure | null;
  print(): void;
}

/** Prints a paper of an order on the printer of its kind, or through the window's own print where that is set. */
export function useDocumentPrinting(
  orderId: number,
  document: OrderDocumentKind = 'receipt',
): DocumentPrinting {
  const client = useClient();
  const queryClient = useQueryClient();
  const language = useLanguageStore((state) => state.language);
  const command = useCommand('printing.printDocument');
  const [windowFailure, setWindowFailure] = useState<CallFailure | null>(null);
  const printInWindow = async (copyNo: number) => {
    try {
      const layout = await client.query('printing.documentPreview', { orderId, document, language, copyNo });
      await client.printReceipt(receiptHtml(layout));
    } catch (error) {
      setWindowFailure(asCallFailure(error));
    }
  };
  const print = () => {
    if (command.isPending) return;
    setWindowFailure(null);
    command.mutate(
      { orderId, document, language },
      {
        onSuccess: ({ delivered, copyNo }) => {
          if (delivered === 'window') void printInWindow(copyNo);
        },
        // A print that failed after it was noted shows in the history too.
        onSettled: () => void queryClient.invalidateQueries({ queryKey: ['orders.get'] }),
      },
    );
  };
  const { variables } = command;
  // What became of another paper says nothing of this one.
  const isOwn = variables?.orderId === orderId && variables.document === document;
  return {
    busy: command.isPending,
    copyNo: isOwn ? (command.data?.copyNo ?? null) : null,
    failure: isOwn ? (command.error ?? windowFailure) : null,
    print,
  };
}
