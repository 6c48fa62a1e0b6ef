import { useQueryClient } from '@tanstack/react-query';
import type { CallFailure } from '#renderer/client/call-failure.ts';
import { queryKey } from '#renderer/client/query-key.ts';
import type { AfterSalesDetail } from '#shared/contracts/aftersales.ts';
import type { AfterSalesAction } from '#shared/domain/after-sales-states.ts';
import { useAfterSalesStore } from '../after-sales-store.ts';

/** Failures after which the request is another than the one that the dialog was opened for. */
const OVERTAKEN = [
  'VERSION_CONFLICT',
  'INVALID_AFTER_SALES_STATE',
  'AFTER_SALES_NOT_FOUND',
  'REFUND_CHANGED',
  'PRICE_CHANGED',
];

/** What follows an answer: the dialog closes over the new state, or over what somebody else did meanwhile. */
export function useFinish({ afterSalesId }: AfterSalesDetail, action: AfterSalesAction) {
  const queryClient = useQueryClient();
  const { close, tell, finish } = useAfterSalesStore();
  return {
    onSuccess: ({ afterSales }: { afterSales: AfterSalesDetail }) => {
      queryClient.setQueryData(queryKey('aftersales.get', { afterSalesId }), afterSales);
      finish({ afterSalesId, action });
    },
    onError: (failure: CallFailure) => {
      if (!OVERTAKEN.includes(failure.code)) return;
      void queryClient.invalidateQueries({ queryKey: queryKey('aftersales.get', { afterSalesId }) });
      close();
      tell({ afterSalesId, failure });
    },
  };
}
