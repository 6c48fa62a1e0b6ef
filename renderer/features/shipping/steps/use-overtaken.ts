import { useQueryClient } from '@tanstack/react-query';
import type { CallFailure } from '#renderer/client/call-failure.ts';
import { useShippingStore } from '../shipping-store.ts';

/** Failures after which the parcel is another than the one that the dialog was opened for. */
const OVERTAKEN = [
  'VERSION_CONFLICT',
  'INVALID_SHIPMENT_STATE',
  'INVALID_ORDER_STATUS',
  'SHIPMENT_NOT_FOUND',
  'ORDER_NOT_FOUND',
];

/** Closes the dialog and says beside the parcel, read anew, that somebody else was faster. */
export function useOvertaken(orderNumber: string): (failure: CallFailure) => void {
  const queryClient = useQueryClient();
  const tell = useShippingStore((state) => state.tell);
  return (failure) => {
    if (!OVERTAKEN.includes(failure.code)) return;
    for (const name of ['orders.get', 'shipping.get', 'shipping.list'])
      void queryClient.invalidateQueries({ queryKey: [name] });
    tell({ orderNumber, failure });
  };
}
