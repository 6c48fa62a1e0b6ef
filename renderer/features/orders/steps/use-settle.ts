import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { queryKey } from '#renderer/client/query-key.ts';
import { useCommand } from '#renderer/client/use-command.ts';
import type { OrderDetail, Tender } from '#shared/contracts/orders.ts';
import { useOrdersStore } from '../orders-store.ts';
import { useOvertaken } from './use-order-step.ts';

/** Pays an order from the version that was on the screen when the dialog opened. */
export function useSettle({ orderId, orderNumber, version: shown }: OrderDetail) {
  const queryClient = useQueryClient();
  const finish = useOrdersStore((state) => state.finish);
  const overtaken = useOvertaken(orderNumber);
  const [version] = useState(shown);
  const command = useCommand('orders.settle');
  return {
    busy: command.isPending,
    failure: command.error,
    submit: (tenders: readonly Tender[], handOver: boolean) => {
      if (command.isPending) return;
      command.mutate(
        { orderId, version, tenders: [...tenders], handOver },
        {
          onSuccess: ({ order, changeFen }) => {
            queryClient.setQueryData(queryKey('orders.get', { orderNumber }), order);
            finish({ orderNumber, action: 'pay', changeFen });
          },
          onError: overtaken,
        },
      );
    },
  };
}
