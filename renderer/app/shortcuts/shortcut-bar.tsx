import { Kbd } from '#renderer/ui/kbd.tsx';
import styles from './shortcut-bar.module.css';
import { type ShortcutId, type ShortcutScope, shortcutsOf } from './shortcut-table.ts';
import { useShortcutLabels } from './use-shortcut-labels.ts';

export interface ShortcutBarProps<S extends ShortcutScope> {
  readonly scope: S;
  readonly items: readonly {
    readonly id: ShortcutId<S>;
    readonly run: () => void;
    readonly disabled?: boolean;
  }[];
}

/** A screen's main shortcuts as buttons at its foot: what a key does is always in sight. */
export function ShortcutBar<S extends ShortcutScope>({ scope, items }: ShortcutBarProps<S>) {
  const labels = useShortcutLabels();
  const keysOf = new Map(shortcutsOf(scope).map(([id, { keys }]) => [id, keys[0] ?? '']));
  return (
    <div className={styles.bar} role="toolbar" aria-label={labels.scope(scope)}>
      {items.map(({ id, run, disabled = false }) => (
        <button key={id} type="button" disabled={disabled} onClick={run}>
          <Kbd keys={keysOf.get(id) ?? ''} />
          {labels.inBar(scope, id)}
        </button>
      ))}
    </div>
  );
}
