import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { asCallFailure } from '#renderer/client/call-failure.ts';
import { useClient } from '#renderer/client/client-context.ts';
import { queryKey } from '#renderer/client/query-key.ts';
import { useCommand } from '#renderer/client/use-command.ts';
import { useAfterSalesStore } from '../after-sales-store.ts';

/** Adds photos to a request, one after the other: several may be picked at once. */
export function useAttach(afterSalesId: number) {
  const client = useClient();
  const queryClient = useQueryClient();
  const tell = useAfterSalesStore((state) => state.tell);
  const command = useCommand('aftersales.attachImage');
  const [waiting, setWaiting] = useState(0);
  const queue = useRef<Promise<void>>(Promise.resolve());

  const send = async (file: File) => {
    try {
      const fileRef = await client.registerFile(file);
      const { afterSales } = await command.mutateAsync({ afterSalesId, fileRef });
      queryClient.setQueryData(queryKey('aftersales.get', { afterSalesId }), afterSales);
    } catch (error) {
      tell({ afterSalesId, failure: asCallFailure(error) });
    } finally {
      setWaiting((count) => count - 1);
    }
  };
  return {
    busy: waiting > 0,
    add: (file: File) => {
      setWaiting((count) => count + 1);
      queue.current = queue.current.then(() => send(file));
    },
  };
}
