import { type ReactNode, useId } from 'react';
import styles from './section.module.css';

export interface SectionProps {
  readonly title: ReactNode;
  /** What stands at the right of the title. */
  readonly corner?: ReactNode;
  readonly children: ReactNode;
}

/** A titled part of a record. */
export function Section({ title, corner, children }: SectionProps) {
  const titleId = useId();
  return (
    <section className={styles.section} aria-labelledby={titleId}>
      <header>
        <h3 id={titleId}>{title}</h3>
        {corner}
      </header>
      {children}
    </section>
  );
}
