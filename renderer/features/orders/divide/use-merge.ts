import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { queryKey } from '#renderer/client/query-key.ts';
import { useCommand } from '#renderer/client/use-command.ts';
import { useRouteStore } from '#renderer/stores/route-store.ts';
import type { OrderDetail, OrderSummary } from '#shared/contracts/orders.ts';
import { useOrdersStore } from '../orders-store.ts';
import { useOvertaken } from '../steps/use-order-step.ts';

/** Merges an order with others, each from the version that was on the screen, and shows what they became. */
export function useMerge({ orderId, orderNumber, version: shown }: OrderDetail) {
  const queryClient = useQueryClient();
  const finish = useOrdersStore((state) => state.finish);
  const show = useRouteStore((state) => state.show);
  const overtaken = useOvertaken(orderNumber);
  const [version] = useState(shown);
  const command = useCommand('orders.merge');
  return {
    busy: command.isPending,
    failure: command.error,
    submit: (others: readonly OrderSummary[]) => {
      if (command.isPending) return;
      const seen = others.map((other) => ({ orderId: other.orderId, version: other.version }));
      command.mutate(
        { orders: [{ orderId, version }, ...seen] },
        {
          onSuccess: ({ order }) => {
            queryClient.setQueryData(queryKey('orders.get', { orderNumber: order.orderNumber }), order);
            show(order.orderNumber);
            finish({ orderNumber: order.orderNumber, action: 'merge_into' });
          },
          onError: overtaken,
        },
      );
    },
  };
}
