import { useTranslation } from 'react-i18next';
import { formatCount } from '#renderer/ui/format.ts';
import { Section } from '#renderer/ui/section.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import type { CallOutput } from '#shared/contracts/index.ts';
import detail from '../detail/detail.module.css';
import styles from './lot.module.css';

type Cart = CallOutput<'inventory.recallReport'>['carts'][number];

/** Open and parked carts with the drug: whose line is blocked, and whose takes another batch. */
export function LotCarts({ carts }: { readonly carts: readonly Cart[] }) {
  const { t } = useTranslation('stock');
  if (carts.length === 0) return null;
  return (
    <Section title={t('lot.carts', { total: formatCount(carts.length) })}>
      <ul className={styles.carts}>
        {carts.map((cart) => (
          <li key={cart.cartId}>
            <Tag tone={cart.scanned ? 'danger' : 'neutral'}>
              {t(cart.scanned ? 'lot.cartBlocked' : 'lot.cartOther')}
            </Tag>{' '}
            {t(`lot.cart.${cart.status}`, { staff: cart.staffName })}{' '}
            <span className={detail.soft}>
              {[cart.label, `×${formatCount(cart.quantity)}`].filter((text) => text !== '').join(' ')}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
