import { useState } from 'react';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { BuyerFields } from '#renderer/ui/buyer/buyer-fields.tsx';
import { ExchangeSummary } from '#renderer/ui/exchange/exchange-summary.tsx';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { TenderColumns } from '#renderer/ui/tender/tender-columns.tsx';
import { useTenderDraft } from '#renderer/ui/tender/use-tender-draft.ts';
import type { CashRounding } from '#shared/domain/money.ts';
import { useAfterSalesStore } from '../after-sales-store.ts';
import { HandOverChoice } from './hand-over-choice.tsx';
import { type ExchangeFormProps, useExchange } from './use-exchange.ts';

/** The new goods are dearer: the customer pays the difference, as at the till. */
export function ExchangeDueForm(props: ExchangeFormProps & { readonly rounding: CashRounding }) {
  const { exchange, asksBuyer, rounding } = props;
  const close = useAfterSalesStore((state) => state.close);
  const settle = useExchange(props);
  const [due] = useState({ totalFen: exchange.dueFen, rounding });
  const tender = useTenderDraft(due, (tenders) => settle.submit({ tenders, slips: new Map() }));
  const confirm = () => {
    if (settle.isBuyerKnown()) tender.confirm();
  };
  const handOver = () => settle.setHandOver(!settle.handOver);
  useShortcuts('pay', { confirm, close, handOver, ...tender.keys }, { modal: true });
  return (
    <TenderColumns
      tender={tender}
      due={due}
      busy={settle.busy}
      first={!asksBuyer}
      before={
        <>
          <ExchangeSummary exchange={exchange} />
          {asksBuyer ? <BuyerFields draft={settle.buyer} onChange={settle.setBuyer} /> : null}
        </>
      }
      after={
        <>
          <HandOverChoice handOver={settle.handOver} onChange={settle.setHandOver} />
          <FailureAlert failure={settle.failure} />
        </>
      }
      onConfirm={confirm}
    />
  );
}
