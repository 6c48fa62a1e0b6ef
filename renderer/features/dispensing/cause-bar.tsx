import { Kbd } from '#renderer/ui/kbd.tsx';
import styles from './dispensing.module.css';

export interface CauseBarProps<Cause extends string> {
  /** What the causes together are called. */
  readonly label: string;
  readonly causes: readonly Cause[];
  /** The keys that choose them, in the same order. */
  readonly keys: readonly string[];
  readonly chosen: Cause;
  readonly nameOf: (cause: Cause) => string;
  readonly onChoose: (cause: Cause) => void;
}

/** Why something is not handed over as it was sold; a key chooses each. */
export function CauseBar<Cause extends string>(props: CauseBarProps<Cause>) {
  const { label, causes, keys, chosen, nameOf, onChoose } = props;
  return (
    <div className={styles.causes} role="toolbar" aria-label={label}>
      {causes.map((cause, place) => (
        <button
          key={cause}
          type="button"
          tabIndex={-1}
          aria-pressed={cause === chosen}
          onClick={() => onChoose(cause)}
        >
          <Kbd keys={keys[place] ?? ''} /> {nameOf(cause)}
        </button>
      ))}
    </div>
  );
}
