import type { ReactNode } from 'react';
import { formatDateTime, formatDay, formatTime } from './format.ts';
import styles from './timeline.module.css';

/** The story of a record as a list along a line, the newest first. */
export function Timeline({ children }: { readonly children: ReactNode }) {
  return <ol className={styles.timeline}>{children}</ol>;
}

/** The first line of an event: what happened, and the state after it. */
export function TimelineHead({ children }: { readonly children: ReactNode }) {
  return <div className={styles.head}>{children}</div>;
}

/** When an event was, without the year, which is told to whoever points at it. */
export function EventTime({ atMs }: { readonly atMs: number }) {
  return (
    <time dateTime={new Date(atMs).toISOString()} title={formatDateTime(atMs)}>
      {formatDay(atMs).slice(5)} {formatTime(atMs)}
    </time>
  );
}
