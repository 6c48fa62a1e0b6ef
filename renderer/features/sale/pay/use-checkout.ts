import { useQueryClient } from '@tanstack/react-query';
import type { CallFailure } from '#renderer/client/call-failure.ts';
import { queryKey } from '#renderer/client/query-key.ts';
import { useCommand } from '#renderer/client/use-command.ts';
import type { CartView } from '#shared/contracts/cart.ts';
import type { Tender } from '#shared/contracts/orders.ts';
import { useSaleStore } from '../sale-store.ts';

type Buyer = { readonly name: string; readonly idNumber: string } | null;

export interface Checkout {
  readonly busy: boolean;
  readonly failure: CallFailure | null;
  submit(tenders: readonly Tender[], buyer: Buyer): void;
}

/**
 * Sells the cart in one command. While it is under way Enter does nothing more, and a repeat after a lost
 * connection carries the same command id, so a cart is never sold twice.
 */
export function useCheckout(cart: CartView): Checkout {
  const queryClient = useQueryClient();
  const { showResult, close, tell, setCurrentLine } = useSaleStore();
  const checkout = useCommand('orders.checkout');
  const onFailure = (failure: CallFailure) => {
    void queryClient.invalidateQueries({ queryKey: queryKey('cart.getActive', {}) });
    // Shortages stand at the lines of the cart, all of them together.
    if (failure.code !== 'INSUFFICIENT_STOCK') return;
    tell({ kind: 'failure', failure });
    close();
  };
  return {
    busy: checkout.isPending,
    failure: checkout.error,
    submit: (tenders, buyer) => {
      if (checkout.isPending) return;
      checkout.mutate(
        {
          cartId: cart.cartId,
          expectedTotalFen: cart.totals.totalFen,
          tenders: [...tenders],
          details: { buyer, remark: cart.remark },
        },
        {
          onSuccess: ({ order, changeFen }) => {
            queryClient.setQueryData(queryKey('cart.getActive', {}), null);
            setCurrentLine(null);
            tell(null);
            showResult({ orderId: order.orderId, changeFen });
          },
          onError: onFailure,
        },
      );
    },
  };
}
