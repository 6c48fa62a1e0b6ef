import { useState } from 'react';
import { useCommand } from '#renderer/client/use-command.ts';
import { checkBuyer } from '#renderer/ui/buyer/buyer-draft.ts';
import { BUYER_FIELD_IDS } from '#renderer/ui/buyer/buyer-fields.tsx';
import type { AfterSalesDetail, ExchangeView } from '#shared/contracts/aftersales.ts';
import type { Tender } from '#shared/contracts/orders.ts';
import { type Slips, slipsOf } from './refund-slips.tsx';
import { useFinish } from './use-finish.ts';

export interface ExchangeFormProps {
  readonly request: AfterSalesDetail;
  readonly exchange: ExchangeView;
  /** True where the buyer's identity card is still to be shown. */
  readonly asksBuyer: boolean;
}

/** The way to settle an exchange as it was shown: whether it is handed over, who gets it, and how it is paid. */
export function useExchange({ request, exchange, asksBuyer }: ExchangeFormProps) {
  const action = request.state === 'failed' ? 'retry' : 'complete';
  const command = useCommand<'aftersales.complete' | 'aftersales.retry'>(`aftersales.${action}`);
  const finish = useFinish(request, action);
  const [handOver, setHandOver] = useState(true);
  const [buyer, setBuyer] = useState({ name: '', idNumber: '' });
  const checked = checkBuyer(asksBuyer, buyer);
  return {
    busy: command.isPending,
    failure: command.error,
    handOver,
    setHandOver,
    buyer,
    setBuyer,
    /** Goes to what is missing of the buyer; true when nothing is. */
    isBuyerKnown: (): boolean => {
      if (checked.kind === 'missing') document.getElementById(BUYER_FIELD_IDS[checked.field])?.focus();
      return checked.kind === 'complete';
    },
    submit: ({ tenders, slips }: { tenders: readonly Tender[]; slips: Slips }) => {
      if (command.isPending || checked.kind === 'missing') return;
      const { afterSalesId, version, refund } = request;
      const paid = { expectedTotalFen: exchange.totalFen, tenders: [...tenders], handOver };
      command.mutate(
        {
          afterSalesId,
          version,
          expectedRefundFen: refund?.totalFen ?? 0,
          slips: slipsOf(slips),
          exchange: { ...paid, buyer: checked.buyer },
        },
        finish,
      );
    },
  };
}
