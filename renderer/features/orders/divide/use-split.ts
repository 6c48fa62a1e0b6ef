import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { queryKey } from '#renderer/client/query-key.ts';
import { useCommand } from '#renderer/client/use-command.ts';
import { useRouteStore } from '#renderer/stores/route-store.ts';
import type { CallInput } from '#shared/contracts/index.ts';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import { useOrdersStore } from '../orders-store.ts';
import { useOvertaken } from '../steps/use-order-step.ts';

/** Splits an order from the version that was on the screen when the dialog opened, and shows its first part. */
export function useSplit({ orderId, orderNumber, version: shown }: OrderDetail) {
  const queryClient = useQueryClient();
  const finish = useOrdersStore((state) => state.finish);
  const show = useRouteStore((state) => state.show);
  const overtaken = useOvertaken(orderNumber);
  const [version] = useState(shown);
  const command = useCommand('orders.split');
  return {
    busy: command.isPending,
    failure: command.error,
    submit: (parts: CallInput<'orders.split'>['parts']) => {
      if (command.isPending) return;
      command.mutate(
        { orderId, version, parts },
        {
          onSuccess: ({ order, parts: made }) => {
            for (const changed of [order, ...made]) {
              queryClient.setQueryData(queryKey('orders.get', { orderNumber: changed.orderNumber }), changed);
            }
            const first = made[0]?.orderNumber ?? orderNumber;
            show(first);
            finish({ orderNumber: first, action: 'split' });
          },
          onError: overtaken,
        },
      );
    },
  };
}
