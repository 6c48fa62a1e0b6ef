import type { CallOutput, ParsedInput } from '#shared/contracts/index.ts';
import { getOrder, readItems } from '../orders/order-rows.ts';
import type { QueryContext } from '../platform/context.ts';
import { ruleOf } from '../rules/rules.ts';
import { planRefund, showPlannedRefund, unitsLeft, wantedUnits } from './plan-refund.ts';
import { readWishes } from './replacement-lines.ts';
import { showPlannedExchange } from './show-exchange.ts';

/**
 * What of an order can still be claimed, what these units would give back, and what these replacements would come to
 * on top. Fails with ORDER_NOT_FOUND, RETURN_QUANTITY_EXCEEDED, or as `readWishes` does.
 */
export function quoteAfterSales(
  context: QueryContext,
  { orderId, lines, withShipping, replacements }: ParsedInput<'aftersales.quote'>,
): CallOutput<'aftersales.quote'> {
  const { reader } = context;
  const order = getOrder(reader, orderId);
  const items = readItems(reader, orderId);
  const units = wantedUnits(reader, { orderId, items }, lines);
  const amounts = planRefund(reader, { order, items }, { units, withShipping });
  const exchange = showPlannedExchange(context, order, {
    lines: readWishes(reader, replacements),
    worthFen: amounts.totalFen,
  });
  return {
    lines: unitsLeft(reader, orderId, items).map(({ item: _, ...line }) => line),
    isWhole: amounts.isWhole,
    needsFault: ruleOf(reader, 'returns_quality_only').on,
    refund: showPlannedRefund(reader, orderId, { amounts, carriedFen: exchange?.carriedFen ?? 0 }),
    exchange,
  };
}
