import { useTranslation } from 'react-i18next';
import { useCarriers } from '#renderer/client/use-carriers.ts';
import { formatDay, formatTimeOfDay } from '#renderer/ui/format.ts';
import row from '#renderer/ui/record-row.module.css';
import type { ShipmentSummary } from '#shared/contracts/shipping.ts';
import { formatOrderNumber } from '#shared/domain/order-number.ts';
import { ShipmentTag } from '../shipment-tag.tsx';
import styles from './list.module.css';

/** A parcel in two lines: whose it is and how it stands; with whom it travels and since when. */
export function ParcelRow({ parcel }: { readonly parcel: ShipmentSummary }) {
  const { t } = useTranslation('shipping');
  const carriers = useCarriers();
  const who = [parcel.receiverName, parcel.receiverPhone].filter((text) => text !== '').join(' ');
  const carrier = [carriers.shown(parcel.carrier), parcel.trackingNumber]
    .filter((text) => text !== '')
    .join(' ');
  return (
    <div className={row.row}>
      <span className={row.number}>{formatOrderNumber(parcel.orderNumber)}</span>
      <ShipmentTag state={parcel.state} />
      <time className={styles.when} dateTime={new Date(parcel.stateAtMs).toISOString()}>
        {formatDay(parcel.stateAtMs).slice(5)} {formatTimeOfDay(parcel.stateAtMs)}
      </time>
      <span className={styles.who}>{who === '' ? t('nobody') : who}</span>
      <span className={styles.carrier}>
        {carrier === ''
          ? `${t('list.kinds', { count: parcel.itemCount })} ${t('list.units', { count: parcel.quantity })}`
          : carrier}
      </span>
    </div>
  );
}
