import assert from 'node:assert/strict';
import type { OrderDetail } from '#shared/contracts/orders.ts';
import type { OwedCause } from '#shared/domain/owed-balance.ts';
import type { CounterModel } from '../model/counter-model.ts';
import type { ModelOrder, ModelScan, Waiting } from '../model/model-order.ts';
import type { ModelDrug, Share } from '../model/model-stock.ts';
import { refuse } from '../model/refused.ts';
import type { RealCounter } from '../real-counter.ts';
import { tally } from '../tally.ts';
import { at, attempt, CounterCommand, orderAt } from './counter-command.ts';
import { dealCodes, inServingOrder, renumbered } from './divide-commands.ts';
import { termsOf } from './sale-commands.ts';

interface OwedPart extends Share {
  /** How many of the share lie in the bag, and how many are owed. */
  readonly verified: number;
  readonly later: number;
}

/** Packs of one drug on two lines, or tablets of two lots: the model does not know which of them lie in the bag. */
export const hasUnclearPacks = ({ packs, lines, shares }: ModelOrder) =>
  packs.length > 0 &&
  (new Set(lines.map(({ drug }) => drug)).size < lines.length ||
    shares.filter(({ batch }) => batch.drug === 'tablets').length > 1);

const canOwe = ({ status }: ModelOrder) => status === 'paid' || status === 'dispensing';

/** Somebody hands over a part of an order and owes the rest. */
export class OweBalance extends CounterCommand {
  readonly order: number;
  /** What is owed of each share, of at most its quantity. */
  readonly take: readonly number[];
  readonly cause: OwedCause;
  readonly likely: boolean;

  constructor(order: number, take: readonly number[], cause: OwedCause, likely: boolean) {
    super();
    this.order = order;
    this.take = take;
    this.cause = cause;
    this.likely = likely;
  }

  override check(model: Readonly<CounterModel>): boolean {
    return model.orders.length > 0;
  }

  async act(model: CounterModel, real: RealCounter): Promise<void> {
    const meant = model.orders.filter(canOwe);
    const order =
      this.likely && meant.length > 0 ? at(meant.reverse(), this.order) : orderAt(model, this.order);
    const { status: before, totalFen, paidFen } = order;
    if (hasUnclearPacks(order)) return;
    const packs = [...order.packs];
    const codes = new Map(order.scanned);
    const parts = this.#partsOf(order, model.clock.today);
    const lines = parts
      .filter(({ later }) => later > 0)
      .map(({ line, batch, later }) => ({
        lineNo: order.lines[line]?.lineNo ?? 0,
        batchId: batch.batchId,
        quantity: later,
      }));
    const input = { orderId: order.orderId, cause: this.cause, reason: '试', lines };
    let owed: ReturnType<typeof applyOwing> | null = null;
    const made = await attempt({ model, real, till: 0, name: 'dispensing.owe', input }, () => {
      if (!canOwe(order)) refuse('INVALID_ORDER_STATUS');
      const isDivided = lines.length > 0 || (order.waiting.length > 0 && order.shares.length > 0);
      if (!isDivided || parts.some(({ quantity, verified, later }) => later > quantity - verified))
        refuse('OWED_INVALID');
      owed = applyOwing(model, order, { parts, cause: this.cause });
    });
    if (made === null || owed === null) return;
    tally.count(`${before} → owed`);
    const both = [...(made.given === null ? [] : [made.given]), made.owed];
    const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
    assert.equal(sum(both.map(({ amounts }) => amounts.totalFen)), totalFen, 'total of given and owed');
    assert.equal(sum(both.map(({ amounts }) => amounts.paidFen)), paidFen, 'paid for given and owed');
    keepBoth(model, order, { made, owed, packs, codes, goesOn: before === 'dispensing' });
  }

  #partsOf(order: ModelOrder, today: string): OwedPart[] {
    const shares = inServingOrder(order.shares, today);
    // Packs were scanned without a batch: they count for whatever expires first.
    const scanned = new Map<ModelDrug, number>();
    for (const { drug } of order.packs) scanned.set(drug, (scanned.get(drug) ?? 0) + 1);
    const byExpiry = [...shares].sort(
      (a, b) => a.batch.expiryDate.localeCompare(b.batch.expiryDate) || a.line - b.line,
    );
    const verified = new Map<Share, number>();
    for (const share of byExpiry) {
      const units = Math.min(share.quantity, scanned.get(share.batch.drug) ?? 0);
      verified.set(share, units);
      scanned.set(share.batch.drug, (scanned.get(share.batch.drug) ?? 0) - units);
    }
    return shares.map((share, place) => ({
      ...share,
      verified: verified.get(share) ?? 0,
      later: at(this.take, place) % (share.quantity + 1),
    }));
  }

  toString(): string {
    return `new OweBalance(${this.order}, ${JSON.stringify(this.take)}, '${this.cause}', ${this.likely})`;
  }
}

/** Moves the goods: back to the shelf, off the books, and out again for what is given and what is owed. */
function applyOwing(
  model: CounterModel,
  order: ModelOrder,
  { parts, cause }: { parts: readonly OwedPart[]; cause: OwedCause },
): { given: Share[]; shares: Share[]; waiting: Waiting[] } {
  const goesOn = order.status === 'dispensing';
  order.giveBack('owe', model.clock);
  for (const { batch, later } of parts) if (cause !== 'customer_choice') batch.onHand -= later;
  const given = parts.flatMap(({ line, batch, quantity, later }) =>
    quantity === later ? [] : [{ line, batch, quantity: quantity - later }],
  );
  for (const { batch, quantity } of given) {
    if (goesOn) batch.onHand -= quantity;
    else batch.reserved += quantity;
  }
  const wanted = order.lines.flatMap(({ drug, quantity }, line) => {
    const now = given.filter((share) => share.line === line).reduce((sum, share) => sum + share.quantity, 0);
    return now === quantity ? [] : [{ line, drug, quantity: quantity - now }];
  });
  const { shares, waiting } = model.stock.reserveSome(wanted, model.clock.today);
  model.clock.recorded();
  // The lines are numbered anew; a line of which nothing has come keeps its place among them.
  const places = wanted.map(({ line }) => line);
  const placed = <T extends { readonly line: number }>(list: readonly T[]): T[] =>
    list.map((entry) => ({ ...entry, line: places.indexOf(entry.line) }));
  return { given, shares: placed(shares), waiting: placed(waiting) };
}

interface Kept {
  readonly made: { readonly given: OrderDetail | null; readonly owed: OrderDetail };
  readonly owed: { given: Share[]; shares: Share[]; waiting: Waiting[] };
  readonly packs: readonly ModelScan[];
  /** Trace codes that a till scanned, by line. */
  readonly codes: Map<number, readonly string[]>;
  readonly goesOn: boolean;
}

function keepBoth(model: CounterModel, order: ModelOrder, { made, owed, packs, codes, goesOn }: Kept): void {
  const { expiresAtMs, isMember, owedAtMs, useIds } = order;
  const keep = (detail: OrderDetail, shares: readonly Share[], scanned = new Map()) => {
    const { totalFen, paidFen } = detail.amounts;
    const terms = { ...termsOf(model, detail), totalFen, expiresAtMs, isMember, useIds };
    const kept = model.keep({ ...terms, shares, scanned });
    kept.takeOver(paidFen);
    kept.owedAtMs = owedAtMs;
    return kept;
  };
  if (made.given !== null) {
    const [scanned] = dealCodes(codes, [owed.given]);
    const given = keep(made.given, renumbered(owed.given), scanned);
    given.packs.push(...packs);
    if (goesOn) given.status = 'dispensing';
    given.wasDispensed = goesOn;
  }
  const later = keep(made.owed, owed.shares);
  later.owedAtMs ??= model.clock.nowMs;
  later.waiting = owed.waiting;
  tally.count(later.waiting.length > 0 ? 'owed and waiting' : 'owed and set aside');
}
