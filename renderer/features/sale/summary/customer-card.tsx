import { CrownFilled, UserAddOutlined, UserOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import type { CartView } from '#shared/contracts/cart.ts';
import { useSaleStore } from '../sale-store.ts';
import styles from './summary.module.css';

/** Who buys; pressing it finds or adds a customer. */
export function CustomerCard({ cart }: { readonly cart: CartView | null }) {
  const { t } = useTranslation('sale');
  const open = useSaleStore((state) => state.open);
  const awaited = useSaleStore((state) => state.awaited);
  const customer = cart?.customer ?? awaited;
  return (
    <button type="button" className={styles.customer} onClick={() => open('customer')}>
      <span className={styles.customerIcon} aria-hidden>
        {customer === null ? <UserAddOutlined /> : <UserOutlined />}
      </span>
      <span className={styles.customerText}>
        <strong title={customer?.name}>{customer === null ? t('summary.walkIn') : customer.name}</strong>
        <span className={styles.customerFacts}>
          <span>{customer === null ? t('summary.addCustomer') : customer.phone}</span>
          {customer?.isMember ? (
            <Tag tone="primary" icon={<CrownFilled aria-hidden />}>
              {t('summary.member')}
            </Tag>
          ) : null}
        </span>
      </span>
      <Kbd keys="F3" />
    </button>
  );
}
