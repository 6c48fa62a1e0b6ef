import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { useCommand } from '#renderer/client/use-command.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { DialogFoot, DialogForm } from '#renderer/ui/dialog-form.tsx';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { pressEnter } from '#renderer/ui/press-enter.ts';
import { RefundSummary } from '#renderer/ui/refund-summary.tsx';
import type { AfterSalesDetail } from '#shared/contracts/aftersales.ts';
import { useAfterSalesStore } from '../after-sales-store.ts';
import styles from './dialogs.module.css';
import { hasSlips, RefundSlips, type Slips, slipsOf } from './refund-slips.tsx';
import { useFinish } from './use-finish.ts';

/** The refund as it will be given: each tender by name and amount, with the slip of the card terminal. */
export function RefundDialog({ request }: { readonly request: AfterSalesDetail }) {
  const { t } = useTranslation('afterSales');
  const close = useAfterSalesStore((state) => state.close);
  // As it was when the dialog opened: that is what the person gives.
  const [{ version, refund }] = useState(request);
  const [slips, setSlips] = useState<Slips>(new Map());
  const form = useRef<HTMLFormElement>(null);
  const action = request.state === 'failed' ? 'retry' : 'complete';
  const command = useCommand<'aftersales.complete' | 'aftersales.retry'>(`aftersales.${action}`);
  const finish = useFinish(request, action);
  useShortcuts('refund', { confirm: () => pressEnter(form.current), close }, { modal: true });
  if (refund === null) return null;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (command.isPending) return;
    const { afterSalesId } = request;
    const expectedRefundFen = refund.totalFen;
    command.mutate({ afterSalesId, version, expectedRefundFen, slips: slipsOf(slips) }, finish);
  };
  return (
    <Dialog title={t('pay.title')} onClose={close}>
      <DialogForm form={form} onSubmit={onSubmit}>
        <RefundSummary title={t('pay.total')} refund={refund} />
        {refund.tenders.length === 0 ? <p className={styles.hint}>{t('pay.nothing')}</p> : null}
        <RefundSlips tenders={refund.tenders} slips={slips} onSlips={setSlips} />
        <FailureAlert failure={command.error} />
        <DialogFoot
          confirm={t('pay.confirm')}
          busy={command.isPending}
          hasFocus={!hasSlips(refund.tenders)}
          onBack={close}
        />
      </DialogForm>
    </Dialog>
  );
}
