import { useRouteStore } from '#renderer/stores/route-store.ts';
import { formatOrderNumber } from '#shared/domain/order-number.ts';
import detail from '../detail/detail.module.css';
import { useStockStore } from '../stock-store.ts';

/** An order's number, and the way to it: there it is cancelled, pulled back or looked at. */
export function OrderLink({ orderNumber }: { readonly orderNumber: string }) {
  const go = useRouteStore((state) => state.go);
  const close = useStockStore((state) => state.close);
  const leave = () => {
    close();
    go('orders', orderNumber);
  };
  return (
    <button type="button" className={detail.link} onClick={leave}>
      {formatOrderNumber(orderNumber)}
    </button>
  );
}
