import assert from 'node:assert/strict';
import { isWrittenOff } from '#shared/domain/substitution.ts';
import type { CounterModel } from '../model/counter-model.ts';
import { equivalentOf, namesakeOf } from '../model/model-catalog.ts';
import type { ModelLine, ModelOrder } from '../model/model-order.ts';
import { requireApproved } from '../model/model-prescription.ts';
import type { Share } from '../model/model-stock.ts';
import { refuse } from '../model/refused.ts';
import type { RealCounter } from '../real-counter.ts';
import { tally } from '../tally.ts';
import { at, attempt, CounterCommand, orderAt } from './counter-command.ts';
import { hasUnclearPacks } from './owed-commands.ts';
import { assertShares, termsOf } from './sale-commands.ts';

const isOpen = ({ status }: ModelOrder) => status === 'paid' || status === 'dispensing';
const isReplaceable = ({ drug }: ModelLine) => equivalentOf(drug, 2) !== null;

/** A pharmacist gives an equivalent for a line of an order. */
export class SubstituteDrug extends CounterCommand {
  readonly order: number;
  readonly line: number;
  readonly cause: 'damaged' | 'customer_choice';
  readonly likely: boolean;

  constructor(order: number, line: number, cause: 'damaged' | 'customer_choice', likely: boolean) {
    super();
    this.order = order;
    this.line = line;
    this.cause = cause;
    this.likely = likely;
  }

  override check(model: Readonly<CounterModel>): boolean {
    return model.orders.length > 0;
  }

  async act(model: CounterModel, real: RealCounter): Promise<void> {
    const meant = model.orders.filter((order) => isOpen(order) && order.lines.some(isReplaceable));
    const isMeant = this.likely && meant.length > 0;
    const order = isMeant ? at(meant.reverse(), this.order) : orderAt(model, this.order);
    const lines = isMeant ? order.lines.filter(isReplaceable) : order.lines;
    const line = at(lines, this.line);
    const place = order.lines.indexOf(line);
    // Which of two lines lies in the bag, and which of two orders that wait is served first, the model does not know.
    if (hasUnclearPacks(order) || order.waiting.some((waiting) => waiting.line !== place)) return;
    const { status: before, paidFen, totalFen } = order;
    const packs = [...order.packs];
    const scanned = new Map([...order.scanned].filter(([lineNo]) => lineNo !== line.lineNo));
    const broken = isWrittenOff(this.cause) ? order.shares.find((share) => share.line === place) : undefined;
    const input = {
      orderId: order.orderId,
      lineNo: line.lineNo,
      drugId: real.drugs[namesakeOf(line.drug)],
      cause: this.cause,
      reason: '试',
      missing: broken === undefined ? [] : [{ batchId: broken.batch.batchId, quantity: 1 }],
    };
    let shares: Share[] = [];
    const made = await attempt({ model, real, till: 0, name: 'dispensing.substitute', input }, () => {
      this.#refuse(model, order, { line, isBroken: broken !== undefined });
      shares = replaceGoods(model, order, { line, place, broken });
    });
    if (made === null) return;
    tally.count(`${before} → substituted`);
    assert.equal(made.order.amounts.totalFen, totalFen, 'what was to be paid stays');
    assert.equal(made.order.amounts.paidFen, paidFen, 'what was paid stays');
    assertShares(made.order, shares);
    const { expiresAtMs, isMember, owedAtMs, useIds } = order;
    const terms = { ...termsOf(model, made.order), totalFen, expiresAtMs, isMember, useIds };
    const kept = model.keep({ ...terms, shares, scanned });
    kept.takeOver(paidFen);
    kept.owedAtMs = owedAtMs;
    if (before !== 'dispensing') return;
    kept.status = 'dispensing';
    kept.wasDispensed = true;
    kept.packs.push(...packs);
  }

  #refuse(
    { stock, clock, prices }: CounterModel,
    order: ModelOrder,
    { line, isBroken }: { line: ModelLine; isBroken: boolean },
  ): void {
    if (!isOpen(order)) refuse('INVALID_ORDER_STATUS');
    const isPacked = order.packs.some(({ drug }) => drug === line.drug);
    if (isPacked || (isWrittenOff(this.cause) && !isBroken)) refuse('SUBSTITUTION_INVALID');
    if (prices.listFen(namesakeOf(line.drug)) === 0) refuse('NOT_EQUIVALENT');
    const other = equivalentOf(line.drug, line.quantity);
    if (other === null) refuse('NOT_EQUIVALENT');
    if (stock.available(other.drug, clock.today) < other.quantity) refuse('INSUFFICIENT_STOCK');
    if (order.status !== 'paid') return;
    if (order.owedAtMs === null) requireApproved(order.lines, clock.today);
    else for (const { prescription } of order.lines) prescription?.requireStanding();
  }

  toString(): string {
    return `new SubstituteDrug(${this.order}, ${this.line}, '${this.cause}', ${this.likely})`;
  }
}

/** The equivalent is set aside while the order still has what it has; then the goods change places. */
function replaceGoods(
  { stock, clock }: CounterModel,
  order: ModelOrder,
  { line, place, broken }: { line: ModelLine; place: number; broken: Share | undefined },
): Share[] {
  const other = equivalentOf(line.drug, line.quantity);
  assert(other !== null, 'there is an equivalent');
  const goesOn = order.status === 'dispensing';
  const instead = stock.reserve([other], clock.today).map((share) => ({ ...share, line: place }));
  order.giveBack('substitute', clock);
  if (broken !== undefined) broken.batch.onHand -= 1;
  const others = order.shares.filter((share) => share.line !== place);
  for (const { batch, quantity } of others) batch.reserved += quantity;
  const shares = [...others, ...instead];
  if (goesOn) {
    for (const { batch, quantity } of shares) {
      batch.reserved -= quantity;
      batch.onHand -= quantity;
    }
  }
  clock.recorded();
  return shares;
}
