import type { AfterSalesDetail, RefundView } from '#shared/contracts/aftersales.ts';
import { AFTER_SALES_STEPS, OPEN_AFTER_SALES } from '#shared/domain/after-sales-states.ts';
import { isPermitted } from '#shared/domain/permissions.ts';
import { invariant } from '#shared/errors/index.ts';
import { showEvents } from '../audit/event-chain.ts';
import type { Reader } from '../db/store.ts';
import { codesStillSold } from '../inventory/trace-codes.ts';
import type { ItemBatchRow, ItemRow } from '../orders/order-rows.ts';
import { readGivenBatches, returnedOfAllocation } from '../orders/returned-units.ts';
import type { QueryContext } from '../platform/context.ts';
import { type AfterSalesRecord, readAfterSalesRecord } from './after-sales-record.ts';
import { planRefund, showPlannedRefund } from './plan-refund.ts';
import { showPlannedExchange, showSettledExchange } from './show-exchange.ts';

/** A request with everything that its screen shows. Fails with AFTER_SALES_NOT_FOUND. */
export function afterSalesDetail(context: QueryContext, afterSalesId: number): AfterSalesDetail {
  return showRecord(context, readAfterSalesRecord(context.reader, afterSalesId));
}

/** The same of a request that was read already. */
export function showRecord(context: QueryContext, record: AfterSalesRecord): AfterSalesDetail {
  const items = record.items();
  return {
    ...headline(record),
    lines: linesOf(context.reader, record, items),
    ...moneyOf(context, record, items),
    images: record.images.map(({ cipher: _, mediaType, ...image }) => ({
      ...image,
      mediaType: mediaType as AfterSalesDetail['images'][number]['mediaType'],
    })),
    mayAttach:
      OPEN_AFTER_SALES.includes(record.row.state) &&
      isPermitted(context.session?.roles ?? [], 'afterSales.request'),
    events: showEvents(record.events),
    historyIntact: record.historyIntact,
    actions: offeredSteps(context, record),
  };
}

type Headline = Omit<
  AfterSalesDetail,
  'lines' | 'refund' | 'exchange' | 'images' | 'mayAttach' | 'events' | 'historyIntact' | 'actions'
>;

function headline({ row, order, lines, requestedBy }: AfterSalesRecord): Headline {
  return {
    afterSalesId: row.id,
    number: row.number,
    orderId: row.orderId,
    orderNumber: order.orderNumber,
    orderStatus: order.status,
    kind: row.kind,
    state: row.state,
    version: row.version,
    reasonCode: row.reason,
    reasonText: row.reasonText,
    overrideReason: row.overrideReason,
    withShipping: row.withShipping === 1,
    customerName: order.customerName,
    customerPhone: order.customerPhone,
    quantity: lines.reduce((sum, line) => sum + line.quantity, 0),
    requestedBy,
    requestedAtMs: row.requestedAtMs,
    approvedAtMs: row.approvedAtMs,
    receivedAtMs: row.receivedAtMs,
    failedAtMs: row.failedAtMs,
    endedAtMs: row.endedAtMs,
    refundFen: row.refundFen,
  };
}

function linesOf(
  reader: Reader,
  record: AfterSalesRecord,
  items: readonly ItemRow[],
): AfterSalesDetail['lines'] {
  const given = readGivenBatches(reader, record.row.orderId);
  const sold = codesStillSold(reader, record.row.orderId);
  return record.lines.map(({ lineNo, quantity, received, accepted }) => {
    const item = items.find((candidate) => candidate.lineNo === lineNo);
    invariant(item !== undefined, 'a request is about lines of its order');
    const { drugId, drugCode, genericName, specification, manufacturer, unit } = item;
    return {
      lineNo,
      drugId,
      drugCode,
      genericName,
      specification,
      manufacturer,
      unit,
      category: item.category as AfterSalesDetail['lines'][number]['category'],
      soldQuantity: item.quantity,
      quantity,
      received,
      accepted,
      batches: given
        .filter((batch) => batch.lineNo === lineNo)
        .map((batch) => ({
          batchId: batch.batchId,
          batchNumber: batch.batchNumber,
          expiryDate: batch.expiryDate,
          soldQuantity: batch.quantity,
          returnedBefore: returnedOfAllocation(record.returnedBefore, batch),
          returnedNow: returnedOfAllocation(record.returned, batch),
          traceCodes: sold.filter(isOf(batch)).map(({ code }) => code),
        })),
    };
  });
}

const isOf = (batch: ItemBatchRow) => (pack: { lineNo: number; batchId: number }) =>
  pack.lineNo === batch.lineNo && pack.batchId === batch.batchId;

/** What was given back and what was given instead; of a request that is still open, what would be now. */
function moneyOf(
  context: QueryContext,
  record: AfterSalesRecord,
  items: readonly ItemRow[],
): Pick<AfterSalesDetail, 'refund' | 'exchange'> {
  const { row, order, lines, replacements } = record;
  if (!OPEN_AFTER_SALES.includes(row.state)) {
    return { refund: refundGiven(record), exchange: showSettledExchange(context, row, replacements) };
  }
  const { reader } = context;
  const units = new Map(lines.map(({ lineNo, accepted, quantity }) => [lineNo, accepted ?? quantity]));
  const amounts = planRefund(reader, { order, items }, { units, withShipping: row.withShipping === 1 });
  const exchange = showPlannedExchange(context, order, { lines: replacements, worthFen: amounts.totalFen });
  const carriedFen = exchange?.carriedFen ?? 0;
  return { refund: showPlannedRefund(reader, order.id, { amounts, carriedFen }), exchange };
}

function refundGiven({ row, refundLines, refunds }: AfterSalesRecord): RefundView | null {
  if (row.refundFen === null) return null;
  return {
    lines: [...refundLines],
    shippingFen: row.refundShippingFen,
    roundingFen: row.refundRoundingFen,
    totalFen: row.refundFen,
    carriedFen: row.carriedFen,
    tenders: refunds.map((refund) => ({
      ...refund,
      tender: refund.tender as RefundView['tenders'][number]['tender'],
    })),
  };
}

/** The steps that the machine has from here, each with whether this person may take it. */
function offeredSteps({ session }: QueryContext, { row }: AfterSalesRecord): AfterSalesDetail['actions'] {
  return AFTER_SALES_STEPS.filter((step) => step.from === row.state && step.kinds.includes(row.kind)).map(
    ({ action, permission }) => {
      const allowed = isPermitted(session?.roles ?? [], permission);
      return { action, allowed, reason: allowed ? null : 'FORBIDDEN' };
    },
  );
}
