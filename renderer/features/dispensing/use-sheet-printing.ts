import { useState } from 'react';
import { useDocumentPrinting } from '#renderer/client/use-document-printing.ts';

type SheetDocument = 'pick_list' | 'label';

/** Prints the papers of the order that is being dispensed, and says what became of the last. */
export function useSheetPrinting(orderId: number | null) {
  const id = orderId ?? 0;
  const [asked, setAsked] = useState<{ readonly orderId: number; readonly document: SheetDocument } | null>(
    null,
  );
  const papers = { pick_list: useDocumentPrinting(id, 'pick_list'), label: useDocumentPrinting(id, 'label') };
  return {
    print: (document: SheetDocument) => {
      setAsked({ orderId: id, document });
      papers[document].print();
    },
    /** What was asked for last of this order. */
    last: asked?.orderId === id ? { document: asked.document, ...papers[asked.document] } : null,
  };
}

export type SheetPrinting = ReturnType<typeof useSheetPrinting>;
