import { InboxOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { AwaitedState, RecordKeys } from '#renderer/app/shortcuts/record-keys.tsx';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorState } from '#renderer/ui/error-state.tsx';
import { ShippingDialogs } from '../steps/shipping-dialogs.tsx';
import { ParcelView } from './parcel-view.tsx';

export interface ParcelPanelProps {
  readonly orderNumber: string | null;
  /** True while it is not known yet which parcel comes first. */
  readonly reading: boolean;
}

/** The chosen parcel with its order, read anew whenever the core says that orders changed. */
export function ParcelPanel({ orderNumber, reading }: ParcelPanelProps) {
  const { t } = useTranslation('shipping');
  const order = useQueryCall(
    'orders.get',
    { orderNumber },
    { enabled: orderNumber !== null, keepPrevious: orderNumber !== null },
  );
  const orderId = order.data?.orderId ?? 1;
  const parcel = useQueryCall('shipping.get', { orderId }, { enabled: order.data !== undefined });
  if (orderNumber === null && !reading) {
    return <EmptyState icon={<InboxOutlined />} title={t('detail.none')} hint={t('detail.noneHint')} />;
  }
  if (order.isError) return <ErrorState failure={order.error} onRetry={() => void order.refetch()} />;
  if (parcel.isError) return <ErrorState failure={parcel.error} onRetry={() => void parcel.refetch()} />;
  if (order.data === undefined || parcel.data === undefined) return <AwaitedState />;
  const shown = { order: order.data, shipment: parcel.data.shipment };
  return (
    <>
      <RecordKeys isLate={order.isPlaceholderData}>
        <ParcelView {...shown} />
      </RecordKeys>
      <ShippingDialogs key={shown.order.orderId} {...shown} />
    </>
  );
}
