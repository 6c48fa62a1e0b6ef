import { useTranslation } from 'react-i18next';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { LoadingState } from '#renderer/ui/loading-state.tsx';
import type { Patient } from '#shared/contracts/prescriptions.ts';
import { HISTORY_LIMIT } from '../capture/patient-side.tsx';
import { PatientForm } from './patient-form.tsx';

export interface PatientDialogProps {
  /** Null makes a new one. */
  readonly patientId: number | null;
  /** What was looked for: digits are a phone number, anything else a name. */
  readonly text: string;
  readonly onClose: () => void;
  readonly onSaved: (patient: Patient) => void;
}

/** Writes a patient down, or changes what is known of one. */
export function PatientDialog({ patientId, text, onClose, onSaved }: PatientDialogProps) {
  const { t } = useTranslation('prescriptions');
  const known = useQueryCall(
    'prescriptions.patientHistory',
    { patientId: patientId ?? 1, limit: HISTORY_LIMIT },
    { enabled: patientId !== null },
  );
  const before = patientId === null ? null : known.data?.patient;
  return (
    <Dialog
      title={t(patientId === null ? 'people.newPatient' : 'people.editPatient')}
      width={620}
      onClose={onClose}
    >
      <FailureAlert failure={known.error} />
      {before === undefined ? (
        <LoadingState />
      ) : (
        <PatientForm before={before} text={text} onClose={onClose} onSaved={onSaved} />
      )}
    </Dialog>
  );
}
