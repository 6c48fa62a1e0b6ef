import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/client/use-command.ts';
import { useSessionStore } from '#renderer/stores/session-store.ts';
import { useSetUpStore } from '#renderer/stores/set-up-store.ts';
import { CenterCard } from '#renderer/ui/center-card.tsx';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { LanguageSwitch } from '#renderer/ui/language-switch.tsx';
import styles from './first-run.module.css';

/** Asks for the name of the person on duty and begins their session. */
export function NameStep({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation('firstRun');
  const [name, setName] = useState('');
  const begin = useSessionStore((state) => state.begin);
  const setSettingUp = useSetUpStore((state) => state.setSettingUp);
  const beginDuty = useCommand('staff.beginDuty');
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    // Said before the core counts the store as set up, so that the second step is not skipped.
    setSettingUp(true);
    beginDuty.mutate(
      { name },
      {
        onSuccess: ({ session, staff }) => {
          begin(session, staff);
          onDone();
        },
      },
    );
  };
  return (
    <CenterCard title={t('name.title')} hint={t('name.hint')} corner={<LanguageSwitch />}>
      <form className={styles.form} onSubmit={onSubmit}>
        <label htmlFor="first-name">{t('name.label')}</label>
        <Input
          id="first-name"
          size="large"
          autoFocus
          maxLength={40}
          autoComplete="off"
          placeholder={t('name.placeholder')}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <FailureAlert failure={beginDuty.error} />
        <div className={styles.foot}>
          <span>{t('step', { step: 1 })}</span>
          <Button
            type="primary"
            size="large"
            htmlType="submit"
            disabled={name.trim() === ''}
            loading={beginDuty.isPending}
          >
            {t('name.next')}
          </Button>
        </div>
      </form>
    </CenterCard>
  );
}
