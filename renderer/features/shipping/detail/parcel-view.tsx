import { CheckCircleFilled } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { FailureAlert } from '#renderer/ui/failure-alert.tsx';
import { RecordDone, RecordPanel } from '#renderer/ui/record-panel.tsx';
import { StatusTag } from '#renderer/ui/status-tag.tsx';
import { formatOrderNumber } from '#shared/domain/order-number.ts';
import { ShipmentTag } from '../shipment-tag.tsx';
import { useShippingStore } from '../shipping-store.ts';
import type { ShownParcel } from '../shown-parcel.ts';
import styles from './detail.module.css';
import { ParcelActions } from './parcel-actions.tsx';
import { PARCEL_DETAIL_ID } from './parcel-detail-id.ts';
import { ParcelFacts } from './parcel-facts.tsx';
import { ParcelLines } from './parcel-lines.tsx';
import { ParcelStory } from './parcel-story.tsx';

/** Everything about a parcel: its head and actions stay in place, the rest scrolls under them. */
export function ParcelView({ order, shipment }: ShownParcel) {
  const { t } = useTranslation('shipping');
  const { done, failure } = useShippingStore();
  return (
    <RecordPanel
      id={PARCEL_DETAIL_ID}
      recordId={order.orderId}
      head={
        <>
          <header>
            <h2>
              <span data-testid="order-number">{formatOrderNumber(order.orderNumber)}</span>
              <ShipmentTag state={shipment?.state ?? 'pending'} />
              <span className={styles.orderState}>
                {t('detail.order')} <StatusTag status={order.status} />
              </span>
            </h2>
            <RecordDone>
              {done?.orderNumber === order.orderNumber ? (
                <>
                  <CheckCircleFilled aria-hidden /> {t(`done.${done.deed}`)}
                </>
              ) : null}
            </RecordDone>
          </header>
          <ParcelActions order={order} shipment={shipment} />
          {failure?.orderNumber === order.orderNumber ? <FailureAlert failure={failure.failure} /> : null}
        </>
      }
    >
      <div className={styles.columns}>
        <ParcelFacts order={order} shipment={shipment} />
        <ParcelStory order={order} shipment={shipment} />
      </div>
      <ParcelLines order={order} />
    </RecordPanel>
  );
}
