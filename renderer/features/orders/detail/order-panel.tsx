import { ContainerOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { AwaitedState, RecordKeys } from '#renderer/app/shortcuts/record-keys.tsx';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorState } from '#renderer/ui/error-state.tsx';
import type { OrderFilter } from '../order-filter.ts';
import { OrderDialogs } from '../steps/order-dialogs.tsx';
import { OrderView } from './order-view.tsx';

export interface OrderPanelProps {
  readonly orderNumber: string | null;
  /** True while it is not known yet which order comes first. */
  readonly reading: boolean;
  readonly onCustomer: (change: Pick<OrderFilter, 'customer'>) => void;
}

/** The chosen order, read anew whenever the core says that orders changed. */
export function OrderPanel({ orderNumber, reading, onCustomer }: OrderPanelProps) {
  const { t } = useTranslation('orders');
  const order = useQueryCall(
    'orders.get',
    { orderNumber },
    { enabled: orderNumber !== null, keepPrevious: orderNumber !== null },
  );
  // Known before somebody pays, so that the payment opens ready for the next key.
  const settings = useQueryCall('settings.get', {});
  if (orderNumber === null && !reading) {
    return <EmptyState icon={<ContainerOutlined />} title={t('detail.none')} hint={t('detail.noneHint')} />;
  }
  if (order.isError) return <ErrorState failure={order.error} onRetry={() => void order.refetch()} />;
  if (order.data === undefined) return <AwaitedState />;
  return (
    <>
      <RecordKeys isLate={order.isPlaceholderData}>
        <OrderView order={order.data} onCustomer={onCustomer} />
      </RecordKeys>
      <OrderDialogs order={order.data} settings={settings} />
    </>
  );
}
