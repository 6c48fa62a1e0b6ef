import { Button, Input } from 'antd';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { useCommand } from '#renderer/client/use-command.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { moveOn } from '#renderer/ui/move-on.ts';
import type { Doctor } from '#shared/contracts/prescriptions.ts';
import styles from './people.module.css';

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
  const form = useRef<HTMLDivElement>(null);
  const save = useCommand('prescriptions.saveDoctor');
  const [draft, setDraft] = useState({ name: text, hospital: '', department: '', licenceNumber: '' });
  const [tried, setTried] = useState(false);
  const submit = () => {
    setTried(true);
    if (draft.name.trim() === '' || save.isPending) return;
    save.mutate({ doctorId: null, ...draft }, { onSuccess: onSaved });
  };
  useShortcuts('person', { save: submit, close: onClose }, { modal: true });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.target instanceof HTMLButtonElement)
      return;
    event.preventDefault();
    moveOn(form.current, submit);
  };
  const isNameMissing = tried && draft.name.trim() === '';
  return (
    <Dialog title={t('people.newDoctor')} width={560} onClose={onClose}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter goes from field to field */}
      <div ref={form} className={styles.form} onKeyDown={onKeyDown}>
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
        <div className={styles.wide}>
          <FailureAlert failure={save.error} />
        </div>
        <div className={styles.foot}>
          <span className={styles.keys}>
            <Kbd keys="Enter" /> {t('people.enter')}
          </span>
          <Button onClick={onClose}>
            {t('people.cancel')} <Kbd keys="Esc" />
          </Button>
          <Button type="primary" loading={save.isPending} onClick={submit}>
            {t('people.save')} <Kbd keys={shortcutKey('person', 'save')} />
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
