import { Button, Input } from 'antd';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { useCommand } from '#renderer/client/use-command.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { formatMoney } from '#renderer/ui/format.ts';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { pressEnter } from '#renderer/ui/press-enter.ts';
import { RefundSummary } from '#renderer/ui/refund-summary.tsx';
import type { AfterSalesDetail, RefundView } from '#shared/contracts/aftersales.ts';
import { useAfterSalesStore } from '../after-sales-store.ts';
import styles from './dialogs.module.css';
import { useFinish } from './use-finish.ts';

type Tender = RefundView['tenders'][number];

/** The refund as it will be given: each tender by name and amount, with the slip of the card terminal. */
export function RefundDialog({ request }: { readonly request: AfterSalesDetail }) {
  const { t } = useTranslation('afterSales');
  const { t: tCommon } = useTranslation('common');
  const close = useAfterSalesStore((state) => state.close);
  // As it was when the dialog opened: that is what the person gives.
  const [{ version, refund }] = useState(request);
  const [slips, setSlips] = useState<ReadonlyMap<number, string>>(new Map());
  const form = useRef<HTMLFormElement>(null);
  const action = request.state === 'failed' ? 'retry' : 'complete';
  const command = useCommand<'aftersales.complete' | 'aftersales.retry'>(`aftersales.${action}`);
  const finish = useFinish(request, action);
  useShortcuts('refund', { confirm: () => pressEnter(form.current), close }, { modal: true });
  if (refund === null) return null;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (command.isPending) return;
    const references = [...slips].map(([paymentId, reference]) => ({
      paymentId,
      reference: reference.trim(),
    }));
    const { afterSalesId } = request;
    const expectedRefundFen = refund.totalFen;
    command.mutate({ afterSalesId, version, expectedRefundFen, slips: references }, finish);
  };
  const cards = refund.tenders.filter(({ tender }) => tender !== 'cash');
  return (
    <Dialog title={t('pay.title')} onClose={close}>
      <form ref={form} className={styles.form} onSubmit={onSubmit} noValidate>
        <RefundSummary title={t('pay.total')} refund={refund} />
        {refund.tenders.length === 0 ? <p className={styles.hint}>{t('pay.nothing')}</p> : null}
        {refund.tenders.map((tender) => (
          <p key={tender.paymentId} className={styles.hint}>
            <Hint tender={tender} />
          </p>
        ))}
        {cards.map((tender, place) => (
          <Slip
            key={tender.paymentId}
            tender={tender}
            isFirst={place === 0}
            value={slips.get(tender.paymentId) ?? ''}
            onChange={(reference) => setSlips(new Map(slips).set(tender.paymentId, reference))}
          />
        ))}
        <FailureAlert failure={command.error} />
        <div className={styles.foot}>
          <Button onClick={close}>
            {tCommon('back')} <Kbd keys="Esc" />
          </Button>
          <Button
            type="primary"
            htmlType="submit"
            loading={command.isPending}
            data-initial-focus={cards.length === 0 || undefined}
          >
            {t('pay.confirm')} <Kbd keys="Enter" />
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function Hint({ tender: { tender, amountFen, paidReference } }: { readonly tender: Tender }) {
  const { t } = useTranslation('afterSales');
  const amount = formatMoney(amountFen);
  return tender === 'cash'
    ? t('pay.hintCash', { amount })
    : t('pay.hintCard', { amount, reference: paidReference });
}

interface SlipProps {
  readonly tender: Tender;
  readonly isFirst: boolean;
  readonly value: string;
  readonly onChange: (reference: string) => void;
}

function Slip({ tender, isFirst, value, onChange }: SlipProps) {
  const { t } = useTranslation('afterSales');
  const { t: tCommon } = useTranslation('common');
  const id = `refund-slip-${tender.paymentId}`;
  return (
    <Field id={id} label={t('pay.slip', { tender: tCommon(`tender.${tender.tender}`) })}>
      <Input
        id={id}
        data-accepts-scan
        data-initial-focus={isFirst || undefined}
        autoComplete="off"
        maxLength={60}
        placeholder={t('pay.slipPlaceholder')}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}
