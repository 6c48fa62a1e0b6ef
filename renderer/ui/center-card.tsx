import type { ReactNode } from 'react';
import styles from './center-card.module.css';

export interface CenterCardProps {
  readonly title: string;
  readonly hint: string;
  readonly corner?: ReactNode;
  readonly children: ReactNode;
}

/** A question that comes before the counter: one card in the middle of the window. */
export function CenterCard({ title, hint, corner, children }: CenterCardProps) {
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <header className={styles.header}>
          <h1>{title}</h1>
          {corner}
        </header>
        <p className={styles.hint}>{hint}</p>
        {children}
      </div>
    </main>
  );
}
