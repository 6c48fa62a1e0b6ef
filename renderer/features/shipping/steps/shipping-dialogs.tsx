import { useShippingStore } from '../shipping-store.ts';
import type { ShownParcel } from '../shown-parcel.ts';
import { ExitDialog } from './exit-dialog.tsx';
import { ShipDialog } from './ship-dialog.tsx';
import { SlipDialog } from './slip-dialog.tsx';
import { TrackDialog } from './track-dialog.tsx';

/** The dialog that is open over the parcel, if one is. */
export function ShippingDialogs({ order, shipment }: ShownParcel) {
  const dialog = useShippingStore((state) => state.dialog);
  switch (dialog?.kind) {
    case 'ship':
      return <ShipDialog order={order} />;
    case 'track':
      return shipment === null ? null : <TrackDialog order={order} shipment={shipment} />;
    case 'exit':
      return shipment === null ? null : <ExitDialog order={order} shipment={shipment} exit={dialog.exit} />;
    case 'slip':
      return <SlipDialog order={order} />;
    default:
      return null;
  }
}
