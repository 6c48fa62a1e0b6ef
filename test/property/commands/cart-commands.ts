import type { Discount } from '#shared/domain/pricing.ts';
import type { CounterModel } from '../model/counter-model.ts';
import { ModelCart } from '../model/model-cart.ts';
import { COUPON } from '../model/model-prices.ts';
import { isStopped, type ModelDrug } from '../model/model-stock.ts';
import { refuse } from '../model/refused.ts';
import { type RealCounter, traceCode } from '../real-counter.ts';
import { tally } from '../tally.ts';
import { at, attempt, CounterCommand } from './counter-command.ts';
import { assertCart, knownCart } from './known-cart.ts';

export class AddItem extends CounterCommand {
  readonly till: number;
  readonly drug: ModelDrug;
  readonly quantity: number;

  constructor(till: number, drug: ModelDrug, quantity: number) {
    super();
    this.till = till;
    this.drug = drug;
    this.quantity = quantity;
  }

  async act(model: CounterModel, real: RealCounter): Promise<void> {
    const { till, drug, quantity } = this;
    const cart = model.active[till] ?? new ModelCart();
    const input = { drugId: real.drugs[drug], quantity };
    const added = await attempt({ model, real, till, name: 'cart.addItem', input }, () => {
      if (model.prices.listFen(drug) === 0) refuse('NOT_FOR_SALE');
      cart.add(drug, quantity);
      model.active[till] = cart;
    });
    if (added !== null) assertCart(model, cart, added.cart);
  }

  toString(): string {
    return `new AddItem(${this.till}, '${this.drug}', ${this.quantity})`;
  }
}

/** Somebody scans a pack of paracetamol by one of a few trace codes at a till. */
export class ScanAtTill extends CounterCommand {
  readonly till: number;
  readonly trace: number;

  constructor(till: number, trace: number) {
    super();
    this.till = till;
    this.trace = trace;
  }

  async act(model: CounterModel, real: RealCounter): Promise<void> {
    const { till } = this;
    const code = traceCode(this.trace);
    const cart = model.active[till] ?? new ModelCart();
    const soldFrom = real.look.batchOf(code);
    const added = await attempt({ model, real, till, name: 'cart.addScan', input: { code } }, () => {
      const leftBehind = model.takenFrom(code, cart);
      const batch = model.stock.batches.find(({ batchId }) => batchId === soldFrom);
      if (batch !== undefined && isStopped(batch, model.clock.today)) refuse('BATCH_NOT_SELLABLE');
      if (model.prices.listFen('paracetamol') === 0) refuse('NOT_FOR_SALE');
      cart.add('paracetamol', 1, [code]);
      leftBehind?.lose(code);
      model.active[till] = cart;
    });
    if (added === null) return;
    tally.count('packs scanned at a till');
    assertCart(model, cart, added.cart);
  }

  toString(): string {
    return `new ScanAtTill(${this.till}, ${this.trace})`;
  }
}

export type LineChange =
  | { readonly quantity: number }
  | { readonly selected: boolean }
  | { readonly discount: Discount | null }
  | 'remove';

/** Changes one line of the till's cart. */
export class EditLine extends CounterCommand {
  readonly till: number;
  readonly line: number;
  readonly change: LineChange;

  constructor(till: number, line: number, change: LineChange) {
    super();
    this.till = till;
    this.line = line;
    this.change = change;
  }

  override check(model: Readonly<CounterModel>): boolean {
    return (model.active[this.till]?.lines.length ?? 0) > 0;
  }

  async act(model: CounterModel, real: RealCounter): Promise<void> {
    const { till, change } = this;
    const cart = await knownCart(model, real, till);
    const line = at(cart.lines, this.line);
    const on = { model, real, till };
    const place = { cartId: cart.cartId, lineId: line.lineId };
    const shown =
      change === 'remove'
        ? await attempt({ ...on, name: 'cart.removeLine', input: place }, () => cart.remove(line.lineId))
        : 'quantity' in change
          ? await attempt({ ...on, name: 'cart.setQuantity', input: { ...place, ...change } }, () =>
              cart.edit(line.lineId, change),
            )
          : 'selected' in change
            ? await attempt({ ...on, name: 'cart.setSelected', input: { ...place, ...change } }, () =>
                cart.edit(line.lineId, change),
              )
            : await attempt({ ...on, name: 'cart.setLineDiscount', input: { ...place, ...change } }, () => {
                refuseExcess(change.discount, model.prices.listFen(line.drug) * line.quantity);
                cart.edit(line.lineId, change);
              });
    if (shown !== null) assertCart(model, cart, shown);
  }

  toString(): string {
    return `new EditLine(${this.till}, ${this.line}, ${JSON.stringify(this.change)})`;
  }
}

function refuseExcess(discount: Discount | null, amountFen: number): void {
  if (discount?.kind === 'amount' && discount.fen > amountFen) refuse('DISCOUNT_TOO_LARGE');
}

export interface NewTerms {
  readonly orderDiscount: Discount | null;
  readonly couponFen: number;
  readonly shippingFeeFen: number;
}

export class SetTerms extends CounterCommand {
  readonly till: number;
  readonly terms: NewTerms;

  constructor(till: number, terms: NewTerms) {
    super();
    this.till = till;
    this.terms = terms;
  }

  override check(model: Readonly<CounterModel>): boolean {
    return (model.active[this.till] ?? null) !== null;
  }

  async act(model: CounterModel, real: RealCounter): Promise<void> {
    const { till, terms } = this;
    const cart = await knownCart(model, real, till);
    const input = { cartId: cart.cartId, ...terms };
    const shown = await attempt({ model, real, till, name: 'cart.setTerms', input }, () => {
      refuseExcess(terms.orderDiscount, model.prices.goodsFen(cart.selected, cart.terms.isMember));
      cart.terms = { ...cart.terms, ...terms, coupon: false };
    });
    if (shown !== null) assertCart(model, cart, shown);
  }

  toString(): string {
    return `new SetTerms(${this.till}, ${JSON.stringify(this.terms)})`;
  }
}

/** Puts the shop's one coupon on the till's cart. */
export class TakeCoupon extends CounterCommand {
  readonly till: number;

  constructor(till: number) {
    super();
    this.till = till;
  }

  override check(model: Readonly<CounterModel>): boolean {
    return (model.active[this.till] ?? null) !== null;
  }

  async act(model: CounterModel, real: RealCounter): Promise<void> {
    const { till } = this;
    const cart = await knownCart(model, real, till);
    const input = { cartId: cart.cartId, code: COUPON.code };
    const shown = await attempt({ model, real, till, name: 'cart.setCoupon', input }, () => {
      const takesOff = model.prices.couponFen(cart.selected, cart.terms) > 0;
      if (cart.selected.length > 0 && !takesOff) refuse('COUPON_REFUSED');
      cart.terms = { ...cart.terms, couponFen: 0, coupon: true };
    });
    if (shown !== null) assertCart(model, cart, shown);
  }

  toString(): string {
    return `new TakeCoupon(${this.till})`;
  }
}
