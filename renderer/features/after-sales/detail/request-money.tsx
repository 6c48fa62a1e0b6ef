import { useTranslation } from 'react-i18next';
import { ExchangeSummary } from '#renderer/ui/exchange/exchange-summary.tsx';
import { RefundSummary } from '#renderer/ui/refund-summary.tsx';
import { Section } from '#renderer/ui/section.tsx';
import type { AfterSalesDetail } from '#shared/contracts/aftersales.ts';
import styles from './detail.module.css';

/** What goes back to the customer, and over which tenders; of an exchange, the difference and who pays it. */
export function RequestMoney({ request }: { readonly request: AfterSalesDetail }) {
  const { t } = useTranslation('afterSales');
  const { refund, refundFen, exchange } = request;
  if (exchange !== null) {
    return (
      <Section title={t('exchange.money')}>
        <div className={styles.money}>
          <ExchangeSummary exchange={exchange} />
          {refund === null || refund.tenders.length === 0 ? null : (
            <RefundSummary title={t('exchange.worth')} refund={refund} />
          )}
        </div>
      </Section>
    );
  }
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
