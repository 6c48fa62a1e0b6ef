import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { ROLES, type Role } from '#shared/domain/permissions.ts';
import styles from './staff.module.css';

export interface RoleFieldsProps {
  readonly roles: readonly Role[];
  readonly disabled: boolean;
  readonly problem: string | null;
  readonly onChange: (roles: Role[]) => void;
}

/** What a person may do here; each role says so in a few words. */
export function RoleFields({ roles, disabled, problem, onChange }: RoleFieldsProps) {
  const { t } = useTranslation('staff');
  const { t: tCommon } = useTranslation('common');
  return (
    <fieldset className={styles.choices}>
      <legend>{t('roles')}</legend>
      {ROLES.map((role) => (
        <Checkbox
          key={role}
          checked={roles.includes(role)}
          disabled={disabled}
          onChange={({ target }) =>
            onChange(ROLES.filter((other) => (other === role ? target.checked : roles.includes(other))))
          }
        >
          {tCommon(`role.${role}`)} <span className={styles.soft}>{t(`roleHint.${role}`)}</span>
        </Checkbox>
      ))}
      <p role="status" className={styles.problem}>
        {problem}
      </p>
    </fieldset>
  );
}
