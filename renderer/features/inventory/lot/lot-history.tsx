import { useTranslation } from 'react-i18next';
import { formatMinute } from '#renderer/ui/format.ts';
import { keyedByPlace } from '#renderer/ui/keyed-by-place.ts';
import { Section } from '#renderer/ui/section.tsx';
import type { CallOutput } from '#shared/contracts/index.ts';
import detail from '../detail/detail.module.css';
import styles from './lot.module.css';

type History = CallOutput<'inventory.recallReport'>['history'];

/** Everything that was ever done to stop the lot or let it go, newest first. */
export function LotHistory({ history }: { readonly history: History }) {
  const { t } = useTranslation('stock');
  if (history.length === 0) return null;
  return (
    <Section title={t('lot.history')}>
      <ul className={styles.carts}>
        {keyedByPlace(history).map(({ key, item: hold }) => (
          <li key={key}>
            {formatMinute(hold.atMs)} <strong>{t(`holdAction.${hold.action}`)}</strong> {hold.reason}{' '}
            <span className={detail.soft}>{hold.staffName}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
