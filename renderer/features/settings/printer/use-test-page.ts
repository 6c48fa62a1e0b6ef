import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asCallFailure, type CallFailure } from '#renderer/client/call-failure.ts';
import { useClient } from '#renderer/client/client-context.ts';
import { useCommand } from '#renderer/client/use-command.ts';
import { useLanguageStore } from '#renderer/stores/language-store.ts';
import { receiptHtml } from '#renderer/ui/receipt-html.ts';
import type { OrderDocumentKind } from '#shared/domain/order-documents.ts';

/** Prints the test page of a paper on its printer as it is saved. */
export function useTestPage(document: OrderDocumentKind) {
  const { t } = useTranslation('settings');
  const client = useClient();
  const language = useLanguageStore((state) => state.language);
  const command = useCommand('printing.printTestPage');
  const [windowFailure, setWindowFailure] = useState<CallFailure | null>(null);
  const printInWindow = async () => {
    try {
      await client.printReceipt(
        receiptHtml(await client.query('printing.testPagePreview', { document, language })),
      );
    } catch (error) {
      setWindowFailure(asCallFailure(error));
    }
  };
  const { data } = command;
  return {
    busy: command.isPending,
    failure: command.error ?? windowFailure,
    done: data === undefined ? '' : t(`receipt.testDone.${data.delivered}`, { name: data.fileName ?? '' }),
    print: () => {
      if (command.isPending) return;
      setWindowFailure(null);
      command.mutate(
        { document, language },
        { onSuccess: ({ delivered }) => (delivered === 'window' ? void printInWindow() : undefined) },
      );
    },
  };
}
