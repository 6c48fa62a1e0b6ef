import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { BuyerFields } from '#renderer/ui/buyer/buyer-fields.tsx';
import { DialogFoot, DialogForm } from '#renderer/ui/dialog-form.tsx';
import { ExchangeSummary } from '#renderer/ui/exchange/exchange-summary.tsx';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { pressEnter } from '#renderer/ui/press-enter.ts';
import { useAfterSalesStore } from '../after-sales-store.ts';
import styles from './dialogs.module.css';
import { HandOverChoice } from './hand-over-choice.tsx';
import { hasSlips, RefundSlips, type Slips } from './refund-slips.tsx';
import { type ExchangeFormProps, useExchange } from './use-exchange.ts';

/** The new goods cost the same or less: what is left goes back over the tenders that paid. */
export function ExchangeBackForm(props: ExchangeFormProps) {
  const { request, exchange, asksBuyer } = props;
  const { t } = useTranslation('afterSales');
  const close = useAfterSalesStore((state) => state.close);
  const settle = useExchange(props);
  const [slips, setSlips] = useState<Slips>(new Map());
  const form = useRef<HTMLFormElement>(null);
  const tenders = request.refund?.tenders ?? [];
  const handOver = () => settle.setHandOver(!settle.handOver);
  useShortcuts('exchange', { confirm: () => pressEnter(form.current), handOver, close }, { modal: true });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (settle.isBuyerKnown()) settle.submit({ tenders: [], slips });
  };
  return (
    <DialogForm form={form} onSubmit={onSubmit}>
      <ExchangeSummary exchange={exchange} />
      {tenders.length === 0 ? <p className={styles.hint}>{t('exchange.even')}</p> : null}
      {asksBuyer ? <BuyerFields draft={settle.buyer} onChange={settle.setBuyer} /> : null}
      <RefundSlips tenders={tenders} slips={slips} onSlips={setSlips} />
      <HandOverChoice handOver={settle.handOver} onChange={settle.setHandOver} />
      <FailureAlert failure={settle.failure} />
      <DialogFoot
        confirm={t('exchange.confirm')}
        busy={settle.busy}
        hasFocus={!asksBuyer && !hasSlips(tenders)}
        onBack={close}
      />
    </DialogForm>
  );
}
