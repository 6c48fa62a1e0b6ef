import { CheckCircleOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { useDocumentPrinting } from '#renderer/client/use-document-printing.ts';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { useLanguageStore } from '#renderer/stores/language-store.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { ReceiptPreview } from '#renderer/ui/receipt-preview.tsx';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import { formatOrderNumber } from '#shared/domain/order-number.ts';
import { useOrdersStore } from '../orders-store.ts';
import styles from './steps.module.css';

const PRINTS = ['print_receipt', 'reprint_receipt'];

/** The receipt as it will be printed, and how often it has been. */
export function ReceiptDialog({ order }: { readonly order: OrderDetail }) {
  const { t } = useTranslation('orders');
  const { t: tCommon } = useTranslation('common');
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
    <Dialog
      title={t('receipt.title', { number: formatOrderNumber(order.orderNumber) })}
      width={760}
      onClose={close}
    >
      <div className={styles.receipt}>
        <div className={styles.receiptSide}>
          <p>{copies === 0 ? t('receipt.never') : t('receipt.copies', { count: copies })}</p>
          <FailureAlert failure={printing.failure} />
          <p role="status" className={styles.printed}>
            {printing.copyNo === null ? null : (
              <>
                <CheckCircleOutlined aria-hidden /> {t('receipt.printed', { copyNo: printing.copyNo })}
              </>
            )}
          </p>
          <div className={styles.receiptFoot}>
            <Button
              type="primary"
              size="large"
              icon={<PrinterOutlined aria-hidden />}
              loading={printing.busy}
              data-initial-focus
              onClick={printing.print}
            >
              {t(copies === 0 ? 'receipt.print' : 'receipt.reprint')} <Kbd keys="F9" />
            </Button>
            <Button size="large" onClick={close}>
              {tCommon('close')} <Kbd keys="Esc" />
            </Button>
          </div>
        </div>
        <ReceiptPreview layout={preview.data} failure={preview.error} />
      </div>
    </Dialog>
  );
}
