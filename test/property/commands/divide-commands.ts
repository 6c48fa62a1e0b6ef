import assert from 'node:assert/strict';
import type { CallInput } from '#shared/contracts/index.ts';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import type { CounterModel } from '../model/counter-model.ts';
import { MAX_KINDS, MAX_QUANTITY } from '../model/model-cart.ts';
import type { ModelOrder } from '../model/model-order.ts';
import { isStopped, type ModelDrug, type Share } from '../model/model-stock.ts';
import { refuse } from '../model/refused.ts';
import type { RealCounter } from '../real-counter.ts';
import { tally } from '../tally.ts';
import { at, attempt, CounterCommand } from './counter-command.ts';
import { assertShares, OrderDirectly, termsOf } from './sale-commands.ts';

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const unitsOf = (shares: readonly Share[]) => sum(shares.map((share) => share.quantity));

/** The newest orders that the action is meant for, else any: some tries have to be refused. */
function candidates(model: CounterModel, isMeant: (order: ModelOrder) => boolean, likely: boolean) {
  const newest = [...model.orders].reverse();
  const meant = newest.filter(isMeant);
  return likely && meant.length > 0 ? meant : newest;
}

const isServable = ({ batch }: Share, today: string) => batch.bin === 'ready' && !isStopped(batch, today);

/** Line by line, each batch once: goods that can be served come first, each by the first expiry. */
export function inServingOrder(shares: readonly Share[], today: string): Share[] {
  const byBatch = Map.groupBy(shares, ({ line, batch }) => `${line}/${batch.batchId}`);
  const whole = [...byBatch.values()].flatMap(([first, ...more]) =>
    first === undefined ? [] : [{ ...first, quantity: unitsOf([first, ...more]) }],
  );
  return whole.sort(
    (a, b) =>
      a.line - b.line ||
      Number(isServable(b, today)) - Number(isServable(a, today)) ||
      a.batch.expiryDate.localeCompare(b.batch.expiryDate) ||
      a.batch.batchId - b.batch.batchId,
  );
}

/** Takes so many units of each line, in serving order; what is left is the second of the two. */
function deal(shares: readonly Share[], take: readonly number[]): [Share[], Share[]] {
  const missing = [...take];
  const dealt: [Share[], Share[]] = [[], []];
  for (const share of shares) {
    const units = Math.min(missing[share.line] ?? 0, share.quantity);
    missing[share.line] = (missing[share.line] ?? 0) - units;
    if (units > 0) dealt[0].push({ ...share, quantity: units });
    if (units < share.quantity) dealt[1].push({ ...share, quantity: share.quantity - units });
  }
  return dealt;
}

/** The lines of an order are numbered anew in each of its parts. */
export function renumbered(shares: readonly Share[]): Share[] {
  const lines = [...new Set(shares.map((share) => share.line))];
  return shares.map((share) => ({ ...share, line: lines.indexOf(share.line) }));
}

type Codes = Map<number, readonly string[]>;

/** Trace codes go to the parts in their order, as many as a part has units of the line; parts number their lines anew. */
export function dealCodes(scanned: Codes, dealt: readonly (readonly Share[])[]): Codes[] {
  const left = new Map([...scanned].map(([lineNo, codes]) => [lineNo, [...codes].sort()]));
  return dealt.map((shares) => {
    const lines = [...new Set(shares.map((share) => share.line))];
    return new Map(
      lines.map((line, index) => {
        const units = unitsOf(shares.filter((share) => share.line === line));
        return [index + 1, left.get(line + 1)?.splice(0, units) ?? []];
      }),
    );
  });
}

/** Splits an order in two: by hand, or into what can be served today and the rest. */
export class SplitOrder extends CounterCommand {
  readonly order: number;
  /** What the first part gets of each line, of at most its quantity; null is what can be served. */
  readonly take: readonly number[] | null;
  readonly likely: boolean;

  constructor(order: number, take: readonly number[] | null, likely: boolean) {
    super();
    this.order = order;
    this.take = take;
    this.likely = likely;
  }

  override check(model: Readonly<CounterModel>): boolean {
    return model.orders.length > 0;
  }

  async act(model: CounterModel, real: RealCounter): Promise<void> {
    const isMeant = ({ status, shares }: ModelOrder) =>
      (status === 'pending' || status === 'paid') && unitsOf(shares) > 1;
    const order = at(candidates(model, isMeant, this.likely), this.order);
    const before = order.status;
    const shares = inServingOrder(order.shares, model.clock.today);
    const take = this.#takeOf(shares, model.clock.today);
    const dealt = deal(shares, take);
    const scanned = dealCodes(order.scanned, dealt);
    const input = {
      orderId: order.orderId,
      parts: this.take === null ? ('servable' as const) : partsOf(dealt),
    };
    const made = await attempt({ model, real, till: 0, name: 'orders.split', input }, () => {
      const isEmpty = dealt.some((part) => part.length === 0);
      if (before === 'paid' && order.waiting.length > 0) refuse('SPLIT_INVALID');
      if (before === 'pending' || before === 'paid') {
        if (before === 'pending' && model.clock.nowMs >= order.expiresAtMs) refuse('ORDER_EXPIRED');
        if (isEmpty) refuse('SPLIT_INVALID');
      }
      order.end('split', model.clock);
    });
    if (made === null) return;
    tally.count(`${before} → ${order.status}`);
    assert.equal(sum(made.parts.map((part) => part.amounts.totalFen)), order.totalFen, 'total of the parts');
    if (before === 'paid') {
      tally.count('paid and split');
      assert.equal(sum(made.parts.map((part) => part.amounts.paidFen)), order.paidFen, 'paid for the parts');
    }
    made.parts.forEach((part, index) => {
      keepPart(model, order, {
        part,
        shares: dealt[index] ?? [],
        scanned: scanned[index] ?? new Map(),
        isPaid: before === 'paid',
      });
    });
  }

  #takeOf(shares: readonly Share[], today: string): number[] {
    const lines = [...new Set(shares.map((share) => share.line))];
    return lines.map((line) => {
      const own = shares.filter((share) => share.line === line);
      if (this.take === null) return unitsOf(own.filter((share) => isServable(share, today)));
      return at(this.take, line) % (unitsOf(own) + 1);
    });
  }

  toString(): string {
    return `new SplitOrder(${this.order}, ${JSON.stringify(this.take)}, ${this.likely})`;
  }
}

/** The parts as the core is asked for them; where one would be empty they do not add up. */
function partsOf(dealt: readonly Share[][]): Exclude<CallInput<'orders.split'>['parts'], 'servable'> {
  return dealt.map((shares) => {
    const lines = [...new Set(shares.map((share) => share.line))].map((line) => ({
      lineNo: line + 1,
      quantity: unitsOf(shares.filter((share) => share.line === line)),
    }));
    return { lines: lines.length > 0 ? lines : [{ lineNo: 1, quantity: 1 }] };
  });
}

function keepPart(
  model: CounterModel,
  order: ModelOrder,
  {
    part,
    shares,
    scanned,
    isPaid,
  }: { part: OrderDetail; shares: readonly Share[]; scanned: Codes; isPaid: boolean },
): void {
  assertShares(part, shares);
  for (const { batch, quantity } of shares) batch.reserved += quantity;
  const { totalFen, paidFen } = part.amounts;
  const { expiresAtMs, isMember } = order;
  const kept = model.keep({
    ...termsOf(model, part),
    totalFen,
    shares: renumbered(shares),
    expiresAtMs,
    isMember,
    scanned,
    useIds: order.useIds,
  });
  if (isPaid) kept.takeOver(paidFen);
  kept.owedAtMs = order.owedAtMs;
  tally.count(`pending → ${kept.status}`);
}

const canMerge = ({ status, isMember }: ModelOrder) => status === 'pending' && isMember;

/** Merges orders of the member that wait, of which there are two then; or any orders, also one with itself. */
export class MergeOrders extends CounterCommand {
  readonly first: number;
  readonly second: number;
  readonly likely: boolean;

  constructor(first: number, second: number, likely: boolean) {
    super();
    this.first = first;
    this.second = second;
    this.likely = likely;
  }

  override check(model: Readonly<CounterModel>): boolean {
    return model.orders.length > 0;
  }

  async act(model: CounterModel, real: RealCounter): Promise<void> {
    if (this.likely) {
      const missing = Math.max(2 - model.orders.filter(canMerge).length, 0);
      for (const drug of (['vitamin', 'paracetamol'] as const).slice(0, missing)) {
        await new OrderDirectly(0, [{ drug, quantity: 1 + (this.first % 2) }], true).run(model, real);
      }
    }
    const offered = candidates(model, canMerge, this.likely);
    const other = this.likely
      ? this.first + 1 + (this.second % Math.max(offered.length - 1, 1))
      : this.second;
    const orders = [at(offered, this.first), at(offered, other)].sort((a, b) => a.orderId - b.orderId);
    const input = { orders: orders.map(({ orderId }) => ({ orderId })) };
    const useIds = orders.flatMap((order) => order.useIds);
    const scanned: Codes = new Map();
    for (const order of orders) {
      for (const { lineNo } of order.lines) scanned.set(scanned.size + 1, order.scanned.get(lineNo) ?? []);
    }
    const made = await attempt({ model, real, till: 1, name: 'orders.merge', input }, () => {
      refuseMerge(model, orders);
      for (const order of orders) order.end('merge_into', model.clock);
    });
    if (made === null) return;
    const totalFen = sum(orders.map((order) => order.totalFen));
    assert.equal(made.order.amounts.totalFen, totalFen, 'total of what was merged');
    let line = 0;
    const shares = orders.flatMap((order) => {
      const own = inServingOrder(order.shares, model.clock.today).map((share) => ({
        ...share,
        line: share.line + line,
      }));
      line = 1 + Math.max(...own.map((share) => share.line));
      return own;
    });
    assertShares(made.order, shares);
    for (const { batch, quantity } of shares) batch.reserved += quantity;
    const expiresAtMs = Math.min(...orders.map((order) => order.expiresAtMs));
    model.keep({
      ...termsOf(model, made.order),
      totalFen,
      shares,
      expiresAtMs,
      isMember: true,
      scanned,
      useIds,
    });
  }

  toString(): string {
    return `new MergeOrders(${this.first}, ${this.second}, ${this.likely})`;
  }
}

function refuseMerge({ clock }: CounterModel, orders: readonly ModelOrder[]): void {
  if (new Set(orders).size < orders.length) refuse('MERGE_INVALID');
  for (const order of orders) {
    if (order.status !== 'pending' || clock.nowMs >= order.expiresAtMs || !order.isMember)
      refuse('MERGE_INVALID');
  }
  const units = new Map<ModelDrug, number>();
  for (const { batch, quantity } of orders.flatMap((order) => order.shares))
    units.set(batch.drug, (units.get(batch.drug) ?? 0) + quantity);
  if (units.size > MAX_KINDS) refuse('TOO_MANY_KINDS');
  if ([...units.values()].some((quantity) => quantity > MAX_QUANTITY)) refuse('QUANTITY_LIMIT');
  const watched = (units.get('ephedrine') ?? 0) + (units.get('ephedrineSyrup') ?? 0);
  if (watched > 2) refuse('CONTROLLED_QUANTITY_EXCEEDED');
}
