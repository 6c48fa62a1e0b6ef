import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { formatTimeOfDay } from '#renderer/ui/format.ts';
import { ORDER_ACTIONS, type OrderStatus } from '#shared/domain/order-states.ts';

const ON_THE_BENCH: readonly (OrderStatus | null)[] = ['paid', 'dispensing'];

/** True while an order is the bench's to work on. */
export const isOnTheBench = ({ status }: { readonly status: OrderStatus }): boolean =>
  ON_THE_BENCH.includes(status);

/** Says of an order that left the bench what became of it, by whom and when: another screen was faster. */
export function OverNote({ orderId }: { readonly orderId: number }) {
  const { t } = useTranslation('dispensing');
  const { t: tOrders } = useTranslation('orders');
  const order = useQueryCall('orders.get', { orderId });
  const last = order.data?.events.findLast(
    ({ fromStatus, toStatus }) => ON_THE_BENCH.includes(fromStatus) && !ON_THE_BENCH.includes(toStatus),
  );
  const action = ORDER_ACTIONS.find((name) => name === last?.action);
  if (last === undefined || action === undefined)
    return <Alert type="warning" showIcon title={t('over.title')} />;
  const name = last.role === 'system' ? tOrders('timeline.system') : last.staffName;
  const step = tOrders(`event.${action}`);
  return (
    <Alert
      type="warning"
      showIcon
      title={t('over.title')}
      description={t('over.by', { step, name, time: formatTimeOfDay(last.atMs) })}
    />
  );
}
