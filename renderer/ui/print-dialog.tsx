import { CheckCircleOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReceiptLayout } from '#shared/contracts/printing.ts';
import { Dialog } from './dialog.tsx';
import type { ShownFailure } from './error-state.tsx';
import { FailureAlert } from './failure-alert.tsx';
import { Kbd } from './kbd.tsx';
import styles from './print-dialog.module.css';
import { ReceiptPreview } from './receipt-preview.tsx';

export interface PrintDialogProps {
  readonly title: string;
  /** How often it was printed, in words. */
  readonly copies: string;
  readonly printLabel: string;
  /** What was just sent to the printer, in words; null while nothing was. */
  readonly printed: string | null;
  readonly busy: boolean;
  readonly failure: ShownFailure | null;
  readonly preview: { readonly layout: ReceiptLayout | undefined; readonly failure: ShownFailure | null };
  readonly onPrint: () => void;
  readonly onClose: () => void;
  /** What stands above the paper: a choice among several. */
  readonly children?: ReactNode;
}

/** A paper as it will be printed, and how often it has been. */
export function PrintDialog(props: PrintDialogProps) {
  const { t } = useTranslation('common');
  return (
    <Dialog title={props.title} width={760} onClose={props.onClose}>
      {props.children}
      <div className={styles.columns}>
        <div className={styles.side}>
          <p>{props.copies}</p>
          <FailureAlert failure={props.failure} />
          <p role="status" className={styles.printed}>
            {props.printed === null ? null : (
              <>
                <CheckCircleOutlined aria-hidden /> {props.printed}
              </>
            )}
          </p>
          <div className={styles.foot}>
            <Button
              type="primary"
              size="large"
              icon={<PrinterOutlined aria-hidden />}
              loading={props.busy}
              data-initial-focus
              onClick={props.onPrint}
            >
              {props.printLabel} <Kbd keys="F9" />
            </Button>
            <Button size="large" onClick={props.onClose}>
              {t('close')} <Kbd keys="Esc" />
            </Button>
          </div>
        </div>
        <ReceiptPreview layout={props.preview.layout} failure={props.preview.failure} />
      </div>
    </Dialog>
  );
}
