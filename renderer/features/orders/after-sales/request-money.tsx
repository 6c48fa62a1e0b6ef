import { useTranslation } from 'react-i18next';
import { ExchangeSummary } from '#renderer/ui/exchange/exchange-summary.tsx';
import { RefundSummary } from '#renderer/ui/refund-summary.tsx';
import type { CallOutput } from '#shared/contracts/index.ts';
import type { AfterSalesKind } from '#shared/domain/after-sales-states.ts';

export interface RequestMoneyProps {
  /** Undefined until the core has answered for the first time. */
  readonly quote: CallOutput<'aftersales.quote'> | undefined;
  readonly kind: AfterSalesKind;
}

/** What it would come to as it stands: what goes back, or the difference in price of an exchange. */
export function RequestMoney({ quote, kind }: RequestMoneyProps) {
  const { t } = useTranslation('afterSales');
  if (quote === undefined) return null;
  if (kind === 'exchange' && quote.exchange !== null) return <ExchangeSummary exchange={quote.exchange} />;
  const title = kind === 'exchange' ? t('exchange.worth') : t('request.refund');
  return <RefundSummary title={title} refund={quote.refund} />;
}
