import { Button } from 'antd';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '#renderer/app/shortcuts/use-shortcuts.ts';
import { useCommand } from '#renderer/client/use-command.ts';
import { useSessionStore } from '#renderer/stores/session-store.ts';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { PinField } from '#renderer/ui/pin-field.tsx';
import type { CallOutput } from '#shared/contracts/index.ts';
import { PIN_LENGTH } from '#shared/domain/pins.ts';
import { PersonList } from './person-list.tsx';
import styles from './sign-in.module.css';

type Person = CallOutput<'system.status'>['staff'][number];

export interface SignInFormProps {
  readonly people: readonly Person[];
  readonly demoPin: string | null;
  readonly command: 'staff.signIn' | 'staff.switchTo';
  readonly onDone: (duty: CallOutput<'staff.signIn'>) => void;
  readonly onClose?: () => void;
}

/**
 * A person and their PIN. The focus stays in the PIN; function keys and cursor keys choose the person, so that
 * `F2 2580 Enter` is all a hand-over takes. Somebody without a PIN chooses theirs here, typing it twice.
 */
export function SignInForm({ people, demoPin, command, onDone, onClose }: SignInFormProps) {
  const { t } = useTranslation('signIn');
  const lastStaffId = useSessionStore((state) => state.lastStaffId);
  const [chosenId, setChosenId] = useState(lastStaffId);
  const [pin, setPin] = useState('');
  const [repeated, setRepeated] = useState('');
  const chosen = people.find(({ staffId }) => staffId === chosenId) ?? people[0] ?? null;
  const isChoosing = chosen !== null && !chosen.hasPin;
  const enter = useCommand(isChoosing ? 'staff.choosePin' : command);
  const pinField = useRef<HTMLInputElement>(null);
  const choose = (person: Person | undefined) => {
    if (person === undefined) return;
    setChosenId(person.staffId);
    setPin('');
    setRepeated('');
    enter.reset();
    pinField.current?.focus();
  };
  const move = (step: 1 | -1) => choose(people[(chosen === null ? -1 : people.indexOf(chosen)) + step]);
  useShortcuts(
    'signIn',
    {
      ...Object.fromEntries(
        people.slice(0, 9).map((person, place) => [`person${place + 1}`, () => choose(person)]),
      ),
      previous: () => move(-1),
      next: () => move(1),
      ...(onClose === undefined ? {} : { close: onClose }),
    },
    { modal: onClose !== undefined },
  );
  const differs = isChoosing && repeated !== '' && repeated !== pin;
  const ready = chosen !== null && pin.length >= PIN_LENGTH.min && (!isChoosing || repeated === pin);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!ready || chosen === null || enter.isPending) return;
    const onError = () => {
      setPin('');
      setRepeated('');
      pinField.current?.focus();
    };
    enter.mutate({ staffId: chosen.staffId, pin }, { onSuccess: onDone, onError });
  };
  return (
    <form className={styles.form} onSubmit={onSubmit}>
      <PersonList people={people} chosen={chosen} onChoose={choose} />
      <PinField
        ref={pinField}
        id="sign-in-pin"
        label={isChoosing ? t('choosePin') : t('pin')}
        hint={isChoosing ? t('choosePinHint') : demoPin === null ? '' : t('demoPin', { pin: demoPin })}
        value={pin}
        autoFocus
        onChange={setPin}
      />
      {isChoosing ? (
        <PinField
          id="sign-in-pin-again"
          label={t('pinAgain')}
          problem={differs && repeated.length >= pin.length ? t('pinsDiffer') : null}
          value={repeated}
          onChange={setRepeated}
        />
      ) : null}
      <FailureAlert failure={enter.error} />
      <Button type="primary" size="large" htmlType="submit" disabled={!ready} loading={enter.isPending}>
        {command === 'staff.switchTo' ? t('switch.confirm') : t('begin')}
      </Button>
    </form>
  );
}
