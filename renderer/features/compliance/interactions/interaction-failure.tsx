import { useTranslation } from 'react-i18next';
import type { CallFailure } from '#renderer/client/call-failure.ts';
import { FileFailure } from '#renderer/ui/file-failure.tsx';

const FIELDS = ['a', 'b', 'severity', 'note', 'source'] as const;

/** Why a file is no table of interactions, down to the columns that it lacks. */
export function InteractionFailure({ failure }: { readonly failure: CallFailure | null }) {
  const { t } = useTranslation('compliance');
  const { t: tCommon } = useTranslation('common');
  if (failure === null) return null;
  const named = failure.params.fields;
  const missing = FIELDS.filter((field) => Array.isArray(named) && named.includes(field));
  const fields = missing.map((field) => t(`interactions.field.${field}`)).join(tCommon('and'));
  return (
    <FileFailure
      failure={failure}
      why={missing.length === 0 ? null : t('interactions.missing', { fields })}
    />
  );
}
