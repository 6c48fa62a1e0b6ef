import { BarcodeOutlined } from '@ant-design/icons';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { useToday } from '#renderer/ui/use-today.ts';
import type { CartView } from '#shared/contracts/cart.ts';
import styles from './cart.module.css';
import { CartRow } from './cart-row.tsx';
import { cartRowId } from './cart-row-id.ts';
import { useCurrentLine } from './use-cart.ts';

/** The lines of the cart; the current one is where quantity, discount and removal go. */
export function CartTable({ cart }: { readonly cart: CartView | null }) {
  const { t } = useTranslation('sale');
  const today = useToday();
  const current = useCurrentLine(cart);
  const currentId = current?.lineId ?? null;
  useEffect(() => {
    if (currentId !== null)
      document.getElementById(cartRowId(currentId))?.scrollIntoView({ block: 'nearest' });
  }, [currentId]);

  if (cart === null || cart.lines.length === 0) {
    return (
      <div className={styles.frame}>
        <EmptyState
          icon={<BarcodeOutlined />}
          title={t('cart.empty')}
          hint={
            <span className={styles.emptyHint}>
              {t('cart.emptyHint')} <Kbd keys="F7" /> {t('cart.emptyResume')}
            </span>
          }
        />
      </div>
    );
  }
  return (
    <div className={styles.frame}>
      <table className={styles.table} aria-label={t('cart.label')}>
        <thead>
          <tr>
            <th className={styles.select}>
              <span className="visually-hidden">{t('cart.select')}</span>
            </th>
            <th>{t('cart.drug')}</th>
            <th className={styles.batch}>{t('cart.expiryStock')}</th>
            <th className={styles.unitPrice}>{t('cart.price')}</th>
            <th className={styles.quantity}>{t('cart.quantity')}</th>
            <th className={styles.discount}>{t('cart.discount')}</th>
            <th className={styles.amount}>{t('cart.amount')}</th>
            <th className={styles.remove}>
              <span className="visually-hidden">{t('cart.remove')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {cart.lines.map((line) => (
            <CartRow key={line.lineId} line={line} current={line.lineId === currentId} today={today} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
