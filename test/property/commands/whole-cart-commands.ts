import type { CounterModel } from '../model/counter-model.ts';
import { refuse } from '../model/refused.ts';
import type { RealCounter } from '../real-counter.ts';
import { at, attempt, CounterCommand } from './counter-command.ts';
import { assertCart, knownCart } from './known-cart.ts';

export type CartMove = 'undo' | 'clear' | 'member' | 'stranger' | 'park' | 'discard';

/** Does something to the till's cart as a whole. */
export class MoveCart extends CounterCommand {
  readonly till: number;
  readonly move: CartMove;

  constructor(till: number, move: CartMove) {
    super();
    this.till = till;
    this.move = move;
  }

  override check(model: Readonly<CounterModel>): boolean {
    return (model.active[this.till] ?? null) !== null;
  }

  async act(model: CounterModel, real: RealCounter): Promise<void> {
    const { till, move } = this;
    const cart = await knownCart(model, real, till);
    const on = { model, real, till };
    const { cartId } = cart;
    const customerId = move === 'member' ? real.memberId : null;
    switch (move) {
      case 'undo':
      case 'clear': {
        const change = () => (move === 'undo' ? cart.undo((code) => model.isFree(code, cart)) : cart.clear());
        const shown = await attempt({ ...on, name: `cart.${move}`, input: { cartId } }, change);
        if (shown !== null) assertCart(model, cart, shown);
        return;
      }
      case 'member':
      case 'stranger': {
        const shown = await attempt(
          { ...on, name: 'cart.setCustomer', input: { cartId, customerId } },
          () => {
            cart.terms = { ...cart.terms, isMember: move === 'member' };
          },
        );
        if (shown !== null) assertCart(model, cart, shown);
        return;
      }
      case 'park':
      case 'discard':
        await attempt({ ...on, name: `cart.${move}`, input: { cartId } }, () => {
          if (move === 'park' && cart.lines.length === 0) refuse('CART_EMPTY');
          if (move === 'park') model.parked.push(cart);
          model.active[till] = null;
        });
    }
  }

  toString(): string {
    return `new MoveCart(${this.till}, '${this.move}')`;
  }
}

/** Takes a parked cart back, whoever parked it. */
export class ResumeCart extends CounterCommand {
  readonly till: number;
  readonly parked: number;

  constructor(till: number, parked: number) {
    super();
    this.till = till;
    this.parked = parked;
  }

  override check(model: Readonly<CounterModel>): boolean {
    return model.parked.length > 0;
  }

  async act(model: CounterModel, real: RealCounter): Promise<void> {
    const { till } = this;
    const cart = at(model.parked, this.parked);
    const current = model.active[till] === null ? null : await knownCart(model, real, till);
    const input = { cartId: cart.cartId };
    const shown = await attempt({ model, real, till, name: 'cart.resume', input }, () => {
      model.parked.splice(model.parked.indexOf(cart), 1);
      if (current !== null && current.lines.length > 0) model.parked.push(current);
      model.active[till] = cart;
    });
    if (shown !== null) assertCart(model, cart, shown);
  }

  toString(): string {
    return `new ResumeCart(${this.till}, ${this.parked})`;
  }
}
