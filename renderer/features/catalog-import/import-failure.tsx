import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRouteStore } from '#renderer/stores/route-store.ts';
import { formatCount } from '#renderer/ui/format.ts';
import { useErrorText } from '#renderer/ui/use-error-text.ts';
import { FILE_PROBLEMS, IMPORT_FIELDS } from '#shared/contracts/catalog.ts';
import { ERROR_CODES, type ErrorParams } from '#shared/errors/index.ts';

export interface ImportFailureProps {
  /** A failed call, or what the core noted of an import that failed. */
  readonly failure: { readonly code: string; readonly params: ErrorParams } | null;
}

/** What went wrong with a file, down to the reason why it cannot be read, and the way on. */
export function ImportFailure({ failure }: ImportFailureProps) {
  const { t } = useTranslation('catalogImport');
  const errorText = useErrorText();
  const go = useRouteStore((state) => state.go);
  if (failure === null) return null;
  const code = ERROR_CODES.find((known) => known === failure.code) ?? 'INTERNAL';
  const { params } = failure;
  const { text, detail } = errorText({ code, params });
  const problem = FILE_PROBLEMS.find((known) => known === params.problem);
  const missing = IMPORT_FIELDS.filter(
    (field) => Array.isArray(params.fields) && params.fields.includes(field),
  );
  const { importId } = params;
  const why =
    problem !== undefined
      ? t(`fileProblem.${problem}`)
      : missing.length > 0
        ? t('map.missing', { fields: missing.map((field) => t(`field.${field}`)).join(t('map.and')) })
        : typeof params.limit_rows === 'number'
          ? t('file.tooManyRows', { limit: formatCount(params.limit_rows) })
          : detail;
  return (
    <Alert
      type="error"
      showIcon
      title={text}
      {...(why === null ? {} : { description: why })}
      {...(code === 'IMPORT_RUNNING' && typeof importId === 'number'
        ? { action: <Button onClick={() => go('import', String(importId))}>{t('running.go')}</Button> }
        : {})}
    />
  );
}
