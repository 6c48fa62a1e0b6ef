import { Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field, fieldNoteId } from '../field.tsx';
import type { PackDraft } from './pack-draft.ts';
import styles from './split.module.css';

export interface PackCodeFieldProps {
  readonly draft: PackDraft;
  /** True where every pack but older stock has a code: then one without needs a reason. */
  readonly asksForCode: boolean;
  /** What is wrong with the code that was scanned last, or null. */
  readonly problem: string | null;
  readonly onDraft: (change: Partial<PackDraft>) => void;
}

/** The trace code of the pack that is opened, or why there is none. */
export function PackCodeField({ draft, asksForCode, problem, onDraft }: PackCodeFieldProps) {
  const { t } = useTranslation('splitting');
  const { t: tDispensing } = useTranslation('dispensing');
  const reasons = (['noCode', 'damaged', 'scanner'] as const).map((key) =>
    tDispensing(`byEye.reasons.${key}`),
  );
  const { code, noCodeReason } = draft;
  return (
    <div className={styles.code}>
      <Field
        id="split-pack-code"
        label={t('open.code')}
        hint={t(asksForCode ? 'open.codeHint' : 'open.codeOptional')}
        problem={problem}
      >
        <Input
          id="split-pack-code"
          autoComplete="off"
          maxLength={200}
          disabled={noCodeReason !== ''}
          status={problem === null ? '' : 'error'}
          aria-invalid={problem !== null}
          aria-describedby={fieldNoteId('split-pack-code')}
          value={code}
          onChange={(event) => onDraft({ code: event.target.value.trim() })}
        />
      </Field>
      {asksForCode ? (
        <Radio.Group
          name="split-no-code"
          aria-label={t('open.noCode')}
          value={noCodeReason}
          options={[
            { value: '', label: t('open.hasCode') },
            ...reasons.map((reason) => ({ value: reason, label: reason })),
          ]}
          onChange={(event) => onDraft({ noCodeReason: event.target.value, code: '' })}
        />
      ) : null}
    </div>
  );
}
