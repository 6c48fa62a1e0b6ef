import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { useDocumentPrinting } from '#renderer/client/use-document-printing.ts';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { useLanguageStore } from '#renderer/stores/language-store.ts';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { PrintDialog } from '#renderer/ui/print-dialog.tsx';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import { ORDER_DOCUMENTS, type OrderDocumentKind, printActions } from '#shared/domain/order-documents.ts';
import { formatOrderNumber } from '#shared/domain/order-number.ts';
import { useOrdersStore } from '../orders-store.ts';
import styles from './steps.module.css';

/** The papers of an order: one is chosen by its number, seen as it will be printed, and printed. */
export function DocumentsDialog({ order }: { readonly order: OrderDetail }) {
  const { t } = useTranslation('orders');
  const close = useOrdersStore((state) => state.close);
  const language = useLanguageStore((state) => state.language);
  const [kind, setKind] = useState<OrderDocumentKind>('receipt');
  const { first, again } = printActions(kind);
  const copies = order.events.filter(({ action }) => action === first || action === again).length;
  const preview = useQueryCall(
    'printing.documentPreview',
    { orderId: order.orderId, document: kind, language, copyNo: copies + 1 },
    { keepPrevious: true },
  );
  const printing = useDocumentPrinting(order.orderId, kind);
  useShortcuts(
    'documents',
    {
      receipt: () => setKind('receipt'),
      packingSlip: () => setKind('packing_slip'),
      label: () => setKind('label'),
      pickList: () => setKind('pick_list'),
      bagLabel: () => setKind('bag_label'),
      ...(order.owed === null ? {} : { owedNote: () => setKind('owed_note') }),
      print: printing.print,
      close,
    },
    { modal: true },
  );
  return (
    <PrintDialog
      title={t('documents.title', { number: formatOrderNumber(order.orderNumber) })}
      copies={copies === 0 ? t('documents.never') : t('documents.copies', { count: copies })}
      printLabel={t(copies === 0 ? 'documents.print' : 'documents.reprint')}
      printed={printing.copyNo === null ? null : t('documents.printed', { copyNo: printing.copyNo })}
      busy={printing.busy}
      failure={printing.failure}
      preview={{ layout: preview.data, failure: preview.error }}
      onPrint={printing.print}
      onClose={close}
    >
      <KindButtons
        kinds={ORDER_DOCUMENTS.filter((name) => name !== 'owed_note' || order.owed !== null)}
        current={kind}
        onChoose={setKind}
      />
    </PrintDialog>
  );
}

interface KindButtonsProps {
  readonly kinds: readonly OrderDocumentKind[];
  readonly current: OrderDocumentKind;
  readonly onChoose: (kind: OrderDocumentKind) => void;
}

function KindButtons({ kinds, current, onChoose }: KindButtonsProps) {
  const { t } = useTranslation('orders');
  const { t: tCommon } = useTranslation('common');
  return (
    <div className={styles.kinds} role="toolbar" aria-label={t('documents.kinds')}>
      {kinds.map((name, place) => (
        <button
          key={name}
          type="button"
          tabIndex={-1}
          aria-pressed={name === current}
          onClick={() => onChoose(name)}
        >
          <Kbd keys={String(place + 1)} /> {tCommon(`document.${name}`)}
        </button>
      ))}
    </div>
  );
}
