import { useTranslation } from 'react-i18next';
import { formatMinute } from '#renderer/ui/format.ts';
import type { Batch } from '#shared/contracts/inventory.ts';
import styles from './holds.module.css';

/** Who stopped a batch, when and why; nothing while it is on sale. */
export function HoldLine({ batch: { hold } }: { readonly batch: Batch }) {
  const { t } = useTranslation('stock');
  if (hold === null) return null;
  const { action, staffName, atMs, reason } = hold;
  return (
    <span className={styles.holdLine}>
      {t(`holdAction.${action}`)} · {staffName} · {formatMinute(atMs)} · {reason}
    </span>
  );
}
