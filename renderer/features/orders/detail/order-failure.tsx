import { RecordFailure } from '#renderer/ui/record-panel.tsx';
import { useOrdersStore } from '../orders-store.ts';

/** Why the last step did not happen, if it was one of this order. */
export function OrderFailure({ orderNumber }: { readonly orderNumber: string }) {
  const { failure, tell } = useOrdersStore();
  if (failure === null || failure.orderNumber !== orderNumber) return null;
  return <RecordFailure failure={failure.failure} onClose={() => tell(null)} />;
}
