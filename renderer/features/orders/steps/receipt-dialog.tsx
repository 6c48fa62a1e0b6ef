import { useTranslation } from 'react-i18next';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { useDocumentPrinting } from '#renderer/client/use-document-printing.ts';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { useLanguageStore } from '#renderer/stores/language-store.ts';
import { PrintDialog } from '#renderer/ui/print-dialog.tsx';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import { formatOrderNumber } from '#shared/domain/order-number.ts';
import { useOrdersStore } from '../orders-store.ts';

const PRINTS = ['print_receipt', 'reprint_receipt'];

/** The receipt as it will be printed, and how often it has been. */
export function ReceiptDialog({ order }: { readonly order: OrderDetail }) {
  const { t } = useTranslation('orders');
  const close = useOrdersStore((state) => state.close);
  const language = useLanguageStore((state) => state.language);
  const copies = order.events.filter((event) => PRINTS.includes(event.action)).length;
  const preview = useQueryCall(
    'printing.documentPreview',
    { orderId: order.orderId, language, copyNo: copies + 1 },
    { keepPrevious: true },
  );
  const printing = useDocumentPrinting(order.orderId);
  useShortcuts('receipt', { print: printing.print, close }, { modal: true });
  return (
    <PrintDialog
      title={t('receipt.title', { number: formatOrderNumber(order.orderNumber) })}
      copies={copies === 0 ? t('receipt.never') : t('receipt.copies', { count: copies })}
      printLabel={t(copies === 0 ? 'receipt.print' : 'receipt.reprint')}
      printed={printing.copyNo === null ? null : t('receipt.printed', { copyNo: printing.copyNo })}
      busy={printing.busy}
      failure={printing.failure}
      preview={{ layout: preview.data, failure: preview.error }}
      onPrint={printing.print}
      onClose={close}
    />
  );
}
