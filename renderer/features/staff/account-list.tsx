import { useTranslation } from 'react-i18next';
import { Tag } from '#renderer/ui/tag.tsx';
import { useRoleNames } from '#renderer/ui/use-role-names.ts';
import type { StaffAccount } from '#shared/contracts/staff.ts';
import { LicenceTag } from './licence-tag.tsx';
import styles from './staff.module.css';

export interface AccountListProps {
  readonly people: readonly StaffAccount[];
  readonly chosen: StaffAccount | null;
  readonly onChoose: (staffId: number) => void;
}

/** Everybody with an account; those who left stand last. */
export function AccountList({ people, chosen, onChoose }: AccountListProps) {
  const { t } = useTranslation('staff');
  const roleNames = useRoleNames();
  return (
    <div className={styles.list}>
      <h1>{t('title', { count: people.filter(({ isActive }) => isActive).length })}</h1>
      <ul>
        {people.map((person) => (
          <li key={person.staffId}>
            <button
              type="button"
              aria-current={person.staffId === chosen?.staffId}
              className={person.isActive ? styles.person : `${styles.person} ${styles.left}`}
              onClick={() => onChoose(person.staffId)}
            >
              <span className={styles.name}>{person.name}</span>
              <span className={styles.tags}>
                {person.isActive ? null : <Tag tone="neutral">{t('closed')}</Tag>}
                {person.isActive && !person.hasPin ? <Tag tone="warning">{t('noPin')}</Tag> : null}
                {person.isActive && person.roles.includes('pharmacist') ? (
                  <LicenceTag state={person.licence.state} />
                ) : null}
              </span>
              <span className={styles.roles}>{roleNames(person.roles)}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
