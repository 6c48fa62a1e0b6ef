import { CheckCircleFilled } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { AfterSalesTag } from '#renderer/ui/after-sales-tag.tsx';
import { formatDateTime } from '#renderer/ui/format.ts';
import { Money } from '#renderer/ui/money.tsx';
import { RecordDone, RecordTotal } from '#renderer/ui/record-panel.tsx';
import type { AfterSalesDetail } from '#shared/contracts/aftersales.ts';
import { useAfterSalesStore } from '../after-sales-store.ts';
import { showNumber } from '../show-number.ts';
import styles from './detail.module.css';

/** Number, kind and state of a request, why it was made, and the money it is about. */
export function RequestHeader({ request }: { readonly request: AfterSalesDetail }) {
  const { t } = useTranslation('afterSales');
  const { reasonCode, reasonText, overrideReason } = request;
  const reason = [t(`reason.${reasonCode}`), reasonText].filter((text) => text !== '').join(' · ');
  return (
    <header>
      <div className={styles.words}>
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
      <HeadTotal request={request} />
    </header>
  );
}

/** What goes back; for an exchange, the side that pays the difference. */
function HeadTotal({ request }: { readonly request: AfterSalesDetail }) {
  const { t } = useTranslation('afterSales');
  const { refund, refundFen, exchange } = request;
  if (refund === null) return null;
  const isSettled = refundFen !== null;
  const side = exchange !== null && exchange.dueFen > 0 ? 'due' : 'back';
  const words =
    exchange === null
      ? t(isSettled ? 'detail.refunded' : 'detail.willRefund')
      : t(`exchange.${isSettled ? 'settled' : 'open'}.${side}`);
  const fen = exchange === null ? refund.totalFen : exchange.dueFen + exchange.backFen;
  return <RecordTotal total={<Money fen={fen} />} of={words} />;
}

/** Says which step of this request was taken. */
function Done({ request }: { readonly request: AfterSalesDetail }) {
  const { t } = useTranslation('afterSales');
  const done = useAfterSalesStore((state) => state.done);
  const isExchanged =
    request.exchange?.order != null && (done?.action === 'complete' || done?.action === 'retry');
  return (
    <RecordDone>
      {done?.afterSalesId === request.afterSalesId ? (
        <>
          <CheckCircleFilled aria-hidden /> {t(`done.${isExchanged ? 'exchange' : done.action}`)}
        </>
      ) : null}
    </RecordDone>
  );
}
