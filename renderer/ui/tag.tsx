import type { ReactNode } from 'react';
import styles from './tag.module.css';

export type Tone = 'neutral' | 'primary' | 'info' | 'success' | 'warning' | 'danger' | 'violet';

export interface TagProps {
  readonly tone: Tone;
  /** Carries the meaning for those who do not see the colour. */
  readonly icon?: ReactNode;
  readonly children: ReactNode;
  readonly title?: string | undefined;
}

/** A small label whose meaning is in its text and icon; the colour only helps. */
export function Tag({ tone, icon, children, title }: TagProps) {
  return (
    <span className={`${styles.tag} ${styles[tone]}`} title={title}>
      {icon}
      {children}
    </span>
  );
}
