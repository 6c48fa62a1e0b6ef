import type { ParsedInput } from '#shared/contracts/index.ts';
import type { AfterSalesState } from '#shared/domain/after-sales-states.ts';
import type { DrugCategory } from '#shared/domain/drugs.ts';
import { isPermitted } from '#shared/domain/permissions.ts';
import { fitsKind, linesNotReturnable } from '#shared/domain/return-reasons.ts';
import { fail } from '#shared/errors/index.ts';
import { chainStart } from '../audit/event-chain.ts';
import { type NextEvent, nextEvent } from '../audit/next-event.ts';
import { applyTransition } from '../orders/apply-transition.ts';
import { orderAsSeen } from '../orders/order-as-seen.ts';
import { type ItemRow, linesOnce, type OrderRow } from '../orders/order-rows.ts';
import { refusePassedWindow } from '../orders/return-window.ts';
import type { CommandContext } from '../platform/context.ts';
import { ruleOf } from '../rules/rules.ts';
import { writeAfterSalesEvent } from './after-sales-events.ts';
import type { AfterSalesRecord } from './after-sales-record.ts';
import { countRequests, getAfterSales, insertAfterSales } from './after-sales-rows.ts';
import { wantedUnits } from './plan-refund.ts';
import { publishAfterSales } from './publish-after-sales.ts';
import { type ReplacementLine, readWishes, writeReplacements } from './replacement-lines.ts';

type Request = ParsedInput<'aftersales.request'>;

/**
 * Opens a request for units of an order (AS-1). The first one takes the order into after-sales; others may join it.
 *
 * Fails with ORDER_NOT_FOUND, VERSION_CONFLICT, INVALID_ORDER_STATUS, AFTER_SALES_WINDOW_PASSED,
 * RETURN_QUANTITY_EXCEEDED, RETURN_NOT_ALLOWED for drugs without a fault, FORBIDDEN when somebody who is no
 * pharmacist overrides that, and as `readWishes` does for what is wanted instead.
 */
export function requestAfterSales(context: CommandContext, input: Request): AfterSalesRecord {
  const { tx, nowMs, session } = context;
  const before = orderAsSeen(context, input);
  if (before.status === 'after_sales') refusePassedWindow(tx, nowMs, before);
  const number = `${before.orderNumber}-${countRequests(tx, before.id) + 1}`;
  const items = linesOnce(tx, before.id);
  const order = enterAfterSales(context, before, { number, input, items });
  const units = wantedUnits(tx, { orderId: order.id, items: items() }, input.lines);
  refuseForbiddenReturn(context, items(), { input, units });
  const replacements = replacementsOf(context, input);
  const next = firstEvent(context, { number, input, units, replacements });
  const afterSalesId = insertAfterSales(
    tx,
    {
      ...next.head,
      number,
      orderId: order.id,
      kind: input.kind,
      reason: input.reasonCode,
      reasonText: input.reasonText,
      overrideReason: input.overrideReason,
      withShipping: input.withShipping ? 1 : 0,
      requestedBy: session.staffId,
      requestedAtMs: nowMs,
      replacementChoice: replacements.length > 0 ? 1 : 0,
    },
    [...units].map(([lineNo, quantity]) => ({ lineNo, quantity })),
  );
  writeReplacements(tx, { afterSalesId, choice: 1 }, replacements);
  writeAfterSalesEvent(tx, afterSalesId, next);
  const row = getAfterSales(tx, afterSalesId);
  return publishAfterSales(context, row, { eventsBefore: 0, orderBefore: before, order, items });
}

/** An exchange says what is wanted instead, and nothing else does. */
function replacementsOf({ tx }: CommandContext, { kind, replacements }: Request): ReplacementLine[] {
  const isExchange = kind === 'exchange';
  if (isExchange !== replacements.length > 0) {
    fail('VALIDATION_FAILED', {
      fields: [{ path: 'replacements', code: isExchange ? 'required' : 'does_not_fit' }],
    });
  }
  return readWishes(tx, replacements);
}

function enterAfterSales(
  context: CommandContext,
  order: OrderRow,
  { number, input, items }: { number: string; input: Request; items: () => readonly ItemRow[] },
): OrderRow {
  if (order.status === 'after_sales') return order;
  return applyTransition(context, order, 'open_after_sales', {
    reason: input.reasonText || input.reasonCode,
    details: { number, kind: input.kind, reasonCode: input.reasonCode },
    items,
  });
}

function refuseForbiddenReturn(
  { tx, session }: CommandContext,
  items: readonly ItemRow[],
  { input, units }: { input: Request; units: ReadonlyMap<number, number> },
): void {
  const { kind, reasonCode: reason } = input;
  if (!fitsKind(reason, kind)) {
    fail('VALIDATION_FAILED', { fields: [{ path: 'reasonCode', code: 'does_not_fit' }] });
  }
  if (input.overrideReason !== '') {
    if (!isPermitted(session.roles, 'afterSales.override')) {
      fail('FORBIDDEN', { permission: 'afterSales.override' });
    }
    return;
  }
  if (!ruleOf(tx, 'returns_quality_only').on) return;
  const lines = items.filter(({ lineNo }) => units.has(lineNo));
  const [line] = linesNotReturnable(
    { kind, reason },
    lines.map((item) => ({ ...item, category: item.category as DrugCategory })),
  );
  if (line === undefined) return;
  fail('RETURN_NOT_ALLOWED', { lineNo: line.lineNo, drug: line.genericName, reasonCode: reason });
}

function firstEvent(
  context: CommandContext,
  {
    number,
    input,
    units,
    replacements,
  }: {
    number: string;
    input: Request;
    units: ReadonlyMap<number, number>;
    replacements: readonly ReplacementLine[];
  },
): NextEvent<AfterSalesState> {
  return nextEvent<AfterSalesState>(context, chainStart(number), {
    action: 'request',
    permission: 'afterSales.request',
    from: null,
    to: 'requested',
    reason: input.reasonText,
    details: {
      kind: input.kind,
      reasonCode: input.reasonCode,
      lines: [...units].map(([lineNo, quantity]) => ({ lineNo, quantity })),
      ...(replacements.length === 0 ? {} : { replacements }),
      ...(input.overrideReason === '' ? {} : { overrideReason: input.overrideReason }),
    },
  });
}
