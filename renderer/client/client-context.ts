import { createContext, useContext } from 'react';
import type { CounterClient } from './counter-client.ts';

export const ClientContext = createContext<CounterClient | null>(null);

/** The client of the core, for calls outside `useQueryCall` and `useCommand`. */
export function useClient(): CounterClient {
  const client = useContext(ClientContext);
  if (client === null) throw new Error('useClient stands outside of ClientContext');
  return client;
}
