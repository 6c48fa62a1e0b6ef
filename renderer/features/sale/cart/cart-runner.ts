import type { QueryClient } from '@tanstack/react-query';
import { asCallFailure } from '#renderer/client/call-failure.ts';
import { queryKey } from '#renderer/client/query-key.ts';
import type { CartLine, CartView } from '#shared/contracts/cart.ts';
import type { Notice } from '../notice.ts';
import { SerialQueue } from './serial-queue.ts';
import { findCurrentLine } from './use-cart.ts';

const CART_KEY = queryKey('cart.getActive', {});
const PARKED_KEY = queryKey('cart.listParked', {});

export interface CartRunnerDeps {
  readonly queryClient: QueryClient;
  readonly currentLineId: () => number | null;
  readonly tell: (notice: Notice) => void;
}

/** A task gets the cart as the task before it left it, and gives the cart as it is after it. */
type Task = (cart: CartView | null) => Promise<CartView | null>;

/** Runs changes of the cart in the order they were asked for and shows the outcome of each at once. */
export class CartRunner {
  readonly #deps: CartRunnerDeps;
  readonly #queue = new SerialQueue();

  constructor(deps: CartRunnerDeps) {
    this.#deps = deps;
  }

  /** Resolves to true when the core did it; a failure is told, and the cart is read anew. */
  attempt(task: Task): Promise<boolean> {
    const { queryClient, tell } = this.#deps;
    return this.#queue.run(async () => {
      try {
        const cart = await task(this.#cart());
        // A reading that began before the change must not cover it.
        await queryClient.cancelQueries({ queryKey: CART_KEY });
        queryClient.setQueryData(CART_KEY, cart);
        void queryClient.invalidateQueries({ queryKey: PARKED_KEY });
        return true;
      } catch (error) {
        tell({ kind: 'failure', failure: asCallFailure(error) });
        void queryClient.invalidateQueries({ queryKey: CART_KEY });
        return false;
      }
    });
  }

  /** The cart as everything asked for so far leaves it. */
  latest(): Promise<CartView | null> {
    return this.#queue.run(async () => this.#cart());
  }

  /** For what needs a cart to be there. */
  onCart(task: (cart: CartView) => Promise<CartView | null>): Promise<boolean> {
    return this.attempt((cart) => {
      if (cart !== null) return task(cart);
      this.#deps.tell({ kind: 'noLine' });
      return Promise.resolve(null);
    });
  }

  /** For what is done to a line: the one named, else the current one. */
  onLine(
    lineId: number | undefined,
    task: (place: { cartId: number; lineId: number }, line: CartLine, cart: CartView) => Promise<CartView>,
  ): Promise<boolean> {
    return this.attempt((cart) => {
      const line = findCurrentLine(cart, lineId ?? this.#deps.currentLineId());
      if (cart !== null && line !== null)
        return task({ cartId: cart.cartId, lineId: line.lineId }, line, cart);
      this.#deps.tell({ kind: 'noLine' });
      return Promise.resolve(cart);
    });
  }

  #cart(): CartView | null {
    return this.#deps.queryClient.getQueryData<CartView | null>(CART_KEY) ?? null;
  }
}
