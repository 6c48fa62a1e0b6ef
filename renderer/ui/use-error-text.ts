import { useTranslation } from 'react-i18next';
import { PERMISSIONS, ROLES_WITH_PERMISSION } from '#shared/domain/permissions.ts';
import type { ErrorCode, ErrorParams } from '#shared/errors/index.ts';
import { type ErrorText, errorText } from './error-text.ts';
import { useRoleNames } from './use-role-names.ts';

/** Makes the sentences for a failure in the user's language. */
export function useErrorText(): (failure: { code: ErrorCode; params: ErrorParams }) => ErrorText {
  const { t, i18n } = useTranslation('common');
  const roleNames = useRoleNames();
  const find = (key: string) => {
    const found: unknown = i18n.getResource(i18n.language, 'errors', key);
    return typeof found === 'string' ? found : undefined;
  };
  return ({ code, params }) => {
    // A permission is a word of the program; people know who has it.
    const permission = PERMISSIONS.find((name) => name === params.permission);
    const roles = permission === undefined ? {} : { roles: roleNames(ROLES_WITH_PERMISSION[permission]) };
    return errorText({ code, params: { ...params, ...roles } }, find, t('and'));
  };
}
