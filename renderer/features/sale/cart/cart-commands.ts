import type { CounterClient } from '#renderer/client/counter-client.ts';
import type { CartView } from '#shared/contracts/cart.ts';
import type { Customer } from '#shared/contracts/customers.ts';
import type { CallInput } from '#shared/contracts/index.ts';
import type { Notice } from '../notice.ts';
import type { CartRunner } from './cart-runner.ts';

export type LineDiscount = CallInput<'cart.setLineDiscount'>['discount'];
export type CartTerms = Omit<CallInput<'cart.setTerms'>, 'cartId'>;

export interface CartCommandDeps {
  readonly client: CounterClient;
  readonly runner: CartRunner;
  readonly setCurrentLine: (lineId: number | null) => void;
  /** Gives the customer who was chosen before there was a cart, once. */
  readonly takeAwaited: () => Customer | null;
  readonly tell: (notice: Notice) => void;
}

/** Everything that can be done to the cart. Each resolves to true when the core did it. */
export type CartCommands = ReturnType<typeof createCartCommands>;

export function createCartCommands({ client, runner, setCurrentLine, takeAwaited, tell }: CartCommandDeps) {
  const showAdded = (cart: CartView, lineId: number, batchNumber: string | null) => {
    const line = cart.lines.find((candidate) => candidate.lineId === lineId);
    if (line === undefined) return;
    setCurrentLine(lineId);
    tell({ kind: 'added', name: line.genericName, quantity: line.quantity, batchNumber });
  };
  const withAwaited = (cart: CartView) => {
    const awaited = takeAwaited();
    if (awaited === null || cart.customer !== null) return cart;
    return client.command('cart.setCustomer', { cartId: cart.cartId, customerId: awaited.customerId });
  };
  const told = async (cart: Promise<CartView>, notice: Notice) => {
    const result = await cart;
    tell(notice);
    return result;
  };
  return {
    latest: () => runner.latest(),
    addDrug: (drugId: number) =>
      runner.attempt(async () => {
        const { cart, lineId } = await client.command('cart.addItem', { drugId, quantity: 1 });
        showAdded(cart, lineId, null);
        return withAwaited(cart);
      }),
    addScan: (code: string) =>
      runner.attempt(async () => {
        const { cart, lineId, facts } = await client.command('cart.addScan', { code });
        showAdded(cart, lineId, facts.batchNumber);
        return withAwaited(cart);
      }),
    setQuantity: (quantity: number) =>
      runner.onLine(undefined, (place) => client.command('cart.setQuantity', { ...place, quantity })),
    changeQuantity: (step: 1 | -1, lineId?: number) =>
      runner.onLine(lineId, async (place, line, cart) => {
        const quantity = line.quantity + step;
        if (quantity > 0) return client.command('cart.setQuantity', { ...place, quantity });
        tell({ kind: 'quantityZero' });
        return cart;
      }),
    toggleSelected: (lineId?: number) =>
      runner.onLine(lineId, (place, line) =>
        client.command('cart.setSelected', { ...place, selected: !line.selected }),
      ),
    removeLine: (lineId?: number) =>
      runner.onLine(lineId, (place) => told(client.command('cart.removeLine', place), { kind: 'removed' })),
    setLineDiscount: (lineId: number, discount: LineDiscount) =>
      runner.onLine(lineId, (place) => client.command('cart.setLineDiscount', { ...place, discount })),
    setTerms: (terms: CartTerms) =>
      runner.onCart(({ cartId }) => client.command('cart.setTerms', { cartId, ...terms })),
    setCustomer: (customerId: number | null) =>
      runner.onCart(({ cartId }) => client.command('cart.setCustomer', { cartId, customerId })),
    undo: () =>
      runner.onCart(({ cartId }) => told(client.command('cart.undo', { cartId }), { kind: 'undone' })),
    clear: () =>
      runner.onCart(({ cartId }) => told(client.command('cart.clear', { cartId }), { kind: 'cleared' })),
    park: () =>
      runner.onCart(async ({ cartId }) => {
        await client.command('cart.park', { cartId });
        setCurrentLine(null);
        tell({ kind: 'parked' });
        return null;
      }),
    resume: (cartId: number) =>
      runner.attempt(() => {
        setCurrentLine(null);
        return told(client.command('cart.resume', { cartId }), { kind: 'resumed' });
      }),
  };
}
