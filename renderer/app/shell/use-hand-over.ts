import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asCallFailure, type CallFailure } from '#renderer/client/call-failure.ts';
import { useClient } from '#renderer/client/client-context.ts';
import type { CounterClient } from '#renderer/client/counter-client.ts';
import { useMay, useSessionStore } from '#renderer/stores/session-store.ts';

export interface HandOver {
  readonly busy: boolean;
  readonly failure: CallFailure | null;
  handOver(): void;
}

/**
 * Ends the duty of who is here. A cart that is being sold from belongs to their session, so it is parked first:
 * whoever comes on duty can take it back.
 */
export function useHandOver(): HandOver {
  const client = useClient();
  const queryClient = useQueryClient();
  const end = useSessionStore((state) => state.end);
  const sells = useMay()('cart.edit');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<CallFailure | null>(null);
  const run = async () => {
    setBusy(true);
    setFailure(null);
    try {
      if (sells) await parkCart(client);
      await client.command('staff.endDuty', {});
      end();
      queryClient.clear();
    } catch (error) {
      setFailure(asCallFailure(error));
      setBusy(false);
    }
  };
  return { busy, failure, handOver: () => void run() };
}

async function parkCart(client: CounterClient): Promise<void> {
  const cart = await client.query('cart.getActive', {});
  if (cart !== null && cart.lines.length > 0) await client.command('cart.park', { cartId: cart.cartId });
}
