import { Input, Radio } from 'antd';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { DateField } from '#renderer/ui/date-field.tsx';
import { Field, fieldNoteId } from '#renderer/ui/field.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { useToday } from '#renderer/ui/use-today.ts';
import { lastValidDay, PRESCRIPTION_KINDS } from '#shared/domain/prescription-validity.ts';
import { usePrescriptionsStore } from '../prescriptions-store.ts';
import styles from './capture.module.css';
import type { CaptureDraft } from './capture-draft.ts';
import type { CaptureProblems } from './check-capture.ts';
import { DoctorField } from './doctor-field.tsx';
import { CAPTURE_IDS, focusField } from './field-ids.ts';
import { PatientField } from './patient-field.tsx';

const VALID_DAYS = [1, 2, 3];

export interface DocumentFieldsProps {
  readonly draft: CaptureDraft;
  readonly problems: CaptureProblems;
}

/** The head of the paper: patient, doctor, diagnosis, date, how long it stands, and of which kind it is. */
export function DocumentFields({ draft, problems }: DocumentFieldsProps) {
  const { t } = useTranslation('prescriptions');
  const change = usePrescriptionsStore((state) => state.change);
  const today = useToday();
  const { kind, issuedOn, validDays } = draft;
  const problemOf = (id: string) => {
    const problem = problems.get(id);
    return problem === undefined ? null : t(`problem.${problem}`);
  };
  const text = (name: 'hospital' | 'department' | 'diagnosis', maxLength: number) => {
    const id = CAPTURE_IDS[name];
    // Said only as long as it is so: what is filled in needs no more saying.
    const problem = draft[name].trim() === '' ? problemOf(id) : null;
    return (
      <Field id={id} label={t(`facts.${name}`)} problem={problem}>
        <Input
          id={id}
          autoComplete="off"
          maxLength={maxLength}
          status={problem === null ? '' : 'error'}
          aria-invalid={problem !== null}
          aria-describedby={fieldNoteId(id)}
          value={draft[name]}
          onChange={(event) => change({ [name]: event.target.value })}
          onKeyDown={(event) => onEnter(event, NEXT_FIELD[name])}
        />
      </Field>
    );
  };
  return (
    <div className={styles.fields}>
      <div className={styles.span4}>
        <PatientField
          draft={draft}
          problem={draft.patient === null ? problemOf(CAPTURE_IDS.patient) : null}
        />
      </div>
      <div className={styles.span3}>
        <DoctorField draft={draft} problem={draft.doctor === null ? problemOf(CAPTURE_IDS.doctor) : null} />
      </div>
      <div className={styles.span3}>{text('hospital', 80)}</div>
      <div className={styles.span2}>{text('department', 60)}</div>
      <div className={styles.span4}>{text('diagnosis', 200)}</div>
      <div className={styles.span3}>
        <Field
          id={CAPTURE_IDS.issuedOn}
          label={t('facts.issued')}
          problem={issuedOn === null || issuedOn > today ? problemOf(CAPTURE_IDS.issuedOn) : null}
          hint={issuedOn === null ? null : t('capture.until', { day: lastValidDay(issuedOn, validDays) })}
        >
          <DateField
            id={CAPTURE_IDS.issuedOn}
            value={issuedOn}
            example={today}
            wrong={problems.has(CAPTURE_IDS.issuedOn)}
            describedBy={fieldNoteId(CAPTURE_IDS.issuedOn)}
            onChange={(day) => change({ issuedOn: day })}
          />
        </Field>
      </div>
      <div className={styles.span2}>
        <Choice label={t('capture.validDays')}>
          <Radio.Group
            optionType="button"
            name="capture-valid-days"
            aria-label={t('capture.validDays')}
            value={validDays}
            options={VALID_DAYS.map((days) => ({ value: days, label: String(days) }))}
            onChange={(event) => change({ validDays: event.target.value })}
          />
        </Choice>
      </div>
      <div className={styles.span3}>
        <Choice
          label={
            <>
              {t('capture.kind')} <Kbd keys={shortcutKey('capture', 'kind')} />
            </>
          }
        >
          <Radio.Group
            optionType="button"
            name="capture-kind"
            aria-label={t('capture.kind')}
            value={kind}
            options={PRESCRIPTION_KINDS.map((name) => ({ value: name, label: t(`kind.${name}`) }))}
            onChange={(event) => change({ kind: event.target.value })}
          />
        </Choice>
      </div>
    </div>
  );
}

function Choice({ label, children }: { readonly label: ReactNode; readonly children: ReactNode }) {
  return (
    <div className={styles.choice}>
      <span>{label}</span>
      {children}
    </div>
  );
}

const NEXT_FIELD = {
  hospital: CAPTURE_IDS.department,
  department: CAPTURE_IDS.diagnosis,
  diagnosis: CAPTURE_IDS.drug,
} as const;

function onEnter(event: KeyboardEvent, nextId: string): void {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.ctrlKey) return;
  event.preventDefault();
  focusField(nextId);
}
