import { useEffect, useEffectEvent } from 'react';
import { type DocumentPrinting, useDocumentPrinting } from '#renderer/client/use-document-printing.ts';
import { useQueryCall } from '#renderer/client/use-query-call.ts';

export interface PrintAfterSale extends DocumentPrinting {
  /** False when no printer is set up, which is a matter of the shop's settings and no failure of the sale. */
  readonly hasPrinter: boolean;
}

/** Printing of an order's receipt, at once after a sale where the settings say so. */
export function usePrintAfterSale(orderId: number, sold: boolean): PrintAfterSale {
  const settings = useQueryCall('settings.get', {});
  const printing = useDocumentPrinting(orderId);
  const receipt = settings.data?.receipt;
  const hasPrinter = receipt === undefined || receipt.printer.kind !== 'none';
  const automatic = sold && hasPrinter && receipt?.printAfterSale === true;
  const printNow = useEffectEvent(() => printing.print());
  useEffect(() => {
    if (automatic) printNow();
  }, [automatic]);
  return { ...printing, hasPrinter };
}
