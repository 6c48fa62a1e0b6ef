import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field, fieldNoteId } from '#renderer/ui/field.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import styles from './request.module.css';
import { type MissingPart, type RequestDraft, reasonsFor } from './request-draft.ts';

export interface RequestReasonsProps {
  readonly draft: RequestDraft;
  readonly missing: readonly MissingPart[];
  readonly onChange: (part: Partial<RequestDraft>) => void;
}

const TEXT_ID = 'request-reason-text';

/** Why somebody comes back: one of the reasons by its number key, and more in words. */
export function RequestReasons({ draft, missing, onChange }: RequestReasonsProps) {
  const { t } = useTranslation('afterSales');
  const problem = missing.includes('reason')
    ? t('request.missing.reason')
    : missing.includes('reasonText')
      ? t('request.missing.reasonText')
      : null;
  return (
    <Field id={TEXT_ID} label={t('request.reason')} problem={problem}>
      <div className={styles.reasons}>
        {reasonsFor(draft.kind).map((reason, place) => (
          <button
            key={reason}
            type="button"
            tabIndex={-1}
            aria-pressed={reason === draft.reasonCode}
            onClick={() => onChange({ reasonCode: reason })}
          >
            <Kbd keys={String(place + 1)} />
            {t(`reason.${reason}`)}
          </button>
        ))}
      </div>
      <Input
        id={TEXT_ID}
        data-initial-focus
        data-command-line
        autoComplete="off"
        maxLength={200}
        placeholder={t('request.reasonText')}
        status={problem === null ? '' : 'error'}
        aria-describedby={fieldNoteId(TEXT_ID)}
        value={draft.reasonText}
        onChange={(event) => onChange({ reasonText: event.target.value })}
      />
    </Field>
  );
}
