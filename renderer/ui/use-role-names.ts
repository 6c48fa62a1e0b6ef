import { useTranslation } from 'react-i18next';
import { ROLES, type Role } from '#shared/domain/permissions.ts';

/** The names of roles in the user's language; somebody who holds all of them has one word. */
export function useRoleNames(): (roles: readonly Role[]) => string {
  const { t } = useTranslation('common');
  return (roles) =>
    roles.length === ROLES.length
      ? t('role.all')
      : roles.map((role) => t(`role.${role}`)).join(t('listSeparator'));
}
