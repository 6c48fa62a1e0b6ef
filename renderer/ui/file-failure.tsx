import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FILE_PROBLEMS } from '#shared/contracts/catalog.ts';
import { ERROR_CODES, type ErrorParams } from '#shared/errors/index.ts';
import { formatCount } from './format.ts';
import { useErrorText } from './use-error-text.ts';

export interface FileFailureProps {
  readonly failure: { readonly code: string; readonly params: ErrorParams } | null;
  /** What the screen knows of its own files beyond the error, as columns that are missing. */
  readonly why?: string | null;
  readonly action?: ReactNode;
}

/** What went wrong with a file, down to the reason why it cannot be read. */
export function FileFailure({ failure, why = null, action }: FileFailureProps) {
  const { t } = useTranslation('common');
  const errorText = useErrorText();
  if (failure === null) return null;
  const code = ERROR_CODES.find((known) => known === failure.code) ?? 'INTERNAL';
  const { params } = failure;
  const { text, detail } = errorText({ code, params });
  const problem = FILE_PROBLEMS.find((known) => known === params.problem);
  const reason =
    problem !== undefined
      ? t(`fileProblem.${problem}`)
      : (why ??
        (typeof params.limit_rows === 'number'
          ? t('file.tooManyRows', { limit: formatCount(params.limit_rows) })
          : detail));
  return (
    <Alert
      type="error"
      showIcon
      title={text}
      {...(reason === null ? {} : { description: reason })}
      {...(action === undefined ? {} : { action })}
    />
  );
}
