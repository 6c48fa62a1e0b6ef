import { useEffect } from 'react';
import type { CartView } from '#shared/contracts/cart.ts';
import { type SaleDialog, useSaleStore } from './sale-store.ts';

/** Another cart is taken, or a customer waits for the first drug. */
const NEEDS_NO_CART: readonly SaleDialog[] = ['resume', 'customer'];

/**
 * Keeps the screen's state from outliving what it is about: a dialog closes when its cart is gone, sold or taken
 * over elsewhere, and who comes back to the screen, or comes on duty, finds it as on arrival.
 */
export function useTidyState(cart: CartView | null | undefined): void {
  const orphaned = useSaleStore(
    ({ dialog }) => cart === null && dialog !== null && !NEEDS_NO_CART.includes(dialog),
  );
  const { close, leave } = useSaleStore.getState();
  useEffect(() => {
    if (orphaned) close();
  }, [orphaned, close]);
  useEffect(() => leave, [leave]);
}
