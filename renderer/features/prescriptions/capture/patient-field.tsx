import { UserAddOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { Field, fieldNoteId } from '#renderer/ui/field.tsx';
import { Allergies } from '#renderer/ui/prescription/allergies.tsx';
import { usePersonFacts } from '#renderer/ui/prescription/use-person-facts.ts';
import { SuggestField } from '#renderer/ui/suggest-field.tsx';
import { usePrescriptionsStore } from '../prescriptions-store.ts';
import styles from './capture.module.css';
import type { CaptureDraft } from './capture-draft.ts';
import { CAPTURE_IDS, focusField } from './field-ids.ts';

export interface PersonFieldProps {
  readonly draft: CaptureDraft;
  readonly problem: string | null;
}

/** Finds the patient by name, initials or phone; one who was never here is made from what was typed. */
export function PatientField({ draft, problem }: PersonFieldProps) {
  const { t } = useTranslation('prescriptions');
  const { change, openCapture } = usePrescriptionsStore();
  const personFacts = usePersonFacts();
  const { patient, patientText } = draft;
  const query = patientText.trim();
  const open = patient === null && query !== '';
  const search = useQueryCall(
    'prescriptions.searchPatients',
    { query, limit: 10 },
    { enabled: open, keepPrevious: true },
  );
  const next = () => focusField(CAPTURE_IDS.doctor);
  return (
    <Field
      id={CAPTURE_IDS.patient}
      label={t('facts.patient')}
      problem={problem}
      hint={patient === null ? t('capture.patientHint') : personFacts(patient)}
    >
      <SuggestField
        id={CAPTURE_IDS.patient}
        label={t('facts.patient')}
        placeholder={t('capture.patientPlaceholder')}
        text={patientText}
        options={open ? (search.data?.patients ?? []) : []}
        stale={search.isPlaceholderData || search.isPending}
        open={open}
        keyOf={(found) => found.patientId}
        popupWidth={430}
        wrong={problem !== null}
        describedBy={fieldNoteId(CAPTURE_IDS.patient)}
        create={{
          label: (
            <>
              <UserAddOutlined aria-hidden /> {t('capture.newPatient', { name: query })}
            </>
          ),
          run: () => openCapture({ kind: 'newPatient', text: query }),
        }}
        onText={(text) => change({ patientText: text, patient: null })}
        onPick={(found) => {
          change({ patient: found, patientText: found.name });
          next();
        }}
        onEnter={next}
      >
        {(found) => (
          <span className={styles.personOption}>
            <strong>{found.name}</strong>
            <span className={styles.soft}>{personFacts(found)}</span>
            {found.allergies.length === 0 ? null : <Allergies allergies={found.allergies} />}
          </span>
        )}
      </SuggestField>
    </Field>
  );
}
