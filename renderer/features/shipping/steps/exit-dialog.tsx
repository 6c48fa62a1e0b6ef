import { CheckOutlined, DatabaseOutlined, RollbackOutlined } from '@ant-design/icons';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { choiceKeys } from '#renderer/ui/choice-keys.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { DialogEffects, DialogFoot, DialogForm, StatusChange } from '#renderer/ui/dialog-form.tsx';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { formatMoney } from '#renderer/ui/format.ts';
import { pressEnter } from '#renderer/ui/press-enter.ts';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import type { ShipmentDetail } from '#shared/contracts/shipping.ts';
import { findTransition } from '#shared/domain/order-states.ts';
import { SHIPMENT_EXIT_RULES, type ShipmentExit } from '#shared/domain/shipment-states.ts';
import { useShippingStore } from '../shipping-store.ts';
import { useEndParcel } from './use-end-parcel.ts';

const REASON_ID = 'exit-reason';

export interface ExitDialogProps {
  readonly order: OrderDetail;
  readonly shipment: ShipmentDetail;
  readonly exit: ShipmentExit;
}

/** A way out that ends the order too: what becomes of goods and money is said before it is done. */
export function ExitDialog({ order, shipment, exit }: ExitDialogProps) {
  const { t } = useTranslation('shipping');
  const close = useShippingStore((state) => state.close);
  const end = useEndParcel(order, shipment, exit);
  const [reason, setReason] = useState('');
  const [isChecked, setChecked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const asksReason = exit !== 'confirm_receipt';
  const reasons = asksReason ? [1, 2, 3].map((place) => t(`exit.${exit}.reason${place as 1 | 2 | 3}`)) : [];
  const isMissing = asksReason && reason.trim() === '';
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (isMissing) document.getElementById(REASON_ID)?.focus();
    else end.submit(reason);
  };
  useShortcuts(
    'step',
    { confirm: () => pressEnter(form.current), close, ...choiceKeys(reasons, setReason) },
    { modal: true },
  );
  const rule = SHIPMENT_EXIT_RULES.find((candidate) => candidate.exit === exit);
  const transition = rule === undefined ? null : findTransition(order.status, rule.order.action);
  return (
    <Dialog title={t(`exit.${exit}.title`)} width={560} onClose={close}>
      <DialogForm form={form} onSubmit={onSubmit}>
        {transition === null ? null : (
          <StatusChange of={t('detail.order')} from={transition.from} to={transition.to} />
        )}
        {asksReason ? (
          <ChoiceField
            id={REASON_ID}
            label={t('exit.reason')}
            maxLength={200}
            choices={reasons}
            value={reason}
            problem={isChecked && isMissing ? t('exit.reasonMissing') : null}
            onChange={setReason}
            onPick={setReason}
          />
        ) : null}
        <ExitEffects order={order} exit={exit} />
        <FailureAlert failure={end.failure} />
        <DialogFoot
          confirm={t(`exit.${exit}.confirm`)}
          busy={end.busy}
          danger={exit === 'close_lost'}
          hasFocus={!asksReason}
          onBack={close}
        />
      </DialogForm>
    </Dialog>
  );
}

function ExitEffects({ order, exit }: Pick<ExitDialogProps, 'order' | 'exit'>) {
  const { t } = useTranslation('shipping');
  const { paidFen, refundedFen } = order.amounts;
  return (
    <DialogEffects label={t('exit.effects')}>
      <li>
        {exit === 'confirm_receipt' ? <CheckOutlined aria-hidden /> : <DatabaseOutlined aria-hidden />}{' '}
        {t(`exit.${exit}.goods`, { count: order.quantity })}
      </li>
      {exit === 'confirm_receipt' ? null : (
        <li>
          <RollbackOutlined aria-hidden /> {t('exit.refund', { amount: formatMoney(paidFen - refundedFen) })}
        </li>
      )}
    </DialogEffects>
  );
}
