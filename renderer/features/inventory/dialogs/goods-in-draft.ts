import { readCount } from '#renderer/ui/read-count.ts';
import { type DateText, isExpired } from '#shared/domain/expiry.ts';
import { parseYuan } from '#shared/domain/money.ts';

/** What is typed of a delivery. */
export interface GoodsInDraft {
  readonly batchNumber: string;
  readonly expiryDate: DateText | null;
  readonly productionDate: DateText | null;
  readonly quantityText: string;
  readonly costText: string;
  readonly reason: string;
}

export type GoodsInField = 'batchNumber' | 'expiryDate' | 'productionDate' | 'quantity' | 'cost' | 'reason';
export type GoodsInProblem = GoodsInField | 'expired';

export interface GoodsInValues {
  readonly batchNumber: string;
  readonly expiryDate: DateText;
  readonly productionDate: DateText | null;
  readonly quantity: number;
  readonly costFen: number | null;
  readonly reason: string;
}

export type GoodsInCheck =
  | { readonly kind: 'complete'; readonly values: GoodsInValues }
  | { readonly kind: 'incomplete'; readonly problems: ReadonlyMap<GoodsInField, GoodsInProblem> };

const QUANTITY_BOUNDS = { least: 1, most: 1_000_000 };

/** Checks a delivery before it is sent; the core checks it again. Problems are in the order of the form. */
export function checkGoodsIn(draft: GoodsInDraft, today: DateText): GoodsInCheck {
  const problems = new Map<GoodsInField, GoodsInProblem>();
  const { expiryDate, productionDate } = draft;
  const quantity = readCount(draft.quantityText, QUANTITY_BOUNDS);
  const costFen = draft.costText.trim() === '' ? null : parseYuan(draft.costText);
  const batchNumber = draft.batchNumber.trim();
  const reason = draft.reason.trim();
  if (batchNumber === '') problems.set('batchNumber', 'batchNumber');
  if (expiryDate === null) problems.set('expiryDate', 'expiryDate');
  else if (isExpired(expiryDate, today)) problems.set('expiryDate', 'expired');
  if (quantity === null) problems.set('quantity', 'quantity');
  if (productionDate !== null && expiryDate !== null && productionDate >= expiryDate) {
    problems.set('productionDate', 'productionDate');
  }
  if (costFen === null && draft.costText.trim() !== '') problems.set('cost', 'cost');
  if (reason === '') problems.set('reason', 'reason');
  if (problems.size > 0 || expiryDate === null || quantity === null) return { kind: 'incomplete', problems };
  return {
    kind: 'complete',
    values: { batchNumber, expiryDate, productionDate, quantity, costFen, reason },
  };
}
