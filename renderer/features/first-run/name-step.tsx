import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/client/use-command.ts';
import { useSessionStore } from '#renderer/stores/session-store.ts';
import { useSetUpStore } from '#renderer/stores/set-up-store.ts';
import { CenterCard } from '#renderer/ui/center-card.tsx';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { LanguageSwitch } from '#renderer/ui/language-switch.tsx';
import { PinField } from '#renderer/ui/pin-field.tsx';
import { PIN_LENGTH } from '#shared/domain/pins.ts';
import styles from './first-run.module.css';

/** Makes the first account, of whoever sets the counter up, and begins their session. */
export function NameStep({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation('firstRun');
  const [name, setName] = useState('');
  const begin = useSessionStore((state) => state.begin);
  const setSettingUp = useSetUpStore((state) => state.setSettingUp);
  const [pin, setPin] = useState('');
  const [repeated, setRepeated] = useState('');
  const setUp = useCommand('staff.setUp');
  const differs = repeated !== '' && repeated.length >= pin.length && repeated !== pin;
  const ready = name.trim() !== '' && pin.length >= PIN_LENGTH.min && repeated === pin;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    // Said before the core counts the store as set up, so that the second step is not skipped.
    setSettingUp(true);
    setUp.mutate(
      { name, pin },
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
        <PinField
          id="first-pin"
          label={t('name.pin')}
          hint={t('name.pinHint')}
          value={pin}
          onChange={setPin}
        />
        <PinField
          id="first-pin-again"
          label={t('name.pinAgain')}
          problem={differs ? t('name.pinsDiffer') : null}
          value={repeated}
          onChange={setRepeated}
        />
        <FailureAlert failure={setUp.error} />
        <div className={styles.foot}>
          <span>{t('step', { step: 1 })}</span>
          <Button type="primary" size="large" htmlType="submit" disabled={!ready} loading={setUp.isPending}>
            {t('name.next')}
          </Button>
        </div>
      </form>
    </CenterCard>
  );
}
