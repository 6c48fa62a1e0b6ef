import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { LoadingState } from '#renderer/ui/loading-state.tsx';
import type { AfterSalesDetail } from '#shared/contracts/aftersales.ts';
import { useAfterSalesStore } from '../after-sales-store.ts';
import { ExchangeBackForm } from './exchange-back-form.tsx';
import { ExchangeDueForm } from './exchange-due-form.tsx';

/** Settles an exchange: the customer pays what is missing, or gets back what is left. */
export function ExchangeDialog({ request }: { readonly request: AfterSalesDetail }) {
  const { t } = useTranslation('afterSales');
  const close = useAfterSalesStore((state) => state.close);
  const settings = useQueryCall('settings.get', {});
  // As it was when the dialog opened: that is what the person settles.
  const [shown] = useState(request);
  const { exchange } = shown;
  if (exchange === null) return null;
  const asksBuyer = exchange.problem?.code === 'BUYER_ID_REQUIRED';
  const form = { request: shown, exchange, asksBuyer };
  return (
    <Dialog title={t('exchange.settleTitle')} width={exchange.dueFen > 0 ? 820 : 620} onClose={close}>
      {settings.data === undefined ? (
        <>
          <LoadingState />
          <FailureAlert failure={settings.error} />
        </>
      ) : exchange.dueFen > 0 ? (
        <ExchangeDueForm {...form} rounding={settings.data.limits.cashRounding} />
      ) : (
        <ExchangeBackForm {...form} />
      )}
    </Dialog>
  );
}
