import { type ReactNode, useEffect } from 'react';
import styles from './record-list.module.css';

export const optionId = (listId: string, key: string | number) => `${listId}-${key}`;

export interface RecordListProps<T> {
  readonly id: string;
  readonly label: string;
  readonly records: readonly T[];
  readonly keyOf: (record: T) => string | number;
  readonly chosen: string | number | null;
  /** True while the next answer is on its way and these records belong to the one before. */
  readonly stale: boolean;
  readonly onChoose: (record: T) => void;
  readonly children: (record: T) => ReactNode;
}

/** Records to choose one of. The focus stays in the search field above, which says which one is chosen. */
export function RecordList<T>(props: RecordListProps<T>) {
  const { id, chosen, keyOf } = props;
  useEffect(() => {
    if (chosen !== null) document.getElementById(optionId(id, chosen))?.scrollIntoView({ block: 'nearest' });
  }, [id, chosen]);
  return (
    <div id={id} role="listbox" aria-label={props.label} aria-busy={props.stale} className={styles.list}>
      {props.records.map((record) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the search field, which has the focus, hears the keys
        // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the search field (aria-activedescendant)
        <div
          key={keyOf(record)}
          id={optionId(id, keyOf(record))}
          role="option"
          aria-selected={keyOf(record) === chosen}
          className={styles.record}
          onClick={() => props.onChoose(record)}
        >
          {props.children(record)}
        </div>
      ))}
    </div>
  );
}
