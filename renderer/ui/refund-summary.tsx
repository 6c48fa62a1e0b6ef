import { useTranslation } from 'react-i18next';
import type { RefundView } from '#shared/contracts/aftersales.ts';
import styles from './amount-summary.module.css';
import { formatMoney } from './format.ts';
import { Money } from './money.tsx';

/** What goes back, and how much of it over which payment: cash from the drawer, the rest to its card slip. */
export function RefundSummary({ title, refund }: { readonly title: string; readonly refund: RefundView }) {
  const { t } = useTranslation('afterSales');
  const { t: tCommon } = useTranslation('common');
  return (
    <dl className={styles.summary} aria-live="polite">
      <div className={styles.total}>
        <dt>{title}</dt>
        <dd>
          <Money fen={refund.totalFen} />
        </dd>
      </div>
      {refund.shippingFen === 0 ? null : (
        <div>
          <dt>{t('refund.shipping')}</dt>
          <dd>{formatMoney(refund.shippingFen)}</dd>
        </div>
      )}
      {refund.roundingFen === 0 ? null : (
        <div>
          <dt>{t('refund.rounding')}</dt>
          <dd>{formatMoney(refund.roundingFen)}</dd>
        </div>
      )}
      {refund.carriedFen === 0 ? null : (
        <div>
          <dt>{t('refund.carried')}</dt>
          <dd>{formatMoney(refund.carriedFen)}</dd>
        </div>
      )}
      {refund.tenders.map((tender) => (
        <div key={tender.paymentId}>
          <dt>
            {tender.tender === 'cash'
              ? t('refund.cashBack')
              : t('refund.slipBack', {
                  tender: tCommon(`tender.${tender.tender}`),
                  reference: tender.reference === '' ? tender.paidReference : tender.reference,
                })}
          </dt>
          <dd>{formatMoney(tender.amountFen)}</dd>
        </div>
      ))}
    </dl>
  );
}
