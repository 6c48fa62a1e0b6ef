import { UserAddOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { Field, fieldNoteId } from '#renderer/ui/field.tsx';
import { SuggestField } from '#renderer/ui/suggest-field.tsx';
import type { Doctor } from '#shared/contracts/prescriptions.ts';
import { usePrescriptionsStore } from '../prescriptions-store.ts';
import styles from './capture.module.css';
import { CAPTURE_IDS, focusField } from './field-ids.ts';
import type { PersonFieldProps } from './patient-field.tsx';

/** Puts a doctor down with the hospital and department, and goes on to what is still open. */
export function takeDoctor(found: Doctor): void {
  const { change } = usePrescriptionsStore.getState();
  change({
    doctor: found,
    doctorText: found.name,
    hospital: found.hospital,
    department: found.department,
  });
  focusField(found.hospital === '' ? CAPTURE_IDS.hospital : CAPTURE_IDS.diagnosis);
}

/** Finds the doctor by name or initials; with the name come hospital and department. */
export function DoctorField({ draft, problem }: PersonFieldProps) {
  const { t } = useTranslation('prescriptions');
  const { change, openCapture } = usePrescriptionsStore();
  const { doctor, doctorText } = draft;
  const query = doctorText.trim();
  const open = doctor === null && query !== '';
  const search = useQueryCall(
    'prescriptions.searchDoctors',
    { query, limit: 10 },
    { enabled: open, keepPrevious: true },
  );
  return (
    <Field
      id={CAPTURE_IDS.doctor}
      label={t('facts.doctor')}
      problem={problem}
      hint={doctor?.licenceNumber ?? null}
    >
      <SuggestField
        id={CAPTURE_IDS.doctor}
        label={t('facts.doctor')}
        placeholder={t('capture.doctorPlaceholder')}
        text={doctorText}
        options={open ? (search.data?.doctors ?? []) : []}
        stale={search.isPlaceholderData || search.isPending}
        open={open}
        keyOf={(found) => found.doctorId}
        popupWidth={360}
        wrong={problem !== null}
        describedBy={fieldNoteId(CAPTURE_IDS.doctor)}
        create={{
          label: (
            <>
              <UserAddOutlined aria-hidden /> {t('capture.newDoctor', { name: query })}
            </>
          ),
          run: () => openCapture({ kind: 'newDoctor', text: query }),
        }}
        onText={(text) => change({ doctorText: text, doctor: null })}
        onPick={takeDoctor}
        onEnter={() => focusField(CAPTURE_IDS.diagnosis)}
      >
        {(found) => (
          <span className={styles.personOption}>
            <strong>{found.name}</strong>
            <span className={styles.soft}>
              {[found.hospital, found.department].filter((text) => text !== '').join(' · ')}
            </span>
          </span>
        )}
      </SuggestField>
    </Field>
  );
}
