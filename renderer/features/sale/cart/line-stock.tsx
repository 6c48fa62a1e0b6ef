import { WarningFilled } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { ExpiryTag } from '#renderer/ui/expiry-tag.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import type { CartLine } from '#shared/contracts/cart.ts';
import styles from './cart.module.css';

/** Nearest expiry and sellable stock of a line, with the shortage where there is one. */
export function LineStock({ line, today }: { readonly line: CartLine; readonly today: string }) {
  const { t } = useTranslation('sale');
  const short = line.warnings.some((warning) => warning.code === 'insufficient_stock');
  const quantity = formatCount(line.availableQuantity);
  return (
    <>
      <div>
        <ExpiryTag date={line.nearestExpiry} today={today} />
      </div>
      <div className={short ? styles.short : styles.stock}>
        {short ? <WarningFilled aria-hidden /> : null}{' '}
        {short && line.availableQuantity === 0
          ? t('cart.noneLeft')
          : t(short ? 'cart.onlyLeft' : 'cart.inStock', { quantity })}
      </div>
    </>
  );
}
