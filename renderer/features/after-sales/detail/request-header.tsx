import { CheckCircleFilled } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { AfterSalesTag } from '#renderer/ui/after-sales-tag.tsx';
import { formatDateTime } from '#renderer/ui/format.ts';
import { Money } from '#renderer/ui/money.tsx';
import type { AfterSalesDetail } from '#shared/contracts/aftersales.ts';
import { useAfterSalesStore } from '../after-sales-store.ts';
import { showNumber } from '../show-number.ts';
import styles from './detail.module.css';

/** Number, kind and state of a request, why it was made, and the money it is about. */
export function RequestHeader({ request }: { readonly request: AfterSalesDetail }) {
  const { t } = useTranslation('afterSales');
  const { reasonCode, reasonText, overrideReason, refund, refundFen } = request;
  const reason = [t(`reason.${reasonCode}`), reasonText].filter((text) => text !== '').join(' · ');
  return (
    <header className={styles.header}>
      <div>
        <h2>
          <span data-testid="request-number">{showNumber(request.number)}</span>
          <AfterSalesTag state={request.state} />
        </h2>
        <p className={styles.why}>
          <strong>{t(`kind.${request.kind}`)}</strong> · {reason}
        </p>
        <p>
          {t('detail.made', { time: formatDateTime(request.requestedAtMs), staff: request.requestedBy })}
          {overrideReason === '' ? null : ` · ${t('detail.override', { reason: overrideReason })}`}
        </p>
      </div>
      <Done request={request} />
      {refund === null ? null : (
        <div className={styles.headTotal}>
          <strong>
            <Money fen={refund.totalFen} />
          </strong>
          <span>{t(refundFen === null ? 'detail.willRefund' : 'detail.refunded')}</span>
        </div>
      )}
    </header>
  );
}

/** Says that a step was taken; its place is kept free, so that nothing moves. */
function Done({ request }: { readonly request: AfterSalesDetail }) {
  const { t } = useTranslation('afterSales');
  const done = useAfterSalesStore((state) => state.done);
  return (
    <span className={styles.done} role="status">
      {done?.afterSalesId === request.afterSalesId ? (
        <>
          <CheckCircleFilled aria-hidden /> {t(`done.${done.action}`)}
        </>
      ) : null}
    </span>
  );
}
