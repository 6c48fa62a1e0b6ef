import { Input } from 'antd';
import styles from './choice-field.module.css';
import { Field, fieldNoteId } from './field.tsx';
import { Kbd } from './kbd.tsx';

export interface ChoiceFieldProps {
  readonly id: string;
  readonly label: string;
  readonly maxLength: number;
  /** Likely answers, each with its number key. */
  readonly choices: readonly string[];
  readonly value: string;
  readonly problem: string | null;
  readonly onChange: (value: string) => void;
  readonly onPick: (choice: string) => void;
}

/** A text with likely answers under it. While it is empty, number keys take them; then it is typed on as usual. */
export function ChoiceField(props: ChoiceFieldProps) {
  return (
    <Field id={props.id} label={props.label} problem={props.problem}>
      <Input
        id={props.id}
        data-initial-focus
        data-command-line
        autoComplete="off"
        maxLength={props.maxLength}
        status={props.problem === null ? '' : 'error'}
        aria-invalid={props.problem !== null}
        aria-describedby={fieldNoteId(props.id)}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      />
      <div className={styles.choices}>
        {props.choices.map((choice, place) => (
          <button
            key={choice}
            type="button"
            tabIndex={-1}
            aria-pressed={choice === props.value}
            onClick={() => props.onPick(choice)}
          >
            {place < 9 ? <Kbd keys={String(place + 1)} /> : null}
            {choice}
          </button>
        ))}
      </div>
    </Field>
  );
}
