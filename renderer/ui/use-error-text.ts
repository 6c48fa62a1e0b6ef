import { useTranslation } from 'react-i18next';
import type { ErrorCode, ErrorParams } from '#shared/errors/index.ts';
import { type ErrorText, errorText } from './error-text.ts';

/** Makes the sentences for a failure in the user's language. */
export function useErrorText(): (failure: { code: ErrorCode; params: ErrorParams }) => ErrorText {
  const { i18n } = useTranslation('errors');
  return (failure) =>
    errorText(failure, (key) => {
      const found: unknown = i18n.getResource(i18n.language, 'errors', key);
      return typeof found === 'string' ? found : undefined;
    });
}
