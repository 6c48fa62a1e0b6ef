import { Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { shortcutKey } from '#renderer/app/shortcuts/shortcut-table.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import {
  RECALL_LEVELS,
  RECALL_SOURCES,
  type RecallLevel,
  type RecallSource,
} from '#shared/domain/batches.ts';

export const RECALL_REASON_ID = 'recall-reason';

/** What is said of a recall. */
export interface RecallDraft {
  readonly level: RecallLevel;
  readonly source: RecallSource;
  readonly noticeNumber: string;
  readonly reason: string;
}

export interface RecallFieldsProps {
  readonly draft: RecallDraft;
  /** Likely reasons. */
  readonly answers: readonly string[];
  readonly problem: string | null;
  readonly onChange: (change: Partial<RecallDraft>) => void;
}

/** The fields of a recall, in the order of a notice; the level that stops most stands first. */
export function RecallFields({ draft, answers, problem, onChange }: RecallFieldsProps) {
  const { t } = useTranslation('stock');
  return (
    <>
      <Field id="recall-level" label={t('recall.level')} hint={t(`recall.levelHint.${draft.level}`)}>
        <Radio.Group
          aria-label={t('recall.level')}
          value={draft.level}
          onChange={(event) => onChange({ level: event.target.value as RecallLevel })}
        >
          {RECALL_LEVELS.map((level, place) => (
            <Radio key={level} value={level} {...(place === 0 ? { id: 'recall-level' } : {})}>
              {t(`recallLevel.${level}`)}
            </Radio>
          ))}
          <Kbd keys={shortcutKey('recall', 'level')} />
        </Radio.Group>
      </Field>
      <Field id="recall-source" label={t('recall.source')}>
        <Radio.Group
          aria-label={t('recall.source')}
          value={draft.source}
          onChange={(event) => onChange({ source: event.target.value as RecallSource })}
        >
          {RECALL_SOURCES.map((source, place) => (
            <Radio key={source} value={source} {...(place === 0 ? { id: 'recall-source' } : {})}>
              {t(`recallSource.${source}`)}
            </Radio>
          ))}
          <Kbd keys={shortcutKey('recall', 'source')} />
        </Radio.Group>
      </Field>
      <ChoiceField
        id={RECALL_REASON_ID}
        label={t('adjust.reason')}
        maxLength={200}
        choices={answers}
        value={draft.reason}
        problem={problem}
        onChange={(reason) => onChange({ reason })}
        onPick={(reason) => {
          onChange({ reason });
          document.getElementById(RECALL_REASON_ID)?.focus();
        }}
      />
      <Field id="recall-notice" label={t('recall.notice')}>
        <Input
          id="recall-notice"
          autoComplete="off"
          maxLength={60}
          value={draft.noticeNumber}
          onChange={(event) => onChange({ noticeNumber: event.target.value })}
        />
      </Field>
    </>
  );
}
