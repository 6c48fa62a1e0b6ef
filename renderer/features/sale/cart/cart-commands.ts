import { asCallFailure } from '#renderer/client/call-failure.ts';
import type { CounterClient } from '#renderer/client/counter-client.ts';
import type { CartLine, CartView } from '#shared/contracts/cart.ts';
import type { Customer } from '#shared/contracts/customers.ts';
import type { CallInput } from '#shared/contracts/index.ts';
import type { Notice } from '../notice.ts';
import type { CartRunner } from './cart-runner.ts';

export type LineDiscount = CallInput<'cart.setLineDiscount'>['discount'];
export type CartTerms = Omit<CallInput<'cart.setTerms'>, 'cartId'>;

export interface CartCommandDeps {
  readonly client: CounterClient;
  readonly runner: CartRunner;
  /** Also ends what `addFailed` says: the line that the next quantity is meant for is known again. */
  readonly setCurrentLine: (lineId: number | null) => void;
  /** Whether the last drug that was to be added was not, and no line was chosen since. */
  readonly addFailed: { get(): boolean; set(): void };
  /** Gives the customer who was chosen before there was a cart, once. */
  readonly takeAwaited: () => Customer | null;
  readonly tell: (notice: Notice) => void;
}

const lineOf = (cart: CartView, lineId: number) =>
  cart.lines.find((candidate) => candidate.lineId === lineId);

/** Everything that can be done to the cart. Each resolves to true when the core did it. */
export type CartCommands = ReturnType<typeof createCartCommands>;

export function createCartCommands(deps: CartCommandDeps) {
  const { client, runner, setCurrentLine, addFailed, takeAwaited, tell } = deps;
  const showAdded = (cart: CartView, lineId: number, batchNumber: string | null) => {
    const line = lineOf(cart, lineId);
    if (line === undefined) return;
    setCurrentLine(lineId);
    tell({ kind: 'added', name: line.genericName, quantity: line.quantity, batchNumber });
  };
  const withAwaited = (cart: CartView) => {
    const awaited = takeAwaited();
    if (awaited === null || cart.customer !== null) return cart;
    return client.command('cart.setCustomer', { cartId: cart.cartId, customerId: awaited.customerId });
  };
  /** Adds what `add` comes to; null when there is nothing to add. Until it is added, it counts as failed. */
  const adding = (
    add: () => Promise<{ cart: CartView; lineId: number; batchNumber: string | null } | null>,
  ) =>
    runner.attempt(async (cart) => {
      addFailed.set();
      const added = await add();
      if (added === null) return cart;
      showAdded(added.cart, added.lineId, added.batchNumber);
      return withAwaited(added.cart);
    });
  const addItem = async (drugId: number) => ({
    ...(await client.command('cart.addItem', { drugId, quantity: 1 })),
    batchNumber: null,
  });
  /** A quantity typed for a drug that was not added must not change the line before it. */
  const onMeantLine: CartRunner['onLine'] = (lineId, task) =>
    runner.onLine(lineId, async (place, line, cart) => {
      if (lineId !== undefined || !addFailed.get()) return task(place, line, cart);
      tell({ kind: 'quantityWithheld' });
      return cart;
    });
  const changeTo = async (
    place: { cartId: number; lineId: number },
    { traceCodes }: CartLine,
    quantity: number,
  ) => {
    const cart = await client.command('cart.setQuantity', { ...place, quantity });
    const line = lineOf(cart, place.lineId);
    if (line !== undefined)
      tell({
        kind: 'quantityChanged',
        name: line.genericName,
        quantity: line.quantity,
        dropped: traceCodes.filter((code) => !line.traceCodes.includes(code)),
      });
    return cart;
  };
  const takeCoupon = async ({ cartId }: CartView, code: string, unknown: unknown) => {
    try {
      const cart = await client.command('cart.setCoupon', { cartId, code });
      tell({ kind: 'couponTaken', name: cart.coupon?.name ?? '' });
      return cart;
    } catch (error) {
      if (asCallFailure(error).code !== 'COUPON_NOT_FOUND') throw error;
      // No coupon either: what is said is that nobody knows the code.
      addFailed.set();
      throw unknown;
    }
  };
  const told = async (cart: Promise<CartView>, notice: Notice) => {
    const result = await cart;
    tell(notice);
    return result;
  };
  return {
    /** Takes what is left of a prescription, by its number as it is typed or scanned. */
    addPrescription: (number: string) =>
      runner.attempt(async () => {
        const { prescriptionId } = await client.query('prescriptions.get', { number });
        return client.command('cart.addPrescription', { prescriptionId });
      }),
    latest: () => runner.latest(),
    /** Shows the cart with the stock of now, where something besides the cart has changed it. */
    readAnew: () => runner.attempt(() => client.query('cart.getActive', {})),
    addDrug: (drugId: number) => adding(() => addItem(drugId)),
    /** Adds the drug that a search comes to, in its turn: what is typed after it waits for it. */
    addFound: (find: () => Promise<number | null>) =>
      adding(async () => {
        const drugId = await find();
        return drugId === null ? null : addItem(drugId);
      }),
    /** A code that is no drug's may be a coupon's. */
    addScan: (code: string) =>
      runner.attempt(async (before) => {
        try {
          const { cart, lineId, facts } = await client.command('cart.addScan', { code });
          showAdded(cart, lineId, facts.batchNumber);
          return await withAwaited(cart);
        } catch (error) {
          const isUnknown = asCallFailure(error).code === 'BARCODE_UNKNOWN';
          if (before !== null && isUnknown) return await takeCoupon(before, code, error);
          addFailed.set();
          throw error;
        }
      }),
    setCoupon: (code: string) =>
      runner.onCart(({ cartId }) => client.command('cart.setCoupon', { cartId, code })),
    setQuantity: (quantity: number) =>
      onMeantLine(undefined, (place, line) => changeTo(place, line, quantity)),
    changeQuantity: (step: 1 | -1, lineId?: number) =>
      onMeantLine(lineId, async (place, line, cart) => {
        const quantity = line.quantity + step;
        if (quantity > 0) return changeTo(place, line, quantity);
        tell({ kind: 'quantityZero' });
        return cart;
      }),
    toggleSelected: (lineId?: number) =>
      runner.onLine(lineId, (place, line) =>
        client.command('cart.setSelected', { ...place, selected: !line.selected }),
      ),
    /** Sells the current line by the unit instead of the pack, or the other way round: one of it, to be counted up. */
    switchUnit: () =>
      runner.onLine(undefined, async (place, line, cart) => {
        if (line.loose === null || line.prescription !== null) {
          tell({ kind: line.loose === null ? 'notSplit' : 'splitOnPrescription' });
          return cart;
        }
        const { packDrugId, looseDrugId } = line.loose;
        const drugId = line.drugId === looseDrugId ? packDrugId : looseDrugId;
        const { lineId } = await client.command('cart.addItem', { drugId, quantity: 1 });
        const switched = await client.command('cart.removeLine', place);
        showAdded(switched, lineId, null);
        return switched;
      }),
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
