import assert from 'node:assert/strict';
import type { OrderDetail, Tender } from '#shared/contracts/orders.ts';
import { BUYER } from '#test/support/sell.ts';
import type { CounterModel, Wish } from '../model/counter-model.ts';
import type { ModelCart } from '../model/model-cart.ts';
import { MODEL_CATALOG } from '../model/model-catalog.ts';
import type { ModelOrder, Payment } from '../model/model-order.ts';
import type { ModelPrescription } from '../model/model-prescription.ts';
import { NO_TERMS } from '../model/model-prices.ts';
import type { ModelDrug, Share } from '../model/model-stock.ts';
import { refuse } from '../model/refused.ts';
import type { RealCounter } from '../real-counter.ts';
import { attempt, CounterCommand, orderAt } from './counter-command.ts';
import { knownCart } from './known-cart.ts';

/** How somebody pays: the right way and each wrong one. */
export const WAYS_TO_PAY = [
  'cash',
  'cash_and_change',
  'cash_short',
  'card',
  'card_over',
  'card_short',
  'mixed',
] as const;
export type WayToPay = (typeof WAYS_TO_PAY)[number];

const cash = (receivedFen: number): Tender => ({ kind: 'cash', receivedFen });
const card = (amountFen: number): Tender => ({ kind: 'card', amountFen, reference: 'POS' });

/** The tenders of a way to pay an amount; a card slip of nothing does not exist. */
export function tendersFor(way: WayToPay, totalFen: number): Tender[] {
  const half = Math.floor(totalFen / 2);
  switch (way) {
    case 'cash':
      return [cash(totalFen - (totalFen % 10))];
    case 'cash_and_change':
      return [cash(Math.ceil(totalFen / 10_000) * 10_000)];
    case 'cash_short':
      return [cash(Math.max(0, totalFen - (totalFen % 10) - 1))];
    case 'card':
      return totalFen === 0 ? [cash(0)] : [card(totalFen)];
    case 'card_over':
      return [card(totalFen + 1)];
    case 'card_short':
      return totalFen < 2 ? [cash(0)] : [card(totalFen - 1)];
    case 'mixed':
      return half === 0 ? [cash(totalFen)] : [card(half), cash(totalFen)];
  }
}

export function paymentOf(tenders: readonly Tender[]): Payment {
  return {
    cardFen: tenders.reduce((sum, tender) => sum + (tender.kind === 'card' ? tender.amountFen : 0), 0),
    cashFen: tenders.reduce((sum, tender) => sum + (tender.kind === 'cash' ? tender.receivedFen : 0), 0),
    paysCash: tenders.some((tender) => tender.kind === 'cash'),
  };
}

/** The batches that the core gave an order are those of the model. */
export function assertShares(order: OrderDetail, shares: readonly Share[]): void {
  const given = order.items.flatMap((item) =>
    item.batches.map(({ batchNumber, quantity }) => `${batchNumber}×${quantity}`),
  );
  assert.deepEqual(
    given.sort(),
    shares.map(({ batch, quantity }) => `${batch.batchNumber}×${quantity}`).sort(),
  );
}

interface Sold {
  readonly isMember: boolean;
  readonly shares: Share[];
  readonly totalFen: number;
}

function keepOrder(
  model: CounterModel,
  order: OrderDetail,
  {
    sold,
    ...took
  }: { sold: Sold | null; scanned: ReadonlyMap<number, readonly string[]>; useIds: readonly number[] },
): ModelOrder {
  assert(sold !== null, 'the model sold it too');
  assertShares(order, sold.shares);
  return model.keep({ ...sold, ...termsOf(model, order), ...took });
}

/** What the model takes over from the core of an order that was made: its id, its lines, its fee. */
export function termsOf(model: CounterModel, { orderId, items, amounts }: OrderDetail) {
  const lines = items.map(({ lineNo, drugCode, specification, quantity, netFen, prescriptionId }) => {
    const [known] = Object.entries(MODEL_CATALOG).find(([, { code }]) => code === drugCode) ?? [];
    const drug = known ?? (specification.startsWith('拆零') ? 'tablets' : undefined);
    assert(drug !== undefined, 'the drug is one of the small catalogue, or the tablets of one');
    const prescription = model.prescriptions.find((one) => one.prescriptionId === prescriptionId) ?? null;
    assert.equal(prescription?.prescriptionId ?? null, prescriptionId, 'the prescription is known');
    return { lineNo, drug: drug as ModelDrug, quantity, netFen, prescription };
  });
  return { orderId, lines, shippingFeeFen: amounts.shippingFeeFen };
}

interface CartSale {
  readonly till: number;
  readonly showsId: boolean;
  readonly expectsTotal: boolean;
  /** Null makes an order that waits to be paid. */
  readonly pay: WayToPay | null;
}

/** Sells the selected lines of the till's cart, at once or as an order that waits. */
export class SellCart extends CounterCommand {
  readonly sale: CartSale;

  constructor(sale: CartSale) {
    super();
    this.sale = sale;
  }

  override check(model: Readonly<CounterModel>): boolean {
    return (model.active[this.sale.till] ?? null) !== null;
  }

  async act(model: CounterModel, real: RealCounter): Promise<void> {
    const { till, pay, showsId, expectsTotal } = this.sale;
    const cart = await knownCart(model, real, till);
    const totalFen = cart.selected.length === 0 ? 0 : model.prices.totalFen(cart.selected, cart.terms);
    const usesCoupon = cart.terms.coupon && model.prices.couponFen(cart.selected, cart.terms) > 0;
    const sale = {
      cartId: cart.cartId,
      expectedTotalFen: totalFen + (expectsTotal ? 0 : 1),
      details: { buyer: showsId ? BUYER : null },
    };
    const tenders = tendersFor(pay ?? 'cash', totalFen);
    let sold: Sold | null = null;
    const operation = () => {
      sold = this.#sellOnModel(model, cart, tenders);
    };
    const on = { model, real, till };
    const answer =
      pay === null
        ? await attempt({ ...on, name: 'orders.createFromCart', input: sale }, operation)
        : await attempt({ ...on, name: 'orders.checkout', input: { ...sale, tenders } }, operation);
    if (answer === null) return;
    const scanned = new Map(cart.selected.map(({ codes }, index) => [index + 1, codes]));
    const useIds = usesCoupon ? [answer.order.orderId] : [];
    const order = keepOrder(model, answer.order, { sold, scanned, useIds });
    if (pay !== null) model.settle(order, paymentOf(tenders), true);
    model.closeSold(till, cart);
  }

  #sellOnModel(model: CounterModel, cart: ModelCart, tenders: readonly Tender[]): Sold {
    if (cart.selected.length === 0) refuse('CART_EMPTY');
    const { showsId, expectsTotal, pay } = this.sale;
    const wish: Wish = { lines: cart.selected, terms: cart.terms, showsId, expectsTotal };
    const sold = pay === null ? model.sell(wish) : model.sellFor(wish, paymentOf(tenders));
    return { ...sold, isMember: cart.terms.isMember };
  }

  toString(): string {
    return `new SellCart(${JSON.stringify(this.sale)})`;
  }
}

interface LineToOrder {
  readonly drug: ModelDrug;
  readonly quantity: number;
  readonly prescription: ModelPrescription | null;
}

/** Orders lines on the core and on the model, without a cart. */
export class OrderLines {
  readonly till: number;
  readonly lines: readonly LineToOrder[];
  readonly isMember: boolean;

  constructor(
    till: number,
    lines: readonly LineToOrder[],
    { isMember = false }: { isMember?: boolean } = {},
  ) {
    this.till = till;
    this.lines = lines;
    this.isMember = isMember;
  }

  async act(model: CounterModel, real: RealCounter): Promise<void> {
    const lines = this.lines.map(({ drug, quantity, prescription }) => ({
      drugId: real.drugs[drug],
      quantity,
      prescription: prescription === null ? null : { prescriptionId: prescription.prescriptionId, lineNo: 1 },
    }));
    const customerId = this.isMember ? real.memberId : null;
    const input = { lines, customerId, details: { buyer: BUYER } };
    const { isMember } = this;
    let sold: Sold | null = null;
    const answer = await attempt({ model, real, till: this.till, name: 'orders.createDirect', input }, () => {
      const wished = this.lines.map((line) => ({ ...line, discount: null }));
      const terms = { ...NO_TERMS, isMember };
      const made = model.sell({ lines: wished, terms, showsId: true, expectsTotal: true });
      sold = { ...made, isMember };
    });
    if (answer !== null) keepOrder(model, answer.order, { sold, scanned: new Map(), useIds: [] });
  }
}

/** Makes an order without a cart. */
export class OrderDirectly extends CounterCommand {
  readonly till: number;
  readonly lines: readonly { readonly drug: ModelDrug; readonly quantity: number }[];
  readonly isMember: boolean;

  constructor(
    till: number,
    lines: readonly { readonly drug: ModelDrug; readonly quantity: number }[],
    isMember = false,
  ) {
    super();
    this.till = till;
    this.lines = lines;
    this.isMember = isMember;
  }

  async act(model: CounterModel, real: RealCounter): Promise<void> {
    const lines = this.lines.map((line) => ({ ...line, prescription: null }));
    await new OrderLines(this.till, lines, { isMember: this.isMember }).act(model, real);
  }

  toString(): string {
    return `new OrderDirectly(${this.till}, ${JSON.stringify(this.lines)}, ${this.isMember})`;
  }
}

/** Pays an order that waits, or tries to. */
export class Settle extends CounterCommand {
  readonly order: number;
  readonly pay: WayToPay;
  readonly handOver: boolean;

  constructor(order: number, pay: WayToPay, handOver: boolean) {
    super();
    this.order = order;
    this.pay = pay;
    this.handOver = handOver;
  }

  override check(model: Readonly<CounterModel>): boolean {
    return model.orders.length > 0;
  }

  async act(model: CounterModel, real: RealCounter): Promise<void> {
    const { pay, handOver } = this;
    const order = orderAt(model, this.order);
    const tenders = tendersFor(pay, order.totalFen);
    const input = { orderId: order.orderId, tenders, handOver };
    await attempt({ model, real, till: 0, name: 'orders.settle', input }, () =>
      model.settle(order, paymentOf(tenders), handOver),
    );
  }

  toString(): string {
    return `new Settle(${this.order}, '${this.pay}', ${this.handOver})`;
  }
}
