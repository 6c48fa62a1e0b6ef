import {
  ForkOutlined,
  HourglassOutlined,
  MergeOutlined,
  RetweetOutlined,
  SwapOutlined,
} from '@ant-design/icons';
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
      {KINDS.map((kind) => (
        <Links key={kind} orders={madeFrom.filter((order) => order.kind === kind)} words={FROM[kind]} />
      ))}
      {KINDS.map((kind) => (
        <Links key={kind} orders={became.filter((order) => order.kind === kind)} words={INTO[kind]} />
      ))}
    </>
  );
}

const KINDS = ['split', 'merge', 'owe', 'exchange', 'substitute'] as const;
const FROM = {
  split: 'splitFrom',
  merge: 'mergedFrom',
  owe: 'owedFrom',
  exchange: 'exchangedFrom',
  substitute: 'substitutedFrom',
} as const;
const INTO = {
  split: 'splitInto',
  merge: 'mergedInto',
  owe: 'owedIn',
  exchange: 'exchangedInto',
  substitute: 'substitutedInto',
} as const;
const ICONS = {
  split: <ForkOutlined aria-hidden />,
  merge: <MergeOutlined aria-hidden />,
  owe: <HourglassOutlined aria-hidden />,
  exchange: <SwapOutlined aria-hidden />,
  substitute: <RetweetOutlined aria-hidden />,
};

type LinkedOrder = OrderDetail['links']['became'][number];

interface LinksProps {
  readonly orders: readonly LinkedOrder[];
  readonly words: (typeof FROM)[keyof typeof FROM] | (typeof INTO)[keyof typeof INTO];
}

function Links({ orders, words }: LinksProps) {
  const { t } = useTranslation('orders');
  const show = useRouteStore((state) => state.show);
  const [first] = orders;
  if (first === undefined) return null;
  return (
    <p className={styles.links} data-links={words}>
      {ICONS[first.kind]}
      {t(`links.${words}`)}
      {orders.map(({ orderNumber }) => (
        <Button key={orderNumber} type="link" size="small" onClick={() => show(orderNumber)}>
          {formatOrderNumber(orderNumber)}
        </Button>
      ))}
    </p>
  );
}
