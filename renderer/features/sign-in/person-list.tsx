import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { useRoleNames } from '#renderer/ui/use-role-names.ts';
import type { CallOutput } from '#shared/contracts/index.ts';
import styles from './sign-in.module.css';

type Person = CallOutput<'system.status'>['staff'][number];

const KEYS = [
  'person1',
  'person2',
  'person3',
  'person4',
  'person5',
  'person6',
  'person7',
  'person8',
  'person9',
] as const;

const buttonId = (staffId: number) => `sign-in-person-${staffId}`;

export interface PersonListProps {
  readonly people: readonly Person[];
  readonly chosen: Person | null;
  readonly onChoose: (person: Person) => void;
}

/** Everybody who may sign in, the first nine with a key each. */
export function PersonList({ people, chosen, onChoose }: PersonListProps) {
  const { t } = useTranslation('signIn');
  const roleNames = useRoleNames();
  const chosenId = chosen?.staffId ?? null;
  useEffect(() => {
    if (chosenId !== null) document.getElementById(buttonId(chosenId))?.scrollIntoView({ block: 'nearest' });
  }, [chosenId]);
  return (
    <fieldset className={styles.people}>
      <legend>{t('who')}</legend>
      {people.map((person, place) => {
        const key = KEYS[place];
        return (
          <button
            key={person.staffId}
            type="button"
            id={buttonId(person.staffId)}
            tabIndex={-1}
            aria-pressed={person === chosen}
            onClick={() => onChoose(person)}
          >
            {key === undefined ? <span /> : <Kbd keys={shortcutKey('signIn', key)} />}
            <strong>{person.name}</strong>
            <span className={styles.roles}>{roleNames(person.roles)}</span>
          </button>
        );
      })}
    </fieldset>
  );
}
