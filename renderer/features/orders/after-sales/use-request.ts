import { useState } from 'react';
import { useCommand } from '#renderer/client/use-command.ts';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import { useOrdersStore } from '../orders-store.ts';
import { useOvertaken } from '../steps/use-order-step.ts';
import { linesToOverride, type RequestDraft, wantedLines } from './request-draft.ts';

/** What is left of an order's lines, what the draft would give back, and the way to ask for it. */
export function useRequest(order: OrderDetail, draft: RequestDraft) {
  const finish = useOrdersStore((state) => state.finish);
  const overtaken = useOvertaken(order.orderNumber);
  const [version] = useState(order.version);
  const { orderId, orderNumber } = order;
  const lines = wantedLines(draft);
  const { withShipping } = draft;
  const quote = useQueryCall('aftersales.quote', { orderId, lines, withShipping }, { keepPrevious: true });
  const command = useCommand('aftersales.request');
  const toOverride = linesToOverride(draft, order, quote.data?.needsFault ?? true);
  return {
    quote,
    toOverride,
    busy: command.isPending,
    failure: command.error,
    submit: () => {
      const { kind, reasonCode, reasonText } = draft;
      if (command.isPending || reasonCode === null) return;
      const overrideReason = toOverride.length > 0 ? draft.overrideReason.trim() : '';
      command.mutate(
        {
          orderId,
          version,
          kind,
          reasonCode,
          reasonText: reasonText.trim(),
          overrideReason,
          withShipping: withShipping && quote.data?.isWhole === true,
          lines,
        },
        { onSuccess: () => finish({ orderNumber, action: 'open_after_sales' }), onError: overtaken },
      );
    },
  };
}
