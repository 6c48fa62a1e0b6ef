import type { ParsedInput } from '#shared/contracts/index.ts';
import { exchangeAmounts, splitExchange } from '#shared/domain/exchange-amounts.ts';
import { isPermitted } from '#shared/domain/permissions.ts';
import { fail, invariant } from '#shared/errors/index.ts';
import { createOrder } from '../orders/create-order.ts';
import { draftOrder } from '../orders/draft-order.ts';
import { writeLinks } from '../orders/order-links.ts';
import { readRecord } from '../orders/order-record.ts';
import type { OrderRow } from '../orders/order-rows.ts';
import { publishOrder } from '../orders/publish-order.ts';
import { settleOrder } from '../orders/settle-order.ts';
import { paymentsLeft, type RefundedTender, readPayments, refundParts } from '../payments/refund-order.ts';
import { handOverParts } from '../payments/transfer-payments.ts';
import type { CommandContext } from '../platform/context.ts';
import type { AfterSalesRow } from './after-sales-rows.ts';
import type { ReplacementLine } from './replacement-lines.ts';
import { wishOfExchange } from './replacement-order.ts';

type ExchangeInput = NonNullable<ParsedInput<'aftersales.complete'>['exchange']>;

interface Exchange {
  readonly request: AfterSalesRow;
  readonly lines: readonly ReplacementLine[];
  /** What the units that came back are worth. */
  readonly worthFen: number;
  readonly input: ExchangeInput;
  readonly slips: ReadonlyMap<number, string>;
  readonly reason: string;
}

export interface ExchangedGoods {
  readonly replacementOrderId: number;
  readonly replacementNumber: string;
  readonly carriedFen: number;
  readonly refunds: readonly RefundedTender[];
}

/**
 * Makes the order that replaces the units that came back (AS-3): by the catalogue's prices, with stock reserved first
 * expiry first out, under every rule of sale, and paid by what the old order was paid with and by tenders for the
 * rest. What it does not need goes back the way it came. It is paid when it is there, so that nothing waits for a
 * difference that nobody pays: without the money there is no order, and the request stays as it was.
 *
 * Fails as making an order and paying it do, with PRICE_CHANGED when it costs another amount than was shown.
 */
export function exchangeGoods(context: CommandContext, order: OrderRow, exchange: Exchange): ExchangedGoods {
  const { tx, session, nowMs } = context;
  const { request, input, worthFen } = exchange;
  if (!isPermitted(session.roles, 'order.create')) fail('FORBIDDEN', { permission: 'order.create' });
  const draft = draftOrder(tx, wishOfExchange(order, exchange.lines, input));
  const made = createOrder(context, draft, {
    exchangeFor: [order.orderNumber],
    afterSales: request.number,
  }).order;
  writeLinks(tx, { fromOrderIds: [order.id], toOrderId: made.id, kind: 'exchange', atMs: nowMs });
  const { carriedFen, backFen } = exchangeAmounts(worthFen, made.totalFen);
  const parts = splitExchange({ carriedFen, backFen }, paymentsLeft(readPayments(tx, order.id)));
  const transfer = handOverParts(context, order.id, parts);
  const refunds = giveRestBack(context, order, { exchange, parts });
  settleOrder(context, made, { tenders: input.tenders, handOver: input.handOver, transfer });
  const record = readRecord(tx, made.id);
  invariant(record.order.paidFen >= carriedFen, 'the new order is paid at least with what it took over');
  publishOrder(context, record, 0);
  return { replacementOrderId: made.id, replacementNumber: made.orderNumber, carriedFen, refunds };
}

function giveRestBack(
  context: CommandContext,
  order: OrderRow,
  { exchange, parts }: { exchange: Exchange; parts: readonly { paymentId: number; backFen: number }[] },
): RefundedTender[] {
  const { request, reason, slips } = exchange;
  return refundParts(context, order.id, {
    parts: parts
      .filter(({ backFen }) => backFen > 0)
      .map(({ paymentId, backFen: amountFen }) => ({ paymentId, amountFen })),
    reason,
    afterSalesId: request.id,
    slips,
  });
}
