import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/client/use-command.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Field } from '#renderer/ui/field.tsx';
import type { Doctor } from '#shared/contracts/prescriptions.ts';
import { PersonForm } from './person-form.tsx';

export interface DoctorDialogProps {
  /** The name that was looked for. */
  readonly text: string;
  readonly onClose: () => void;
  readonly onSaved: (doctor: Doctor) => void;
}

const FIELDS = [
  ['name', 60],
  ['hospital', 80],
  ['department', 60],
  ['licenceNumber', 40],
] as const;

/** Writes a doctor down: name, hospital, department, and the licence where the paper shows one. */
export function DoctorDialog({ text, onClose, onSaved }: DoctorDialogProps) {
  const { t } = useTranslation('prescriptions');
  const save = useCommand('prescriptions.saveDoctor');
  const [draft, setDraft] = useState({ name: text, hospital: '', department: '', licenceNumber: '' });
  const [tried, setTried] = useState(false);
  const submit = () => {
    setTried(true);
    if (draft.name.trim() === '' || save.isPending) return;
    save.mutate({ doctorId: null, ...draft }, { onSuccess: onSaved });
  };
  const isNameMissing = tried && draft.name.trim() === '';
  return (
    <Dialog title={t('people.newDoctor')} width={560} onClose={onClose}>
      <PersonForm busy={save.isPending} failure={save.error} onSubmit={submit} onClose={onClose}>
        {FIELDS.map(([field, maxLength]) => (
          <Field
            key={field}
            id={`doctor-${field}`}
            label={t(`people.doctor.${field}`)}
            problem={field === 'name' && isNameMissing ? t('people.problem.name') : null}
          >
            <Input
              id={`doctor-${field}`}
              autoComplete="off"
              maxLength={maxLength}
              data-initial-focus={field === (text === '' ? 'name' : 'hospital') || undefined}
              value={draft[field]}
              onChange={(event) => setDraft({ ...draft, [field]: event.target.value })}
            />
          </Field>
        ))}
      </PersonForm>
    </Dialog>
  );
}
