import type { ParsedInput } from '#shared/contracts/index.ts';
import { splitRefund } from '#shared/domain/refund-amounts.ts';
import { fail } from '#shared/errors/index.ts';
import { statement } from '../db/statement.ts';
import { addEvent } from '../orders/apply-transition.ts';
import { getOrder, linesOnce, type OrderRow } from '../orders/order-rows.ts';
import { paymentsLeft, readPayments, refundParts } from '../payments/refund-order.ts';
import type { CommandContext } from '../platform/context.ts';
import type { AfterSalesRecord } from './after-sales-record.ts';
import { type AfterSalesLineRow, type AfterSalesRow, readAfterSalesLines } from './after-sales-rows.ts';
import { applyStep, requestAsSeen, stepFor } from './apply-step.ts';
import { leaveAfterSales } from './end-request.ts';
import { type ExchangedGoods, exchangeGoods } from './exchange-goods.ts';
import { planRefund } from './plan-refund.ts';
import { publishAfterSales } from './publish-after-sales.ts';
import { readReplacements } from './replacement-lines.ts';

type Input = ParsedInput<'aftersales.complete'>;

const insertRefundLine = statement<{
  afterSalesId: number;
  lineNo: number;
  quantity: number;
  amountFen: number;
}>()((db, p) =>
  db.insertInto('refundLine').values({
    afterSalesId: p.afterSalesId,
    lineNo: p.lineNo,
    quantity: p.quantity,
    amountFen: p.amountFen,
  }),
);

/**
 * Gives the money back, or exchanges the goods and settles the difference, and ends the request (AS-3, PAY-6): the
 * amount follows from the units that were approved or, where goods came back, accepted. It happens once: the
 * request's state and version, and an index of the store that takes one refund of a request for each payment, stand
 * behind the command's id.
 *
 * Fails with AFTER_SALES_NOT_FOUND, VERSION_CONFLICT, INVALID_AFTER_SALES_STATE, FORBIDDEN, REFUND_CHANGED when
 * another request of the order changed the amount since it was shown, or as `exchangeGoods` does.
 */
export function completeAfterSales(
  context: CommandContext,
  input: Input,
  action: 'complete' | 'retry',
): AfterSalesRecord {
  const { tx } = context;
  const before = requestAsSeen(context, input);
  const step = stepFor(context, before, action);
  const orderBefore = getOrder(tx, before.orderId);
  const items = linesOnce(tx, orderBefore.id);
  const lines = readAfterSalesLines(tx, before.id);
  const amounts = planRefund(
    tx,
    { order: orderBefore, items: items() },
    { units: approvedUnits(lines), withShipping: before.withShipping === 1 },
  );
  if (amounts.totalFen !== input.expectedRefundFen) {
    fail('REFUND_CHANGED', { expected_fen: input.expectedRefundFen, total_fen: amounts.totalFen });
  }
  const reason = before.reasonText || before.reason;
  const settled = settle(context, orderBefore, {
    request: before,
    worthFen: amounts.totalFen,
    input,
    reason,
  });
  for (const line of amounts.lines) tx.run(insertRefundLine, { ...line, afterSalesId: before.id });
  const told = tellOrder(context, orderBefore, {
    request: before,
    refundFen: amounts.totalFen,
    settled,
    reason,
  });
  const { replacementOrderId, carriedFen } = settled;
  const after = applyStep(context, before, {
    step,
    reason: '',
    details: { refundFen: amounts.totalFen, ...settled },
    progress: {
      refundFen: amounts.totalFen,
      refundShippingFen: amounts.shippingFen,
      refundRoundingFen: amounts.roundingFen,
      ...(replacementOrderId === undefined ? {} : { replacementOrderId, carriedFen }),
    },
  });
  const order = leaveAfterSales(context, after, { order: told, items, reason });
  const known = { order, items, lines };
  return publishAfterSales(context, after, { eventsBefore: before.eventCount, orderBefore, ...known });
}

/** The units that money is given back for: what the inspection accepted, or what was approved without goods. */
export function approvedUnits(lines: readonly AfterSalesLineRow[]): Map<number, number> {
  return new Map(lines.map(({ lineNo, accepted, quantity }) => [lineNo, accepted ?? quantity]));
}

/** Where the money went: back over the tenders, and for an exchange to the new order. */
type Settled = Partial<ExchangedGoods> & Pick<ExchangedGoods, 'refunds'>;

function settle(
  context: CommandContext,
  order: OrderRow,
  asked: { request: AfterSalesRow; worthFen: number; input: Input; reason: string },
): Settled {
  const { request, worthFen, input, reason } = asked;
  const slips = new Map(input.slips.map(({ paymentId, reference }) => [paymentId, reference]));
  const lines = readReplacements(context.tx, request);
  const exchanges = lines.length > 0;
  if (exchanges !== (input.exchange !== null)) {
    fail('VALIDATION_FAILED', {
      fields: [{ path: 'exchange', code: exchanges ? 'required' : 'does_not_fit' }],
    });
  }
  if (input.exchange !== null) {
    return exchangeGoods(context, order, { request, lines, worthFen, input: input.exchange, slips, reason });
  }
  const left = paymentsLeft(readPayments(context.tx, order.id));
  return {
    refunds: refundParts(context, order.id, {
      parts: splitRefund(worthFen, left),
      reason,
      afterSalesId: request.id,
      slips,
    }),
  };
}

function tellOrder(
  context: CommandContext,
  order: OrderRow,
  told: { request: AfterSalesRow; refundFen: number; settled: Settled; reason: string },
): OrderRow {
  const { request, refundFen, settled, reason } = told;
  const isExchange = settled.replacementOrderId !== undefined;
  if (refundFen === 0 && !isExchange) return order;
  return addEvent(context, order, {
    action: isExchange ? 'exchange' : 'refund',
    permission: 'payment.refund',
    reason,
    details: {
      number: request.number,
      kind: request.kind,
      reasonCode: request.reason,
      refundFen,
      ...settled,
    },
    progress: { refundedFen: order.refundedFen + refundFen },
  });
}
