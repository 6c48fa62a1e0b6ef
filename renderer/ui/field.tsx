import type { ReactNode } from 'react';
import styles from './field.module.css';

export interface FieldProps {
  /** The id of the control that the label names. */
  readonly id: string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly problem?: string | null;
  readonly children: ReactNode;
}

/** The id of a field's hint and problem, for `aria-describedby` of its control. */
export const fieldNoteId = (id: string) => `${id}-note`;

/** A labelled control. Hint and problem share one line that is always there, so that nothing moves. */
export function Field({ id, label, hint, problem = null, children }: FieldProps) {
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children}
      <p id={fieldNoteId(id)} className={problem === null ? styles.hint : styles.problem} role="status">
        {problem ?? hint}
      </p>
    </div>
  );
}
