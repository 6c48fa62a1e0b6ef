import { useTranslation } from 'react-i18next';
import { RefundSummary } from '#renderer/ui/refund-summary.tsx';
import { Section } from '#renderer/ui/section.tsx';
import type { AfterSalesDetail } from '#shared/contracts/aftersales.ts';
import styles from './detail.module.css';

/** What goes back to the customer, and over which tenders. */
export function RequestMoney({ request }: { readonly request: AfterSalesDetail }) {
  const { t } = useTranslation('afterSales');
  const { refund, refundFen } = request;
  return (
    <Section title={t('detail.money')}>
      {refund === null ? (
        <p className={styles.soft}>{t('detail.nothing')}</p>
      ) : (
        <RefundSummary
          title={t(refundFen === null ? 'detail.willRefund' : 'detail.refunded')}
          refund={refund}
        />
      )}
    </Section>
  );
}
