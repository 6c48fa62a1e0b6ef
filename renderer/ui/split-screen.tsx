import type { ReactNode } from 'react';
import styles from './split-screen.module.css';

export interface SplitScreenProps {
  readonly listLabel: string;
  readonly list: ReactNode;
  readonly detailLabel: string;
  readonly detail: ReactNode;
  /** The screen's shortcuts. */
  readonly bar: ReactNode;
}

/** A list at the left and what is chosen in it at the right; both stay in place whatever they show. */
export function SplitScreen({ listLabel, list, detailLabel, detail, bar }: SplitScreenProps) {
  return (
    <div className={styles.screen}>
      <section className={styles.list} aria-label={listLabel}>
        {list}
      </section>
      <section className={styles.detail} aria-label={detailLabel}>
        {detail}
      </section>
      {bar}
    </div>
  );
}
