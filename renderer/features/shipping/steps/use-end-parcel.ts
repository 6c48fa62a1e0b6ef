import { useState } from 'react';
import { useCommand } from '#renderer/client/use-command.ts';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import type { ShipmentDetail } from '#shared/contracts/shipping.ts';
import type { ShipmentExit } from '#shared/domain/shipment-states.ts';
import { useShippingStore } from '../shipping-store.ts';
import { useOvertaken } from './use-overtaken.ts';

/** Takes a way out of a parcel's story, from the version that was on the screen when the dialog opened. */
export function useEndParcel({ orderNumber }: OrderDetail, shipment: ShipmentDetail, exit: ShipmentExit) {
  const finish = useShippingStore((state) => state.finish);
  const overtaken = useOvertaken(orderNumber);
  const [{ shipmentId, version }] = useState(shipment);
  const lost = useCommand('shipping.closeLost');
  const refused = useCommand('shipping.receiveRefused');
  const received = useCommand('shipping.confirmReceipt');
  const command = { close_lost: lost, receive_refused: refused, confirm_receipt: received }[exit];
  return {
    busy: command.isPending,
    failure: command.error,
    submit: (reason: string) => {
      if (command.isPending) return;
      const seen = { shipmentId, version };
      const then = { onSuccess: () => finish({ orderNumber, deed: exit }), onError: overtaken };
      if (exit === 'close_lost') lost.mutate({ ...seen, reason }, then);
      else if (exit === 'receive_refused') refused.mutate({ ...seen, reason }, then);
      else received.mutate(seen, then);
    },
  };
}
