import type { ParsedInput } from '#shared/contracts/index.ts';
import { equivalenceOf } from '#shared/domain/equivalents.ts';
import { isWrittenOff, priceInstead, rateOf, substitutionProblem } from '#shared/domain/substitution.ts';
import { fail, invariant } from '#shared/errors/index.ts';
import { type DrugRow, findDrug } from '../catalog/drugs.ts';
import { type BatchShare, refuseShortages } from '../inventory/reserve-stock.ts';
import { packsSetAside } from '../inventory/scanned-packs.ts';
import { applyTransition } from '../orders/apply-transition.ts';
import { freshOrderNumber } from '../orders/create-order.ts';
import { readPacks, standingPacks } from '../orders/dispensed-packs.ts';
import { drugOnLine } from '../orders/insert-items.ts';
import type { SuccessorLine } from '../orders/make-successor.ts';
import { refuseStatus, requireSeen } from '../orders/order-as-seen.ts';
import { type OrderRecord, recordOf } from '../orders/order-record.ts';
import { getOrder, type ItemRow, type OrderRow, readItems } from '../orders/order-rows.ts';
import { makePart, type PartPlan, planParts } from '../orders/plan-parts.ts';
import { publishOrder } from '../orders/publish-order.ts';
import { findSubstitution, type NewSubstitution, writeSubstitution } from '../orders/substitutions.ts';
import { refuseBreaches } from '../orders/transition-guards.ts';
import { readPayments } from '../payments/refund-order.ts';
import type { CommandContext } from '../platform/context.ts';
import { recordSubstituted } from '../prescriptions/dispense-prescription.ts';
import { requireLicence } from '../staff/require-licence.ts';
import { givenPacks, tellSuccessor } from './carry-packs.ts';
import { type GivenBatch, readGivenUnits } from './divide-owed.ts';
import { equivalenceFacts, factsOfLine, lineOf } from './list-equivalents.ts';
import { writeOff } from './write-off.ts';

type Input = ParsedInput<'dispensing.substitute'>;

/** What the order has: its lines, and the batches that serve them. */
interface Goods {
  readonly items: readonly ItemRow[];
  readonly given: readonly GivenBatch[];
}

/** What is given for the line: the drug, how much of it, and its batches. */
interface Instead {
  readonly item: ItemRow;
  readonly drug: DrugRow;
  readonly quantity: number;
  readonly shares: readonly BatchShare[];
}

/**
 * Gives an equivalent for a line whose drug is missing, broken or not to be had (RX-5). The order ends; another takes
 * its place with the same lines, amounts and payments, in which that line is the other drug, set aside first expiry
 * first out; it goes on where the order was, with the packs of its other lines as they were verified. All of it is one
 * transaction, and there is enough of the other drug or nothing happens.
 *
 * Fails with ORDER_NOT_FOUND, VERSION_CONFLICT, INVALID_ORDER_STATUS, LICENCE_MISSING, LICENCE_EXPIRED,
 * SUBSTITUTION_INVALID, DRUG_NOT_FOUND, NOT_EQUIVALENT, CONTROLLED_QUANTITY_EXCEEDED, INSUFFICIENT_STOCK,
 * PRESCRIPTION_NOT_APPROVED or PRESCRIPTION_LAPSED. Returns the order that goes on.
 */
export function substituteDrug(context: CommandContext, input: Input): OrderRecord {
  const { tx, session } = context;
  const { number: licenceNumber } = requireLicence(tx, { ...context, session });
  const order = orderToChange(context, input);
  const items = readItems(tx, order.id);
  const allPacks = readPacks(tx, order.id);
  const goods = { items, given: readGivenUnits(tx, order.id, allPacks) };
  const instead = planInstead(context, input, goods);
  const packs = standingPacks(allPacks);
  const orderNumber = freshOrderNumber(context);
  const part = planOrder(context, order, { ...goods, instead });
  const { cause, reason } = input;
  const story = storyOf(instead);
  const details = { cause, substitution: story };
  const became = [orderNumber];
  const ended = applyTransition(context, order, 'substitute', {
    became,
    reason,
    details,
    items: () => items,
  });
  publishOrder(context, recordOf(tx, ended, { items }), order.eventCount);
  if (isWrittenOff(cause)) writeOff(context, input.missing, reason);
  const substitutionId = writeSubstitution(tx, substitutionOf(context, input, { instead, licenceNumber }));
  const lines = part.lines.map((line) => giveInstead(line, { instead, substitutionId }));
  const made = makePart(context, order, { ...part, lines, kind: 'substitute', orderNumber });
  const going = order.status === 'dispensing' ? { from: order, packs, lines } : null;
  const record = tellSuccessor(context, made, going);
  const { prescriptionId } = instead.item;
  if (prescriptionId !== null) {
    const { orderNumber: from } = order;
    recordSubstituted(context, prescriptionId, {
      orderNumber: from,
      substitutedIn: orderNumber,
      substitution: story,
      reason,
    });
  }
  const { version } = order;
  context.note(`order:${order.orderNumber}`, {
    status: 'cancelled',
    version: version + 1,
    became,
    cause,
  });
  context.changed('dispensing', 'stock');
  return record;
}

function orderToChange({ tx }: CommandContext, { orderId, version }: Input): OrderRow {
  const order = getOrder(tx, orderId);
  if (order.status !== 'paid' && order.status !== 'dispensing') refuseStatus(tx, order, 'substitute');
  requireSeen(tx, order, version);
  if (order.refundedFen > 0) fail('SUBSTITUTION_INVALID', { orderId, reason: 'partly_refunded' });
  return order;
}

function planInstead(
  context: CommandContext,
  { orderId, lineNo, drugId, cause, missing }: Input,
  { items, given }: Goods,
): Instead {
  const { tx, today } = context;
  const item = lineOf(items, { orderId, lineNo });
  const ofLine = given.filter((batch) => batch.lineNo === lineNo);
  const problem = substitutionProblem(ofLine, { cause, missing });
  if (problem !== null) fail('SUBSTITUTION_INVALID', { orderId, lineNo, ...problem });
  const drug = findDrug(tx, drugId) ?? fail('DRUG_NOT_FOUND', { drugId });
  const facts = equivalenceFacts(tx, drug);
  const { difference, quantity } = equivalenceOf(factsOfLine(tx, item), facts, item.quantity);
  if (drugId === item.drugId) fail('NOT_EQUIVALENT', { drugId, reason: 'same_drug' });
  if (drug.priceFen === 0) fail('NOT_EQUIVALENT', { drugId, reason: 'not_sold' });
  if (difference !== null) fail('NOT_EQUIVALENT', { drugId, reason: difference });
  // Planned while the order holds what it has: its other lines keep their batches of this very drug.
  const [shares] = refuseShortages({ reader: tx, today }, [{ drugId, quantity, scannedBatchId: null }]);
  invariant(shares !== undefined, 'one request has one answer');
  const instead = { item, drug, quantity, shares };
  if (item.controlClass !== 'none') {
    const others = items.filter((line) => line.lineNo !== lineNo);
    refuseBreaches(tx, [...others, itemInstead(item, instead, null)]);
  }
  return instead;
}

/** Everything of the order, line by line as it was sold and with the batches that it has. */
function planOrder(
  { tx }: CommandContext,
  order: OrderRow,
  { items, given, instead }: Goods & { readonly instead: Instead },
): PartPlan {
  const scanned = packsSetAside(tx, order.id);
  const shares = items.map(({ lineNo }) =>
    lineNo === instead.item.lineNo
      ? []
      : given
          .filter((batch) => batch.lineNo === lineNo)
          .map(({ batchId, batchNumber, expiryDate, quantity }) => ({
            batchId,
            batchNumber,
            expiryDate,
            quantity,
          })),
  );
  const packs = items.map(({ lineNo }, place) =>
    givenPacks(scanned, { lineNo, shares: shares[place] ?? [] }),
  );
  const quantities = [items.map(({ quantity }) => quantity)];
  const division = {
    items,
    payments: readPayments(tx, order.id),
    quantities,
    shares: [shares],
    packs: [packs],
  };
  const [part] = planParts(order, division, true);
  invariant(part !== undefined, 'an order that goes on whole is one part');
  return part;
}

function substitutionOf(
  { tx, session, nowMs }: CommandContext,
  { orderId, lineNo, cause, reason }: Input,
  { instead, licenceNumber }: { instead: Instead; licenceNumber: string },
): NewSubstitution {
  const { item, drug, quantity } = instead;
  const before = findSubstitution(tx, item);
  const { soldUnits = null, perUnits = null, soldOrderId = orderId, soldLineNo = lineNo } = before ?? {};
  return {
    orderId,
    lineNo,
    drugId: drug.id,
    quantity,
    soldOrderId,
    soldLineNo,
    ...rateOf({ quantity: item.quantity, soldUnits, perUnits }, quantity),
    cause,
    reason,
    staffId: session.staffId,
    staffName: session.staffName,
    licenceNumber,
    atMs: nowMs,
  };
}

/** The line with the other drug in it; any other line as it is. */
function giveInstead(
  line: SuccessorLine,
  { instead, substitutionId }: { instead: Instead; substitutionId: number },
): SuccessorLine {
  if (line.item.lineNo !== instead.item.lineNo) return line;
  return { item: itemInstead(line.item, instead, substitutionId), shares: instead.shares, packs: [] };
}

/** What the customer paid stays to the fen, whatever the other drug costs and however many packs of it there are. */
function itemInstead(
  item: ItemRow,
  { drug, quantity }: Pick<Instead, 'drug' | 'quantity'>,
  substitutionId: number | null,
): ItemRow {
  const price = (fen: number) => priceInstead(fen, item.quantity, quantity);
  return {
    ...item,
    ...drugOnLine(drug),
    quantity,
    listPriceFen: price(item.listPriceFen),
    unitPriceFen: price(item.unitPriceFen),
    substitutionId,
  };
}

/** What the stories of the order and of the prescription tell of it. */
function storyOf({ item, drug, quantity }: Instead) {
  const named = ({ genericName, specification, manufacturer }: typeof item | DrugRow, units: number) => ({
    genericName,
    specification,
    manufacturer,
    quantity: units,
  });
  return { sold: named(item, item.quantity), given: named(drug, quantity) };
}
