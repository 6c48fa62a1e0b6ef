import { LockOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { type Permission, ROLES_WITH_PERMISSION } from '#shared/domain/permissions.ts';
import styles from './changed-by.module.css';
import { useRoleNames } from './use-role-names.ts';

/** Stands where somebody else would find the way to change something: whose it is to change. */
export function ChangedBy({ permission }: { readonly permission: Permission }) {
  const { t } = useTranslation('common');
  const roleNames = useRoleNames();
  return (
    <span className={styles.note}>
      <LockOutlined aria-hidden /> {t('changedBy', { roles: roleNames(ROLES_WITH_PERMISSION[permission]) })}
    </span>
  );
}
