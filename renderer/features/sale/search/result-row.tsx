import { memo } from 'react';
import { DrugHitCells } from '#renderer/ui/drug-hit-cells.tsx';
import type { DrugHit } from '#shared/contracts/catalog.ts';
import styles from './search.module.css';

export interface ResultRowProps {
  readonly hit: DrugHit;
  readonly id: string;
  readonly highlighted: boolean;
  readonly today: string;
  readonly onChoose: (hit: DrugHit) => void;
}

/** One drug found, and what this counter can sell of it now. */
export const ResultRow = memo(function ResultRow({ hit, id, highlighted, today, onChoose }: ResultRowProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the search box, which has the focus, hears the keys of its listbox
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the search box (aria-activedescendant)
    <div
      id={id}
      role="option"
      aria-selected={highlighted}
      className={styles.row}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onChoose(hit)}
    >
      <DrugHitCells hit={hit} today={today} />
    </div>
  );
});
