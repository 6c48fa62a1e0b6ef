import { useQueryCall } from '#renderer/client/use-query-call.ts';
import type { CartLine, CartView } from '#shared/contracts/cart.ts';
import { useSaleStore } from '../sale-store.ts';

/** The cart this session sells from, as the core sees it now. */
export function useCart() {
  return useQueryCall('cart.getActive', {});
}

/** The line that quantity and discount go to: the one chosen, else the newest. */
export function useCurrentLine(cart: CartView | null | undefined): CartLine | null {
  const currentLineId = useSaleStore((state) => state.currentLineId);
  return findCurrentLine(cart, currentLineId);
}

export function findCurrentLine(cart: CartView | null | undefined, lineId: number | null): CartLine | null {
  const lines = cart?.lines ?? [];
  return lines.find((line) => line.lineId === lineId) ?? lines.at(-1) ?? null;
}

/** The line above or below the current one; the ends stay. */
export function neighbourLine(
  cart: CartView | null | undefined,
  lineId: number | null,
  step: 1 | -1,
): CartLine | null {
  const lines = cart?.lines ?? [];
  const current = findCurrentLine(cart, lineId);
  const place = current === null ? -1 : lines.indexOf(current);
  return lines[Math.min(Math.max(place + step, 0), lines.length - 1)] ?? null;
}
