import type { ReactNode } from 'react';
import styles from './center-card.module.css';

export interface CenterCardProps {
  readonly title: string;
  readonly hint?: string;
  /** What cannot go on has the colour of danger. */
  readonly tone?: 'primary' | 'danger';
  readonly corner?: ReactNode;
  readonly children: ReactNode;
}

/** What comes before the counter: one card in the middle of the window. */
export function CenterCard({ title, hint, tone = 'primary', corner, children }: CenterCardProps) {
  return (
    <main className={styles.page}>
      <div className={`${styles.card} ${styles[tone]}`}>
        <header className={styles.header}>
          <h1>{title}</h1>
          {corner}
        </header>
        {hint === undefined ? null : <p className={styles.hint}>{hint}</p>}
        {children}
      </div>
    </main>
  );
}
