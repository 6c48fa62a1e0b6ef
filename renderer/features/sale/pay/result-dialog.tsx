import { CheckCircleFilled, ClockCircleFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { useLanguageStore } from '#renderer/stores/language-store.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { FittedMoney } from '#renderer/ui/fitted-money.tsx';
import { formatMoney, formatTimeOfDay } from '#renderer/ui/format.ts';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { LoadingState } from '#renderer/ui/loading-state.tsx';
import { ReceiptPreview } from '#renderer/ui/receipt-preview.tsx';
import { formatOrderNumber } from '#shared/domain/order-number.ts';
import { type SaleResult, useSaleStore } from '../sale-store.ts';
import styles from './pay.module.css';
import { usePrintAfterSale } from './use-print-after-sale.ts';

/** The second Enter of an impatient payment must not close the result before the change was read. */
const UNREAD_MS = 400;

/** What came of it: order number, change, receipt. Enter, or the next customer's first scan, goes on. */
export function ResultDialog({ result }: { readonly result: SaleResult }) {
  const { t } = useTranslation('sale');
  const showResult = useSaleStore((state) => state.showResult);
  const printing = usePrintAfterSale(result.orderId, result.changeFen !== null);
  const [shownAtMs] = useState(() => performance.now());
  const next = () => {
    if (performance.now() - shownAtMs > UNREAD_MS) showResult(null);
  };
  useShortcuts(
    'result',
    { print: printing.print, bags: () => printing.bags?.print(), next },
    { modal: true },
  );
  return (
    <Dialog title={<ResultTitle sold={result.changeFen !== null} />} width={940} onClose={next}>
      <div className={styles.result}>
        <div className={styles.resultFacts}>
          <OrderFacts result={result} />
          <FailureAlert failure={printing.failure ?? printing.bags?.failure ?? null} />
          <p role="status" className={styles.printNote}>
            {printing.copyNo === null ? '' : t('result.printed')}
            {printing.bags?.copyNo == null ? '' : ` ${t('result.bagsPrinted')}`}
            {printing.hasPrinter ? '' : t('result.noPrinter')}
          </p>
          <div className={styles.resultButtons}>
            <Button size="large" loading={printing.busy} onClick={printing.print}>
              {t('result.print')} <Kbd keys="F9" />
            </Button>
            {printing.bags === null ? null : (
              <Button size="large" loading={printing.bags.busy} onClick={printing.bags.print}>
                {t('result.bags')} <Kbd keys="F8" />
              </Button>
            )}
            <Button size="large" type="primary" data-initial-focus onClick={next}>
              {t('result.next')} <Kbd keys="Enter" />
            </Button>
          </div>
        </div>
        <SoldReceipt orderId={result.orderId} />
      </div>
    </Dialog>
  );
}

function ResultTitle({ sold }: { readonly sold: boolean }) {
  const { t } = useTranslation('sale');
  return (
    <span className={styles.resultHead}>
      {sold ? (
        <CheckCircleFilled className={styles.soldIcon} aria-hidden />
      ) : (
        <ClockCircleFilled className={styles.placedIcon} aria-hidden />
      )}
      {t(sold ? 'result.sold' : 'result.placed')}
    </span>
  );
}

function OrderFacts({ result }: { readonly result: SaleResult }) {
  const { t } = useTranslation('sale');
  const { t: tTender } = useTranslation('tender');
  const { t: tCommon } = useTranslation('common');
  const order = useQueryCall('orders.get', { orderId: result.orderId });
  if (order.data === undefined) return <LoadingState />;
  const { orderNumber, amounts, payments, expiresAtMs } = order.data;
  return (
    <>
      <p className={styles.resultNumber}>
        {t('result.orderNumber')}
        <strong data-testid="order-number">{formatOrderNumber(orderNumber)}</strong>
      </p>
      {result.changeFen === null ? (
        <div className={styles.resultDue}>{t('result.payBy', { time: formatTimeOfDay(expiresAtMs) })}</div>
      ) : (
        <div className={styles.resultChange}>
          {tTender('change')}
          <strong data-testid="change">
            <FittedMoney fen={result.changeFen} />
          </strong>
        </div>
      )}
      <dl className={styles.tenders}>
        <div>
          <dt>{tTender('due')}</dt>
          <dd>{formatMoney(amounts.totalFen)}</dd>
        </div>
        {payments.map((payment) => (
          <div key={payment.paymentId}>
            <dt>{tCommon(`tender.${payment.tender}`)}</dt>
            <dd>{formatMoney(payment.receivedFen)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function SoldReceipt({ orderId }: { readonly orderId: number }) {
  const language = useLanguageStore((state) => state.language);
  const receipt = useQueryCall('printing.documentPreview', { orderId, language });
  return <ReceiptPreview layout={receipt.data} failure={receipt.error} />;
}
