import { useTranslation } from 'react-i18next';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { useDocumentPrinting } from '#renderer/client/use-document-printing.ts';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { useLanguageStore } from '#renderer/stores/language-store.ts';
import { PrintDialog } from '#renderer/ui/print-dialog.tsx';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import { printActions } from '#shared/domain/order-documents.ts';
import { formatOrderNumber } from '#shared/domain/order-number.ts';
import { useShippingStore } from '../shipping-store.ts';

const { first, again } = printActions('packing_slip');

/** The packing slip as it will be printed, and how often it has been. */
export function SlipDialog({ order }: { readonly order: OrderDetail }) {
  const { t } = useTranslation('shipping');
  const close = useShippingStore((state) => state.close);
  const language = useLanguageStore((state) => state.language);
  const copies = order.events.filter(({ action }) => action === first || action === again).length;
  const preview = useQueryCall(
    'printing.documentPreview',
    { orderId: order.orderId, document: 'packing_slip', language, copyNo: copies + 1 },
    { keepPrevious: true },
  );
  const printing = useDocumentPrinting(order.orderId, 'packing_slip');
  useShortcuts('documents', { print: printing.print, close }, { modal: true });
  return (
    <PrintDialog
      title={t('slip.title', { number: formatOrderNumber(order.orderNumber) })}
      copies={copies === 0 ? t('slip.never') : t('slip.copies', { count: copies })}
      printLabel={t(copies === 0 ? 'slip.print' : 'slip.reprint')}
      printed={printing.copyNo === null ? null : t('slip.printed', { copyNo: printing.copyNo })}
      busy={printing.busy}
      failure={printing.failure}
      preview={{ layout: preview.data, failure: preview.error }}
      onPrint={printing.print}
      onClose={close}
    />
  );
}
