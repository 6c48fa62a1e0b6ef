import type { ReactNode } from 'react';
import styles from './tender.module.css';
import type { DueFacts } from './tender-draft.ts';
import { TenderEntry } from './tender-entry.tsx';
import { TenderSummary } from './tender-summary.tsx';
import type { useTenderDraft } from './use-tender-draft.ts';

export interface TenderColumnsProps {
  readonly tender: ReturnType<typeof useTenderDraft>;
  readonly due: DueFacts;
  readonly busy: boolean;
  /** True when the amount is what is asked for first. */
  readonly first: boolean;
  /** What else is asked, over and under the amount. */
  readonly before?: ReactNode;
  readonly after?: ReactNode;
  readonly onConfirm: () => void;
}

/** Taking money: the entry at the left, the sums and the way on at the right. */
export function TenderColumns({ tender, due, busy, first, before, after, onConfirm }: TenderColumnsProps) {
  return (
    <div className={styles.columns}>
      <div className={styles.entry}>
        {before}
        <TenderEntry
          draft={tender.draft}
          quick={tender.quick}
          problem={tender.problem}
          first={first}
          onKind={tender.setKind}
          onChange={tender.change}
          onAmount={tender.setAmount}
        />
        {after}
      </div>
      <TenderSummary
        draft={tender.draft}
        due={due}
        amounts={tender.amounts}
        busy={busy}
        onConfirm={onConfirm}
      />
    </div>
  );
}
