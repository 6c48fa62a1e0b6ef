import { PrinterOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { DocumentPrinting } from '#renderer/client/use-document-printing.ts';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import type { OrderDocumentKind } from '#shared/domain/order-documents.ts';
import styles from './dispensing.module.css';

type PrintedPaper = Omit<DocumentPrinting, 'print'> & { readonly document: OrderDocumentKind };

/** What became of the paper that was printed last. */
export function PrintNote({ last }: { readonly last: PrintedPaper | null }) {
  const { t } = useTranslation('dispensing');
  const { t: tCommon } = useTranslation('common');
  if (last === null) return null;
  const { document, busy, copyNo, failure } = last;
  return (
    <div className={styles.printNote}>
      <FailureAlert failure={failure} />
      <p role="status" className={styles.right}>
        {busy || copyNo === null || failure !== null ? null : (
          <>
            <PrinterOutlined aria-hidden /> {t('printed', { name: tCommon(`document.${document}`), copyNo })}
          </>
        )}
      </p>
    </div>
  );
}
