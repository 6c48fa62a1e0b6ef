import { ForkOutlined, MergeOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRouteStore } from '#renderer/stores/route-store.ts';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import { formatOrderNumber } from '#shared/domain/order-number.ts';
import styles from './detail.module.css';

/** The orders that this one was made from, and those that it became; each leads there. */
export function OrderLinks({ order }: { readonly order: OrderDetail }) {
  const { madeFrom, became } = order.links;
  return (
    <>
      <Links orders={madeFrom} words={{ split: 'splitFrom', merge: 'mergedFrom' }} />
      <Links orders={became} words={{ split: 'splitInto', merge: 'mergedInto' }} />
    </>
  );
}

type LinkedOrder = OrderDetail['links']['became'][number];

interface LinksProps {
  readonly orders: readonly LinkedOrder[];
  readonly words: {
    readonly split: 'splitFrom' | 'splitInto';
    readonly merge: 'mergedFrom' | 'mergedInto';
  };
}

function Links({ orders, words }: LinksProps) {
  const { t } = useTranslation('orders');
  const show = useRouteStore((state) => state.show);
  const [first] = orders;
  if (first === undefined) return null;
  return (
    <p className={styles.links} data-links={words[first.kind]}>
      {first.kind === 'split' ? <ForkOutlined aria-hidden /> : <MergeOutlined aria-hidden />}
      {t(`links.${words[first.kind]}`)}
      {orders.map(({ orderNumber }) => (
        <Button key={orderNumber} type="link" size="small" onClick={() => show(orderNumber)}>
          {formatOrderNumber(orderNumber)}
        </Button>
      ))}
    </p>
  );
}
