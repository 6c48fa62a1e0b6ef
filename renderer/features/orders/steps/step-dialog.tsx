import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCarriers } from '#renderer/client/use-carriers.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { DialogFoot, DialogForm, StatusChange } from '#renderer/ui/dialog-form.tsx';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { pressEnter } from '#renderer/ui/press-enter.ts';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import { findTransition } from '#shared/domain/order-states.ts';
import { ACTION_LOOKS } from '../action-looks.tsx';
import { useOrdersStore } from '../orders-store.ts';
import type { StepAction } from '../person-action.ts';
import { StepEffects } from './step-effects.tsx';
import { FACT_FIELD_IDS, missingFacts, NO_FACTS, type StepFacts } from './step-facts.ts';
import { StepFields } from './step-fields.tsx';
import { useOrderStep } from './use-order-step.ts';
import { useStepKeys } from './use-step-keys.ts';

export interface StepDialogProps {
  readonly order: OrderDetail;
  readonly action: StepAction;
}

/** One step of an order: what it does to stock and money, what has to be said for it, and yes. */
export function StepDialog({ order: current, action }: StepDialogProps) {
  const { t } = useTranslation('orders');
  // As it was when the dialog opened: that is what the person agrees to.
  const [order] = useState(current);
  const close = useOrdersStore((state) => state.close);
  const carriers = useCarriers();
  const step = useOrderStep(order, action);
  const [facts, setFacts] = useState<StepFacts>(NO_FACTS);
  const [isChecked, setChecked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const transition = findTransition(order.status, action);
  const needs = order.actions.find((offered) => offered.action === action)?.needs ?? [];
  const missing = missingFacts(needs, { ...facts, carrier: carriers.stored(facts.carrier) });

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    const [first] = missing;
    if (first === undefined) step.submit(facts);
    else document.getElementById(FACT_FIELD_IDS[first])?.focus();
  };
  const change = (part: Partial<StepFacts>) => setFacts((before) => ({ ...before, ...part }));
  const confirm = () => pressEnter(form.current);
  const { answers, answer } = useStepKeys({
    action,
    needs,
    facts,
    onChange: change,
    confirm,
    close,
  });

  const { icon, danger } = ACTION_LOOKS[action];
  return (
    <Dialog
      title={
        <>
          {icon} {t(`steps.title.${action}`)}
        </>
      }
      width={560}
      onClose={close}
    >
      <DialogForm form={form} onSubmit={onSubmit}>
        {transition === null ? null : <StatusChange from={transition.from} to={transition.to} />}
        <StepFields
          answers={answers}
          needs={needs}
          facts={facts}
          wrong={isChecked ? missing : []}
          onChange={change}
          onAnswer={answer}
        />
        <StepEffects order={order} action={action} disposition={facts.disposition} />
        <FailureAlert failure={step.failure} />
        <DialogFoot
          confirm={t(`steps.confirm.${action}`)}
          busy={step.busy}
          danger={danger}
          hasFocus={needs.length === 0}
          onBack={close}
        />
      </DialogForm>
    </Dialog>
  );
}
