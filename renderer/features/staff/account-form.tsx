import { SaveOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input } from 'antd';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { useCommand } from '#renderer/client/use-command.ts';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { Field, fieldNoteId } from '#renderer/ui/field.tsx';
import { formatDateTime } from '#renderer/ui/format.ts';
import { Kbd } from '#renderer/ui/kbd.tsx';
import type { StaffAccount } from '#shared/contracts/staff.ts';
import { PIN_LENGTH } from '#shared/domain/pins.ts';
import { draftOf, draftProblems, inputOf, isSameDraft } from './account-draft.ts';
import { LicenceFields } from './licence-fields.tsx';
import { RoleFields } from './role-fields.tsx';
import styles from './staff.module.css';

export interface AccountFormProps {
  /** Null while a new account is being made. */
  readonly account: StaffAccount | null;
  readonly mayEdit: boolean;
  readonly onSaved: (staffId: number) => void;
  readonly onLeave: () => void;
}

/** One account: name, roles, licence, PIN, and whether it is open. */
export function AccountForm({ account, mayEdit, onSaved, onLeave }: AccountFormProps) {
  const { t } = useTranslation('staff');
  const [draft, setDraft] = useState(() => draftOf(account));
  const [tried, setTried] = useState(false);
  const save = useCommand('staff.save');
  const change = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }));
  const isNew = account === null;
  const problems = draftProblems(draft, isNew);
  const shown = (field: keyof typeof problems) => {
    const problem = tried ? problems[field] : undefined;
    return problem === undefined ? null : t(`problem.${problem}`, { count: PIN_LENGTH.min });
  };
  const isChanged = isNew || !isSameDraft(draft, draftOf(account));
  const submit = () => {
    setTried(true);
    if (!mayEdit || !isChanged || save.isPending || Object.keys(problems).length > 0) return;
    save.mutate(inputOf(draft, account), { onSuccess: ({ staffId }) => onSaved(staffId) });
  };
  useShortcuts('staff', mayEdit ? { save: submit, ...(isNew ? { leave: onLeave } : {}) } : {});
  useEffect(() => {
    if (isNew) document.getElementById('staff-name')?.focus();
  }, [isNew]);
  return (
    <form
      className={styles.form}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        submit();
      }}
    >
      <h2>{isNew ? t('newTitle') : account.name}</h2>
      {mayEdit ? null : <p className={styles.note}>{t('readOnly')}</p>}
      <fieldset className={styles.fields} disabled={!mayEdit}>
        <Field id="staff-name" label={t('name')} problem={shown('name')}>
          <Input
            id="staff-name"
            autoComplete="off"
            maxLength={40}
            disabled={!mayEdit}
            status={shown('name') === null ? '' : 'error'}
            aria-describedby={fieldNoteId('staff-name')}
            value={draft.name}
            onChange={(event) => change({ name: event.target.value })}
          />
        </Field>
        <Field
          id="staff-pin"
          label={isNew ? t('pin') : t('newPin')}
          hint={isNew ? t('pinHint') : t('newPinHint')}
          problem={shown('pin')}
        >
          <Input
            id="staff-pin"
            type="password"
            inputMode="numeric"
            autoComplete="new-password"
            maxLength={PIN_LENGTH.max}
            disabled={!mayEdit}
            status={shown('pin') === null ? '' : 'error'}
            aria-describedby={fieldNoteId('staff-pin')}
            value={draft.pin}
            onChange={(event) => change({ pin: event.target.value.normalize('NFKC').replaceAll(/\D/g, '') })}
          />
        </Field>
        <RoleFields
          roles={draft.roles}
          disabled={!mayEdit}
          problem={shown('roles')}
          onChange={(roles) => change({ roles })}
        />
        {draft.roles.includes('pharmacist') ? (
          <LicenceFields
            draft={draft}
            state={account?.licence.state ?? null}
            disabled={!mayEdit}
            problems={{ number: shown('licenceNumber'), expiresOn: shown('licenceExpiresOn') }}
            onChange={change}
          />
        ) : null}
        {isNew ? null : (
          <Checkbox
            className={styles.wide ?? ''}
            checked={draft.isActive}
            disabled={!mayEdit}
            onChange={(event) => change({ isActive: event.target.checked })}
          >
            {t('active')} <span className={styles.soft}>{t('activeHint')}</span>
          </Checkbox>
        )}
      </fieldset>
      {account === null ? null : (
        <p className={styles.soft}>
          {account.lastSignInMs === null
            ? t('neverSignedIn')
            : t('lastSignIn', { time: formatDateTime(account.lastSignInMs) })}
        </p>
      )}
      <FailureAlert failure={save.error} />
      {mayEdit ? (
        <div className={styles.foot}>
          <Button
            type="primary"
            htmlType="submit"
            icon={<SaveOutlined aria-hidden />}
            disabled={!isChanged}
            loading={save.isPending}
          >
            {isNew ? t('open') : t('save')} <Kbd keys={shortcutKey('staff', 'save')} />
          </Button>
          <Button
            disabled={!isNew && !isChanged}
            onClick={() => (isNew ? onLeave() : setDraft(draftOf(account)))}
          >
            {isNew ? t('cancel') : t('discard')}
          </Button>
        </div>
      ) : null}
    </form>
  );
}
