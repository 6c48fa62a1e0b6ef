import assert from 'node:assert/strict';
import type { CartView } from '#shared/contracts/cart.ts';
import type { CounterModel } from '../model/counter-model.ts';
import type { ModelCart } from '../model/model-cart.ts';
import type { RealCounter } from '../real-counter.ts';
import { at } from './counter-command.ts';

/** The cart that the core shows has the lines and the total of the model's. */
export function assertCart(model: CounterModel, cart: ModelCart, shown: CartView): void {
  cart.cartId = shown.cartId;
  cart.touchedAtMs = shown.updatedAtMs;
  assert.deepEqual(
    shown.lines.map((line) => [line.lineId, line.quantity, line.selected, ...line.traceCodes]),
    cart.lines.map((line) => [line.lineId, line.quantity, line.selected, ...line.codes]),
  );
  const totalFen = cart.selected.length === 0 ? 0 : model.prices.totalFen(cart.selected, cart.terms);
  assert.equal(shown.totals.totalFen, totalFen, 'the cart’s total');
}

/** The till's cart with the id that the core gave it: a cart of lines left over from a sale is new to the model. */
export async function knownCart(model: CounterModel, real: RealCounter, till: number): Promise<ModelCart> {
  const cart = model.active[till] ?? null;
  assert(cart !== null, 'the till has a cart');
  if (cart.cartId === 0) {
    const shown = await at(real.tills, till).do('cart.getActive', {});
    assert(shown !== null, 'the core has the cart too');
    assertCart(model, cart, shown);
  }
  return cart;
}
