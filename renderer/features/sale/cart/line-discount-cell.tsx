import { useTranslation } from 'react-i18next';
import { formatMoney } from '#renderer/ui/format.ts';
import type { CartLine } from '#shared/contracts/cart.ts';
import { useDiscountText } from '../dialogs/use-discount-text.ts';
import { useSaleStore } from '../sale-store.ts';
import styles from './cart.module.css';

/** What a line is reduced by; pressing it changes it. */
export function LineDiscountCell({ line }: { readonly line: CartLine }) {
  const { t } = useTranslation('sale');
  const { open, setCurrentLine } = useSaleStore.getState();
  const discountText = useDiscountText();
  return (
    <button
      type="button"
      className={styles.discountButton}
      onClick={() => {
        setCurrentLine(line.lineId);
        open('lineDiscount');
      }}
    >
      <span className="visually-hidden">{t('cart.discountLine', { name: line.genericName })}</span>
      {line.discount === null ? '—' : discountText(line.discount)}
      {line.lineDiscountFen === 0 ? null : (
        <span className={styles.saved}>{formatMoney(-line.lineDiscountFen)}</span>
      )}
    </button>
  );
}
