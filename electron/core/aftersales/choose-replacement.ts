import type { ParsedInput } from '#shared/contracts/index.ts';
import { getOrder } from '../orders/order-rows.ts';
import type { CommandContext } from '../platform/context.ts';
import type { AfterSalesRecord } from './after-sales-record.ts';
import { applyStep, requestAsSeen, stepFor } from './apply-step.ts';
import { publishAfterSales } from './publish-after-sales.ts';
import { readWishes, writeReplacements } from './replacement-lines.ts';

/**
 * Chooses anew what the customer gets instead, as long as the request is open: it may be sold out, dearer, or not what
 * the customer wants any more. Without any line the money goes back in the end, as for a return.
 *
 * Fails with AFTER_SALES_NOT_FOUND, VERSION_CONFLICT, INVALID_AFTER_SALES_STATE (also for a request that exchanges
 * nothing), FORBIDDEN, or as `readWishes` does.
 */
export function chooseReplacement(
  context: CommandContext,
  input: ParsedInput<'aftersales.chooseReplacement'>,
): AfterSalesRecord {
  const before = requestAsSeen(context, input);
  const step = stepFor(context, before, 'choose_replacement');
  const orderBefore = getOrder(context.tx, before.orderId);
  const lines = readWishes(context.tx, input.replacements);
  const choice = before.replacementChoice + 1;
  writeReplacements(context.tx, { afterSalesId: before.id, choice }, lines);
  const after = applyStep(context, before, {
    step,
    reason: input.reason,
    details: { replacements: lines },
    progress: { replacementChoice: choice },
  });
  return publishAfterSales(context, after, {
    eventsBefore: before.eventCount,
    orderBefore,
    order: orderBefore,
  });
}
