import { Alert } from 'antd';
import type { ReactNode } from 'react';
import type { ShownFailure } from './error-state.tsx';
import styles from './record-panel.module.css';
import { useErrorText } from './use-error-text.ts';

export interface RecordPanelProps {
  /** The element that scrolls, for the keys that go there. */
  readonly id: string;
  /** Which record it is: another one begins at its top. */
  readonly recordId: number;
  /** A `header` with the record's number, a toolbar with its steps, and what there is to say of them. */
  readonly head: ReactNode;
  /** Lies over the end of the record: why the last step did not happen. */
  readonly failure?: ReactNode;
  readonly children: ReactNode;
}

/** The right side of a list screen: the head of the record stays in place, the rest scrolls under it. */
export function RecordPanel({ id, recordId, head, failure, children }: RecordPanelProps) {
  return (
    <div className={styles.panel}>
      <div className={styles.head}>{head}</div>
      <div className={styles.scroll}>
        {failure}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long record is scrolled by keyboard */}
        <div id={id} key={recordId} className={styles.body} tabIndex={0}>
          {children}
        </div>
      </div>
    </div>
  );
}

/** The sum of a record at the right of its head, and what it is the sum of. */
export function RecordTotal({ total, of }: { readonly total: ReactNode; readonly of: ReactNode }) {
  return (
    <div className={styles.total}>
      <strong>{total}</strong>
      <span>{of}</span>
    </div>
  );
}

/** Says that a step was taken; its place is kept free, so that nothing moves. */
export function RecordDone({ children }: { readonly children: ReactNode }) {
  return (
    <span className={styles.done} role="status">
      {children}
    </span>
  );
}

/** Why a step of the toolbar cannot be taken, in the head. */
export function RecordRefusal({ children }: { readonly children: ReactNode }) {
  return <p className={styles.refusal}>{children}</p>;
}

export interface RecordFailureProps {
  readonly failure: ShownFailure;
  readonly onClose: () => void;
}

/** Why the last step did not happen, beside the record as it is now. */
export function RecordFailure({ failure, onClose }: RecordFailureProps) {
  const { text, detail } = useErrorText()(failure);
  return (
    <Alert
      className={styles.failure ?? ''}
      type={failure.code === 'VERSION_CONFLICT' ? 'warning' : 'error'}
      showIcon
      title={text}
      {...(detail === null ? {} : { description: detail })}
      closable={{ onClose }}
    />
  );
}
