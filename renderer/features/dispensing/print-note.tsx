import { PrinterOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import styles from './dispensing.module.css';
import type { SheetPrinting } from './use-sheet-printing.ts';

/** What became of the paper that was printed last. */
export function PrintNote({ last }: Pick<SheetPrinting, 'last'>) {
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
