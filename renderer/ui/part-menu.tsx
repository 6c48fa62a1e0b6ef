import type { ReactNode } from 'react';
import { Kbd } from './kbd.tsx';
import styles from './part-menu.module.css';

export interface PartMenuProps<Part extends string> {
  /** What the parts together are called. */
  readonly label: string;
  readonly parts: readonly { readonly id: Part; readonly name: string; readonly icon?: ReactNode }[];
  readonly current: Part;
  /** The keys that go to the part before and to the one after, and what they do. */
  readonly keys: { readonly previous: string; readonly next: string; readonly hint: string };
  readonly onChoose: (part: Part) => void;
}

/** A menu longer than the display follows the keys. */
const keepInView = (button: HTMLButtonElement | null) => button?.scrollIntoView({ block: 'nearest' });

/** The way between the parts of a screen that shows one at a time. */
export function PartMenu<Part extends string>({
  label,
  parts,
  current,
  keys,
  onChoose,
}: PartMenuProps<Part>) {
  return (
    <nav className={styles.menu} aria-label={label}>
      {parts.map(({ id, name, icon }) => (
        <button
          key={id}
          ref={id === current ? keepInView : undefined}
          type="button"
          aria-current={id === current ? 'page' : undefined}
          onClick={() => onChoose(id)}
        >
          {icon}
          {name}
        </button>
      ))}
      <p>
        <Kbd keys={keys.previous} /> <Kbd keys={keys.next} /> {keys.hint}
      </p>
    </nav>
  );
}
