import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useState } from 'react';
import { useClient } from '#renderer/client/client-context.ts';
import { useSaleStore } from '../sale-store.ts';
import { type CartCommands, createCartCommands } from './cart-commands.ts';
import { CartRunner } from './cart-runner.ts';

export const CartCommandsContext = createContext<CartCommands | null>(null);

/** Makes the one set of commands of a sale screen; its parts take them from the context. */
export function useNewCartCommands(): CartCommands {
  const client = useClient();
  const queryClient = useQueryClient();
  const [commands] = useState(() => {
    const { tell, setCurrentLine } = useSaleStore.getState();
    const currentLineId = () => useSaleStore.getState().currentLineId;
    const runner = new CartRunner({ queryClient, currentLineId, tell });
    const takeAwaited = () => {
      const { awaited } = useSaleStore.getState();
      useSaleStore.setState({ awaited: null });
      return awaited;
    };
    const addFailed = {
      get: () => useSaleStore.getState().addFailed,
      set: () => useSaleStore.setState({ addFailed: true }),
    };
    return createCartCommands({ client, runner, setCurrentLine, addFailed, takeAwaited, tell });
  });
  return commands;
}

export function useCartCommands(): CartCommands {
  const commands = useContext(CartCommandsContext);
  if (commands === null) throw new Error('useCartCommands stands outside of the sale screen');
  return commands;
}
