import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { DateField } from '#renderer/ui/date-field.tsx';
import { Field, fieldNoteId } from '#renderer/ui/field.tsx';
import type { LicenceState } from '#shared/domain/licences.ts';
import type { AccountDraft } from './account-draft.ts';
import { LicenceTag } from './licence-tag.tsx';

export interface LicenceFieldsProps {
  readonly draft: AccountDraft;
  /** As it is saved; null for a new account. */
  readonly state: LicenceState | null;
  readonly disabled: boolean;
  readonly problems: { readonly number: string | null; readonly expiresOn: string | null };
  readonly onChange: (part: Partial<AccountDraft>) => void;
}

/** A pharmacist's registration: without it, or once it has ended, nobody reviews. */
export function LicenceFields({ draft, state, disabled, problems, onChange }: LicenceFieldsProps) {
  const { t } = useTranslation('staff');
  return (
    <>
      <Field id="staff-licence" label={t('licence.number')} problem={problems.number}>
        <Input
          id="staff-licence"
          autoComplete="off"
          maxLength={40}
          disabled={disabled}
          status={problems.number === null ? '' : 'error'}
          aria-describedby={fieldNoteId('staff-licence')}
          value={draft.licenceNumber}
          onChange={(event) => onChange({ licenceNumber: event.target.value })}
        />
      </Field>
      <Field
        id="staff-licence-date"
        label={t('licence.expiresOn')}
        hint={state === null ? null : <LicenceTag state={state} />}
        problem={problems.expiresOn}
      >
        <DateField
          id="staff-licence-date"
          value={draft.licenceExpiresOn}
          example="2030-12-31"
          wrong={problems.expiresOn !== null}
          describedBy={fieldNoteId('staff-licence-date')}
          onChange={(licenceExpiresOn) => onChange({ licenceExpiresOn })}
        />
      </Field>
    </>
  );
}
