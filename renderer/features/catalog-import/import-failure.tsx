import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRouteStore } from '#renderer/stores/route-store.ts';
import { FileFailure } from '#renderer/ui/file-failure.tsx';
import { IMPORT_FIELDS } from '#shared/contracts/catalog.ts';
import type { ErrorParams } from '#shared/errors/index.ts';

export interface ImportFailureProps {
  /** A failed call, or what the core noted of an import that failed. */
  readonly failure: { readonly code: string; readonly params: ErrorParams } | null;
}

/** What went wrong with a catalogue's file, and the way on. */
export function ImportFailure({ failure }: ImportFailureProps) {
  const { t } = useTranslation('catalogImport');
  const go = useRouteStore((state) => state.go);
  if (failure === null) return null;
  const { fields, importId } = failure.params;
  const missing = IMPORT_FIELDS.filter((field) => Array.isArray(fields) && fields.includes(field));
  const why =
    missing.length === 0
      ? null
      : t('map.missing', { fields: missing.map((field) => t(`field.${field}`)).join(t('map.and')) });
  return (
    <FileFailure
      failure={failure}
      why={why}
      {...(failure.code === 'IMPORT_RUNNING' && typeof importId === 'number'
        ? { action: <Button onClick={() => go('import', String(importId))}>{t('running.go')}</Button> }
        : {})}
    />
  );
}
