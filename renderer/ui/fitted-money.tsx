import type { CSSProperties } from 'react';
import styles from './fitted-money.module.css';
import { formatMoney } from './format.ts';

/**
 * An amount as large as `--largest` says where it stands, and smaller when it has so many digits that it would
 * not fit there: an amount is never cut.
 */
export function FittedMoney({ fen }: { readonly fen: number }) {
  const text = formatMoney(fen);
  return (
    <span className={styles.room}>
      <span className={styles.amount} style={{ '--characters': text.length } as CSSProperties}>
        {text}
      </span>
    </span>
  );
}
