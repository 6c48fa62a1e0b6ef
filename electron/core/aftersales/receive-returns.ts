import type { ParsedInput } from '#shared/contracts/index.ts';
import { fail } from '#shared/errors/index.ts';
import { bookMovement } from '../inventory/ledger.ts';
import { quarantineTwin } from '../inventory/quarantine.ts';
import { codesStillSold } from '../inventory/trace-codes.ts';
import { getOrder, type ItemBatchRow } from '../orders/order-rows.ts';
import {
  type ReturnedUnits,
  readGivenBatches,
  readReturned,
  returnedOfAllocation,
  writeReturned,
} from '../orders/returned-units.ts';
import type { CommandContext } from '../platform/context.ts';
import { ruleOf } from '../rules/rules.ts';
import type { AfterSalesRecord } from './after-sales-record.ts';
import { type AfterSalesRow, readAfterSalesLines, writeInspection } from './after-sales-rows.ts';
import { applyStep, requestAsSeen, stepFor } from './apply-step.ts';
import { inspectPack } from './inspect-pack.ts';
import { publishAfterSales } from './publish-after-sales.ts';

type Input = ParsedInput<'aftersales.receiveGoods'>;

/**
 * The goods are back and were inspected (AS-2): what is accepted goes to quarantine, to the place of the batch it was
 * sold from, and never to the shelf; what is not is handed back to the customer and leaves no trace in the stock.
 *
 * Fails with AFTER_SALES_NOT_FOUND, VERSION_CONFLICT, INVALID_AFTER_SALES_STATE, FORBIDDEN, WRONG_PACK for a batch
 * or a scanned pack that was not sold with the line, or RETURN_QUANTITY_EXCEEDED for more units than were requested,
 * received, or sold of a batch and not back yet, or RETURN_CODES_MISSING for packs that were sold with a trace code
 * and come back without one.
 */
export function receiveReturns(context: CommandContext, input: Input): AfterSalesRecord {
  const { tx } = context;
  const before = requestAsSeen(context, input);
  const step = stepFor(context, before, 'receive_goods');
  const orderBefore = getOrder(tx, before.orderId);
  inspectLines(context, before, input);
  for (const pack of input.packs) inspectPack(context, before, pack);
  takeBack(context, before, byBatch(input.packs));
  const after = applyStep(context, before, {
    step,
    reason: input.reason,
    details: { lines: input.lines, packs: input.packs.map(({ code: _, ...pack }) => pack) },
  });
  return publishAfterSales(context, after, {
    eventsBefore: before.eventCount,
    orderBefore,
    order: orderBefore,
  });
}

function inspectLines({ tx }: CommandContext, { id: afterSalesId }: AfterSalesRow, input: Input): void {
  const requested = readAfterSalesLines(tx, afterSalesId);
  const named = [...input.lines, ...input.packs].find(
    ({ lineNo }) => !requested.some((line) => line.lineNo === lineNo),
  );
  if (named !== undefined) {
    fail('RETURN_QUANTITY_EXCEEDED', { lineNo: named.lineNo, quantity: 1, left: 0 });
  }
  for (const { lineNo, quantity } of requested) {
    const received = sumOf(input.lines, lineNo, (line) => line.received);
    const accepted = sumOf(input.packs, lineNo, (pack) => pack.quantity);
    if (received > quantity) fail('RETURN_QUANTITY_EXCEEDED', { lineNo, quantity: received, left: quantity });
    if (accepted > received) fail('RETURN_QUANTITY_EXCEEDED', { lineNo, quantity: accepted, left: received });
    writeInspection(tx, { afterSalesId, lineNo, received, accepted });
  }
}

function sumOf<R extends { readonly lineNo: number }>(
  rows: readonly R[],
  lineNo: number,
  units: (row: R) => number,
): number {
  return rows.filter((row) => row.lineNo === lineNo).reduce((sum, row) => sum + units(row), 0);
}

interface AcceptedUnits {
  readonly lineNo: number;
  readonly batchId: number;
  readonly quantity: number;
}

/** Packs of one batch of a line come back together, however many were scanned one by one. */
function byBatch(packs: Input['packs']): AcceptedUnits[] {
  const units = new Map<string, AcceptedUnits>();
  for (const { lineNo, batchId, quantity } of packs) {
    const key = `${lineNo}/${batchId}`;
    units.set(key, { lineNo, batchId, quantity: quantity + (units.get(key)?.quantity ?? 0) });
  }
  return [...units.values()];
}

/** What left with the order, as it stood before these units come back. */
interface Given {
  readonly batches: readonly ItemBatchRow[];
  readonly returned: readonly ReturnedUnits[];
  /** Packs whose trace code is still out; none where nobody has to scan them. */
  readonly packs: ReturnType<typeof codesStillSold>;
}

function takeBack(context: CommandContext, request: AfterSalesRow, accepted: readonly AcceptedUnits[]): void {
  const { tx } = context;
  const { orderId } = request;
  const given: Given = {
    batches: readGivenBatches(tx, orderId),
    returned: readReturned(tx, orderId),
    packs: ruleOf(tx, 'trace_codes').on ? codesStillSold(tx, orderId) : [],
  };
  for (const units of accepted) takeUnitsBack(context, request, { units, given });
}

function takeUnitsBack(
  context: CommandContext,
  { id: afterSalesId, orderId, reason, reasonText }: AfterSalesRow,
  { units: { lineNo, batchId, quantity }, given }: { units: AcceptedUnits; given: Given },
): void {
  const { tx, nowMs } = context;
  const ofLine = given.batches.filter((batch) => batch.lineNo === lineNo);
  const batch =
    ofLine.find((row) => row.batchId === batchId) ??
    fail('WRONG_PACK', { reason: 'batch', lineNo, sold: ofLine.map((row) => row.batchNumber) });
  const back = returnedOfAllocation(given.returned, batch);
  if (back + quantity > batch.quantity) {
    const { batchNumber } = batch;
    fail('RETURN_QUANTITY_EXCEEDED', { lineNo, batchNumber, quantity, left: batch.quantity - back });
  }
  refuseUnscanned(given.packs, { batch, unitsOut: batch.quantity - back - quantity });
  const quarantineBatchId = quarantineTwin(context, batchId);
  bookMovement(context, {
    batchId: quarantineBatchId,
    kind: 'quarantine_in',
    onHandDelta: quantity,
    reservedDelta: 0,
    orderId,
    reason: reasonText || reason,
  });
  writeReturned(tx, { afterSalesId, orderId, lineNo, batchId, quarantineBatchId, quantity, atMs: nowMs });
}

/**
 * A pack that was sold with its trace code comes back with it: more codes than units are never left with the customer
 * (compliance.md, "Trace code": scanned at sale and at return). Only units that were sold without one come back so.
 */
function refuseUnscanned(
  packs: Given['packs'],
  { batch, unitsOut }: { batch: ItemBatchRow; unitsOut: number },
): void {
  const { lineNo, batchId, batchNumber } = batch;
  const codes = packs
    .filter((sold) => sold.lineNo === lineNo && sold.batchId === batchId)
    .map(({ code }) => code);
  const missing = codes.length - unitsOut;
  if (missing > 0) fail('RETURN_CODES_MISSING', { lineNo, batchNumber, missing, codes });
}
