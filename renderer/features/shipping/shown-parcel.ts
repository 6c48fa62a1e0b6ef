import type { OrderDetail } from '#shared/contracts/orders.ts';
import type { ShipmentDetail } from '#shared/contracts/shipping.ts';

/** An order and the parcel that it was sent in; null while it waits to be sent. */
export interface ShownParcel {
  readonly order: OrderDetail;
  readonly shipment: ShipmentDetail | null;
}
