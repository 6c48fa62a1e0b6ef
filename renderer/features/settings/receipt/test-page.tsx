import { useTranslation } from 'react-i18next';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { useLanguageStore } from '#renderer/stores/language-store.ts';
import { ReceiptPreview } from '#renderer/ui/receipt-preview.tsx';
import styles from '../settings.module.css';

/** The test page as it will come out, with the settings as they are saved. */
export function TestPage() {
  const { t } = useTranslation('settings');
  const language = useLanguageStore((state) => state.language);
  const preview = useQueryCall('printing.testPagePreview', { language }, { keepPrevious: true });
  return (
    <div className={styles.preview}>
      <h2>{t('receipt.testPreview')}</h2>
      <ReceiptPreview layout={preview.data} failure={preview.error} />
    </div>
  );
}
