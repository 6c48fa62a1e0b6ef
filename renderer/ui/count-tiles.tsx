import styles from './count-tiles.module.css';
import { formatCount } from './format.ts';

export interface CountTilesProps {
  readonly tiles: readonly { readonly name: string; readonly title: string; readonly count: number }[];
}

/** The numbers of a file that is taken in, large enough to be compared at a glance. */
export function CountTiles({ tiles }: CountTilesProps) {
  return (
    <dl className={styles.tiles}>
      {tiles.map(({ name, title, count }) => (
        <div key={name} data-count={name}>
          <dt>{title}</dt>
          <dd>{formatCount(count)}</dd>
        </div>
      ))}
    </dl>
  );
}
