import { useTranslation } from 'react-i18next';
import type { ReceiptLayout } from '#shared/contracts/printing.ts';
import { ErrorState, type ShownFailure } from './error-state.tsx';
import { LoadingState } from './loading-state.tsx';
import { ReceiptPaper } from './receipt-paper.tsx';
import styles from './receipt-preview.module.css';

export interface ReceiptPreviewProps {
  readonly layout: ReceiptLayout | undefined;
  readonly failure: ShownFailure | null;
}

/** The strip of paper as it will come out, on a ground that scrolls when it is long. */
export function ReceiptPreview({ layout, failure }: ReceiptPreviewProps) {
  const { t } = useTranslation('common');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long receipt is scrolled by keyboard
    <section className={styles.preview} tabIndex={0} aria-label={t('receipt.preview')}>
      {failure !== null ? (
        <ErrorState failure={failure} />
      ) : layout === undefined ? (
        <LoadingState />
      ) : (
        <ReceiptPaper layout={layout} label={t('receipt.preview')} />
      )}
    </section>
  );
}
