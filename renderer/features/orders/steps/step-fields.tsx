import { Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { DrugsApartField } from '#renderer/ui/drugs-apart-field.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { DISPOSITIONS, type Disposition } from '#shared/domain/order-states.ts';
import { FACT_FIELD_IDS, type StepFacts, type StepNeed } from './step-facts.ts';

export interface StepFieldsProps {
  /** Likely answers to the first question. */
  readonly answers: readonly string[];
  readonly needs: readonly StepNeed[];
  readonly facts: StepFacts;
  readonly wrong: readonly (keyof StepFacts)[];
  readonly onChange: (change: Partial<StepFacts>) => void;
  readonly onAnswer: (answer: string) => void;
}

/** What the step needs to be told. Number keys take a likely answer; anything else can be typed. */
export function StepFields({ answers, needs, facts, wrong, onChange, onAnswer }: StepFieldsProps) {
  const { t } = useTranslation('orders');
  const asksCarrier = needs.includes('carrier');
  const problem = (name: Exclude<keyof StepFacts, 'drugsApart'>) =>
    wrong.includes(name) ? t(`steps.missing.${name}`) : null;
  return (
    <>
      {needs.includes('reason') ? (
        <ChoiceField
          id={FACT_FIELD_IDS.reason}
          label={t('steps.reason')}
          maxLength={200}
          choices={answers}
          value={facts.reason}
          problem={problem('reason')}
          onChange={(reason) => onChange({ reason })}
          onPick={onAnswer}
        />
      ) : null}
      {needs.includes('disposition') ? (
        <Field
          id={FACT_FIELD_IDS.disposition}
          label={t('steps.disposition')}
          problem={problem('disposition')}
        >
          <Radio.Group
            aria-label={t('steps.disposition')}
            value={facts.disposition}
            onChange={(event) => onChange({ disposition: event.target.value as Disposition })}
          >
            {DISPOSITIONS.map((name, place) => (
              <Radio key={name} value={name} {...(place === 0 ? { id: FACT_FIELD_IDS.disposition } : {})}>
                {t(`disposition.${name}`)}
              </Radio>
            ))}
            <Kbd keys="F3" />
          </Radio.Group>
        </Field>
      ) : null}
      {asksCarrier ? (
        <>
          <ChoiceField
            id={FACT_FIELD_IDS.carrier}
            label={t('steps.carrier')}
            maxLength={40}
            choices={answers}
            value={facts.carrier}
            problem={problem('carrier')}
            onChange={(carrier) => onChange({ carrier })}
            onPick={onAnswer}
          />
          <Field
            id={FACT_FIELD_IDS.trackingNumber}
            label={t('steps.trackingNumber')}
            problem={problem('trackingNumber')}
          >
            <Input
              id={FACT_FIELD_IDS.trackingNumber}
              data-accepts-scan
              autoComplete="off"
              maxLength={60}
              placeholder={t('steps.trackingPlaceholder')}
              value={facts.trackingNumber}
              onChange={(event) => onChange({ trackingNumber: event.target.value })}
            />
          </Field>
        </>
      ) : null}
      {needs.includes('drugsApart') ? (
        <DrugsApartField
          id={FACT_FIELD_IDS.drugsApart}
          checked={facts.drugsApart}
          isMissing={wrong.includes('drugsApart')}
          onChange={(drugsApart) => onChange({ drugsApart })}
        />
      ) : null}
    </>
  );
}
