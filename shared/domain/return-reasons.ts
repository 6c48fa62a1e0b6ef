import type { AfterSalesKind } from './after-sales-states.ts';
import { type DrugCategory, isDrug } from './drugs.ts';

/** Why somebody comes back (AS-1). The order is that of the number keys. */
export const RETURN_REASONS = [
  'quality_fault',
  'wrong_item',
  'damaged_in_transit',
  'recalled',
  'short_delivered',
  'adverse_reaction',
  'change_of_mind',
  'other',
] as const;
export type ReturnReason = (typeof RETURN_REASONS)[number];

/** The fault lies with the goods or with the shop: drugs may come back. */
const AT_FAULT: readonly ReturnReason[] = ['quality_fault', 'wrong_item', 'damaged_in_transit', 'recalled'];

/** What never arrived cannot come back. */
export function fitsKind(reason: ReturnReason, kind: AfterSalesKind): boolean {
  return reason !== 'short_delivered' || kind === 'refund_only';
}

/** A line that somebody wants to bring back, as far as the rule looks at it. */
export interface ReturnedLine {
  readonly lineNo: number;
  readonly category: DrugCategory;
}

/**
 * The lines that may not come back: drugs without a fault of quality or of the shop (药品经营质量管理规范,
 * after-sales: 除药品质量原因外，药品一经售出，不得退换; the rule is `returns_quality_only`). A pharmacist may
 * override it with a reason of record. A refund without the goods is no return.
 */
export function linesNotReturnable<L extends ReturnedLine>(
  request: { readonly kind: AfterSalesKind; readonly reason: ReturnReason },
  lines: readonly L[],
): L[] {
  if (request.kind === 'refund_only' || AT_FAULT.includes(request.reason)) return [];
  // What is no drug may come back within the return window whatever the reason.
  return lines.filter((line) => isDrug(line.category));
}
