import { useTranslation } from 'react-i18next';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { useCarriers } from '#renderer/client/use-carriers.ts';
import { choiceKeys } from '#renderer/ui/choice-keys.ts';
import type { StepAction } from '../person-action.ts';
import { quickAnswers } from './quick-answers.ts';
import { FACT_FIELD_IDS, type StepFacts, type StepNeed } from './step-facts.ts';

export interface StepKeysOptions {
  readonly action: StepAction;
  readonly needs: readonly StepNeed[];
  readonly facts: StepFacts;
  readonly onChange: (change: Partial<StepFacts>) => void;
  readonly confirm: () => void;
  readonly close: () => void;
}

/** The keys of a step's dialog, and the likely answers that its number keys take. */
export function useStepKeys({ action, needs, facts, onChange, confirm, close }: StepKeysOptions) {
  const { t } = useTranslation('orders');
  const carriers = useCarriers();
  const asksCarrier = needs.includes('carrier');
  const answers = asksCarrier ? carriers.choices : quickAnswers(action).map((name) => t(`quick.${name}`));
  const answer = (text: string) => {
    onChange(asksCarrier ? { carrier: text } : { reason: text });
    document.getElementById(asksCarrier ? FACT_FIELD_IDS.trackingNumber : FACT_FIELD_IDS.reason)?.focus();
  };
  const turnDisposition = () =>
    onChange({ disposition: facts.disposition === 'returned' ? 'lost' : 'returned' });
  useShortcuts(
    'step',
    {
      confirm,
      close,
      ...choiceKeys(answers, answer),
      ...(needs.includes('disposition') ? { disposition: turnDisposition } : {}),
      ...(needs.includes('drugsApart')
        ? { drugsApart: () => onChange({ drugsApart: !facts.drugsApart }) }
        : {}),
    },
    { modal: true },
  );
  return { answers, answer };
}
