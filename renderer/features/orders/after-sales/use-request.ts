import { useState } from 'react';
import { asCallFailure } from '#renderer/client/call-failure.ts';
import { useClient } from '#renderer/client/client-context.ts';
import { useCommand } from '#renderer/client/use-command.ts';
import { useQueryCall } from '#renderer/client/use-query-call.ts';
import { wishesOf } from '#renderer/ui/exchange/replacement-draft.ts';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import { parsePrescriptionNumber } from '#shared/domain/prescription-number.ts';
import { useOrdersStore } from '../orders-store.ts';
import { useOvertaken } from '../steps/use-order-step.ts';
import { linesToOverride, type RequestDraft, wantedLines } from './request-draft.ts';

/** What is left of an order's lines, what the draft would give back, and the way to ask for it. */
export function useRequest(order: OrderDetail, draft: RequestDraft) {
  const { finish, tell } = useOrdersStore();
  const overtaken = useOvertaken(order.orderNumber);
  const [version] = useState(order.version);
  const { orderId, orderNumber } = order;
  const lines = wantedLines(draft);
  const { withShipping } = draft;
  const replacements = draft.kind === 'exchange' ? wishesOf(draft.replacements) : [];
  // A prescription's number is looked up once it is whole: half of one is none.
  const asked = replacements.map((line) => ({
    ...line,
    prescriptionNumber: parsePrescriptionNumber(line.prescriptionNumber ?? '') ?? '',
  }));
  const input = { orderId, lines, withShipping, replacements: asked };
  const quote = useQueryCall('aftersales.quote', input, { keepPrevious: true });
  const client = useClient();
  const command = useCommand('aftersales.request');
  const attach = useCommand('aftersales.attachImage');
  const [keeping, setKeeping] = useState(false);
  const toOverride = linesToOverride(draft, order, quote.data?.needsFault ?? true);
  /** The request is made: a photo that could not be kept is said beside the order, and added to the request again. */
  const keepPhotos = async (afterSalesId: number) => {
    setKeeping(true);
    try {
      for (const { file } of draft.photos) {
        const fileRef = await client.registerFile(file);
        await attach.mutateAsync({ afterSalesId, fileRef });
      }
      finish({ orderNumber, action: 'open_after_sales' });
    } catch (error) {
      finish({ orderNumber, action: 'open_after_sales' });
      tell({ orderNumber, failure: asCallFailure(error) });
    } finally {
      setKeeping(false);
    }
  };
  return {
    quote,
    toOverride,
    busy: command.isPending || keeping,
    failure: command.error,
    submit: () => {
      const { kind, reasonCode, reasonText } = draft;
      if (command.isPending || keeping || reasonCode === null) return;
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
          replacements,
        },
        {
          onSuccess: ({ afterSales }) => void keepPhotos(afterSales.afterSalesId),
          onError: overtaken,
        },
      );
    },
  };
}
