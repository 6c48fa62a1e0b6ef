import { RecordPanel } from '#renderer/ui/record-panel.tsx';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import type { OrderFilter } from '../order-filter.ts';
import styles from './detail.module.css';
import { OrderActions } from './order-actions.tsx';
import { OrderAmounts } from './order-amounts.tsx';
import { ORDER_DETAIL_ID } from './order-detail-id.ts';
import { OrderFailure } from './order-failure.tsx';
import { OrderHeader } from './order-header.tsx';
import { OrderLines } from './order-lines.tsx';
import { OrderLinks } from './order-links.tsx';
import { OrderPayments } from './order-payments.tsx';
import { OrderPeople } from './order-people.tsx';
import { OrderRequests } from './order-requests.tsx';
import { OrderTimeline } from './order-timeline.tsx';

export interface OrderViewProps {
  readonly order: OrderDetail;
  readonly onCustomer: (change: Pick<OrderFilter, 'customer'>) => void;
}

/** Everything about an order: its head and actions stay in place, the rest scrolls under them. */
export function OrderView({ order, onCustomer }: OrderViewProps) {
  return (
    <RecordPanel
      id={ORDER_DETAIL_ID}
      recordId={order.orderId}
      head={
        <>
          <OrderHeader order={order} />
          <OrderLinks order={order} />
          <OrderActions order={order} />
        </>
      }
      failure={<OrderFailure orderNumber={order.orderNumber} />}
    >
      <OrderLines order={order} />
      <div className={styles.columns}>
        <OrderAmounts order={order} />
        <div className={styles.column}>
          <OrderPayments order={order} />
          <OrderRequests order={order} />
          <OrderPeople order={order} onCustomer={onCustomer} />
        </div>
        <OrderTimeline order={order} />
      </div>
    </RecordPanel>
  );
}
