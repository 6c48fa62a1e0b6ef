import { useTranslation } from 'react-i18next';
import type { ErrorCode, ErrorParams } from '#shared/errors/index.ts';
import { type ErrorText, errorText } from './error-text.ts';

/** Makes the sentences for a failure in the user's language. */
export function useErrorText(): (failure: { code: ErrorCode; params: ErrorParams }) => ErrorText {
  const { t, i18n } = useTranslation('common');
  const find = (key: string) => {
    const found: unknown = i18n.getResource(i18n.language, 'errors', key);
    return typeof found === 'string' ? found : undefined;
  };
  return (failure) => errorText(failure, find, t('and'));
}
