import { UserOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/client/use-command.ts';
import { useSessionStore } from '#renderer/stores/session-store.ts';
import { CenterCard } from '#renderer/ui/center-card.tsx';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { LanguageSwitch } from '#renderer/ui/language-switch.tsx';
import type { CallOutput } from '#shared/contracts/index.ts';
import styles from './duty-screen.module.css';

/** Asks who is on duty, at the start of the day and whenever a session has ended. */
export function DutyScreen({ status }: { readonly status: CallOutput<'system.status'> }) {
  const { t } = useTranslation('shell');
  const [name, setName] = useState('');
  const begin = useSessionStore((state) => state.begin);
  const beginDuty = useCommand('staff.beginDuty');
  const start = (who: string) =>
    beginDuty.mutate({ name: who }, { onSuccess: ({ session, staff }) => begin(session, staff) });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') start(name);
  };
  return (
    <CenterCard title={t('duty.title')} hint={t('duty.hint')} corner={<LanguageSwitch />}>
      <form className={styles.form} onSubmit={onSubmit}>
        <label htmlFor="duty-name">{t('duty.name')}</label>
        <Input
          id="duty-name"
          size="large"
          autoFocus
          maxLength={40}
          autoComplete="off"
          placeholder={t('duty.placeholder')}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <FailureAlert failure={beginDuty.error} />
        <Button
          type="primary"
          size="large"
          htmlType="submit"
          disabled={name.trim() === ''}
          loading={beginDuty.isPending}
        >
          {t('duty.begin')}
        </Button>
      </form>
      {status.staff.length === 0 ? null : (
        <section className={styles.recent} aria-label={t('duty.recent')}>
          <h2>{t('duty.recent')}</h2>
          {status.staff.map((person) => (
            <Button key={person.staffId} icon={<UserOutlined />} onClick={() => start(person.name)}>
              {person.name}
            </Button>
          ))}
        </section>
      )}
    </CenterCard>
  );
}
