import { useEffect, useEffectEvent } from 'react';
import { type DocumentPrinting, useDocumentPrinting } from '#renderer/client/use-document-printing.ts';
import { useQueryCall } from '#renderer/client/use-query-call.ts';

export interface PrintAfterSale extends DocumentPrinting {
  /** The labels of the bags of loose units; null while the order has none. */
  readonly bags: DocumentPrinting | null;
  /** False when no printer is set up, which is a matter of the shop's settings and no failure of the sale. */
  readonly hasPrinter: boolean;
}

/** Printing of an order's receipt, at once after a sale where the settings say so. */
export function usePrintAfterSale(orderId: number, sold: boolean): PrintAfterSale {
  const settings = useQueryCall('settings.get', {});
  const printing = useDocumentPrinting(orderId);
  const bags = useDocumentPrinting(orderId, 'bag_label');
  const order = useQueryCall('orders.get', { orderId });
  const hasBags = (order.data?.looseLines.length ?? 0) > 0;
  const receipt = settings.data?.receipt;
  const hasPrinter = receipt === undefined || receipt.printer.kind !== 'none';
  const automatic = sold && hasPrinter && receipt?.printAfterSale === true;
  const printNow = useEffectEvent(() => printing.print());
  useEffect(() => {
    if (automatic) printNow();
  }, [automatic]);
  const printBags = useEffectEvent(() => bags.print());
  useEffect(() => {
    if (automatic && hasBags) printBags();
  }, [automatic, hasBags]);
  return { ...printing, bags: hasBags ? bags : null, hasPrinter };
}
