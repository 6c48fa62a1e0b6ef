import { Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/client/use-command.ts';
import { Field, fieldNoteId } from '#renderer/ui/field.tsx';
import { TagsField } from '#renderer/ui/tags-field.tsx';
import { useToday } from '#renderer/ui/use-today.ts';
import type { Patient } from '#shared/contracts/prescriptions.ts';
import { SEXES } from '#shared/contracts/prescriptions.ts';
import { newPatientDraft, type PatientDraft, patientDraftOf, patientInput } from './patient-draft.ts';
import styles from './people.module.css';
import { PersonForm } from './person-form.tsx';
import { readCard } from './read-age.ts';

export interface PatientFormProps {
  readonly before: Patient | null;
  readonly text: string;
  readonly onClose: () => void;
  readonly onSaved: (patient: Patient) => void;
}

/** Name, sex, age or birthday, phone, card and allergies; Enter goes from one to the next and saves at the end. */
export function PatientForm({ before, text, onClose, onSaved }: PatientFormProps) {
  const { t } = useTranslation('prescriptions');
  const today = useToday();
  const save = useCommand('prescriptions.savePatient');
  const [draft, setDraft] = useState(() =>
    before === null ? newPatientDraft(text) : patientDraftOf(before),
  );
  const [tried, setTried] = useState(false);
  const change = (part: Partial<PatientDraft>) => setDraft((now) => ({ ...now, ...part }));
  const checked = patientInput(draft, before, today);
  const problemOf = (field: string) =>
    tried && checked.problem === field ? t(`people.problem.${checked.problem}`) : null;
  const submit = () => {
    setTried(true);
    if (save.isPending) return;
    if (checked.problem === null) save.mutate(checked.input, { onSuccess: onSaved });
    else document.getElementById(`patient-${checked.problem}`)?.focus();
  };
  const input = (field: 'name' | 'age' | 'phone' | 'idNumber', maxLength: number) => (
    <Input
      id={`patient-${field}`}
      autoComplete="off"
      maxLength={maxLength}
      data-initial-focus={field === (draft.name === '' ? 'name' : 'age') || undefined}
      status={problemOf(field) === null ? '' : 'error'}
      aria-invalid={problemOf(field) !== null}
      aria-describedby={fieldNoteId(`patient-${field}`)}
      value={draft[field]}
      onChange={(event) => change(changeOf(field, event.target.value, draft))}
    />
  );
  return (
    <PersonForm busy={save.isPending} failure={save.error} onSubmit={submit} onClose={onClose}>
      <Field id="patient-name" label={t('people.name')} problem={problemOf('name')}>
        {input('name', 60)}
      </Field>
      <div className={styles.choice}>
        <span>{t('people.sex')}</span>
        <Radio.Group
          optionType="button"
          name="patient-sex"
          aria-label={t('people.sex')}
          value={draft.sex}
          options={SEXES.map((sex) => ({ value: sex, label: t(`sex.${sex}`) }))}
          onChange={(event) => change({ sex: event.target.value })}
        />
      </div>
      <Field id="patient-age" label={t('people.age')} hint={t('people.ageHint')} problem={problemOf('age')}>
        {input('age', 12)}
      </Field>
      <Field id="patient-phone" label={t('people.phone')} problem={problemOf('phone')}>
        {input('phone', 30)}
      </Field>
      <div className={styles.wide}>
        <Field
          id="patient-idNumber"
          label={t('people.idNumber')}
          hint={
            before !== null && before.idNumberMasked !== ''
              ? t('people.idNumberKept', { number: before.idNumberMasked })
              : t('people.idNumberHint')
          }
          problem={problemOf('idNumber')}
        >
          {input('idNumber', 18)}
        </Field>
      </div>
      <div className={styles.wide}>
        <Field id="patient-allergies" label={t('patient.allergies')} hint={t('people.allergiesHint')}>
          <TagsField
            id="patient-allergies"
            placeholder={t('people.allergiesPlaceholder')}
            tags={draft.allergies}
            maxLength={40}
            describedBy={fieldNoteId('patient-allergies')}
            onChange={(allergies) => change({ allergies })}
            onEnter={submit}
          />
        </Field>
      </div>
    </PersonForm>
  );
}

/** A card's number says sex and birthday too. */
function changeOf(
  field: 'name' | 'age' | 'phone' | 'idNumber',
  value: string,
  draft: PatientDraft,
): Partial<PatientDraft> {
  if (field !== 'idNumber') return { [field]: value };
  const idNumber = value.toUpperCase();
  const card = readCard(idNumber);
  return {
    idNumber,
    ...(card === null ? {} : { sex: card.sex, age: draft.age === '' ? card.birthDate : draft.age }),
  };
}
