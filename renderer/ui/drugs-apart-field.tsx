import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field, fieldNoteId } from './field.tsx';
import { Kbd } from './kbd.tsx';

export interface DrugsApartFieldProps {
  readonly id: string;
  readonly checked: boolean;
  /** True when somebody tried to send the parcel without it. */
  readonly isMissing: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** The word of whoever packs that drugs are in a package of their own; a parcel with drugs is not sent without it. */
export function DrugsApartField({ id, checked, isMissing, onChange }: DrugsApartFieldProps) {
  const { t } = useTranslation('common');
  return (
    <Field id={id} label={t('drugsApart.label')} problem={isMissing ? t('drugsApart.missing') : null}>
      <Checkbox
        id={id}
        aria-describedby={fieldNoteId(id)}
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      >
        {t('drugsApart.confirm')} <Kbd keys="F4" />
      </Checkbox>
    </Field>
  );
}
