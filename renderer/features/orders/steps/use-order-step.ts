import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CallFailure } from '#renderer/client/call-failure.ts';
import { queryKey } from '#renderer/client/query-key.ts';
import { useCarriers } from '#renderer/client/use-carriers.ts';
import { useCommand } from '#renderer/client/use-command.ts';
import type { CallInput } from '#shared/contracts/index.ts';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import { useOrdersStore } from '../orders-store.ts';
import type { StepAction } from '../person-action.ts';
import type { StepFacts } from './step-facts.ts';

const COMMANDS = {
  cancel: 'orders.cancel',
  start_dispensing: 'orders.startDispensing',
  hand_over: 'orders.handOver',
  ship: 'orders.ship',
  confirm_receipt: 'orders.confirmReceipt',
} as const satisfies Record<StepAction, string>;

type StepCommand = (typeof COMMANDS)[StepAction];

/** Failures after which the order is another than the one that the dialog was opened for. */
const OVERTAKEN = [
  'VERSION_CONFLICT',
  'INVALID_ORDER_STATUS',
  'ORDER_NOT_FOUND',
  'ORDER_EXPIRED',
  'ORDER_ALREADY_PAID',
];

/** Closes the dialog and says beside the order, read anew, that somebody else was faster; true when so. */
export function useOvertaken(orderNumber: string): (failure: CallFailure) => boolean {
  const queryClient = useQueryClient();
  const { close, tell } = useOrdersStore();
  return (failure) => {
    if (!OVERTAKEN.includes(failure.code)) return false;
    void queryClient.invalidateQueries({ queryKey: queryKey('orders.get', { orderNumber }) });
    close();
    tell({ orderNumber, failure });
    return true;
  };
}

/** Takes an order one step on, from the version that was on the screen when the dialog opened. */
export function useOrderStep(order: OrderDetail, action: StepAction) {
  const queryClient = useQueryClient();
  const finish = useOrdersStore((state) => state.finish);
  const overtaken = useOvertaken(order.orderNumber);
  const [version] = useState(order.version);
  const command = useCommand<StepCommand>(COMMANDS[action]);
  const carriers = useCarriers();
  const { orderNumber, orderId } = order;
  return {
    busy: command.isPending,
    failure: command.error,
    submit: (facts: StepFacts) => {
      if (command.isPending) return;
      const carrier = carriers.stored(facts.carrier);
      command.mutate(stepInput(action, { orderId, version }, { ...facts, carrier }), {
        onSuccess: ({ order: changed }) => {
          queryClient.setQueryData(queryKey('orders.get', { orderNumber }), changed);
          finish({ orderNumber, action });
        },
        onError: overtaken,
      });
    },
  };
}

function stepInput(
  action: StepAction,
  seen: { readonly orderId: number; readonly version: number },
  { reason, disposition, carrier, trackingNumber, drugsApart }: StepFacts,
): CallInput<StepCommand> {
  switch (action) {
    case 'cancel':
      return { ...seen, reason, disposition };
    case 'ship':
      return { ...seen, carrier, trackingNumber, drugsApart };
    case 'start_dispensing':
    case 'hand_over':
    case 'confirm_receipt':
      return seen;
  }
}
