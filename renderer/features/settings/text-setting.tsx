import { Input } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Field, fieldNoteId } from '#renderer/ui/field.tsx';

/** What is wrong with a value among the settings. */
export type SettingProblem = 'required' | 'number';

export interface TextSettingProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly maxLength: number;
  readonly numeric?: boolean;
  readonly problem: SettingProblem | null;
  readonly onChange: (value: string) => void;
}

/** One line of text among the settings. */
export function TextSetting({ numeric = false, ...props }: TextSettingProps) {
  const { t } = useTranslation('settings');
  const id = useId();
  return (
    <Field
      id={id}
      label={props.label}
      hint={props.hint}
      problem={props.problem === null ? null : t(`problem.${props.problem}`)}
    >
      <Input
        id={id}
        autoComplete="off"
        inputMode={numeric ? 'numeric' : 'text'}
        maxLength={props.maxLength}
        status={props.problem === null ? '' : 'error'}
        aria-invalid={props.problem !== null}
        aria-describedby={fieldNoteId(id)}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      />
    </Field>
  );
}
