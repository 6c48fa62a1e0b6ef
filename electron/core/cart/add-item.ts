import type { CartView } from '#shared/contracts/cart.ts';
import { fail } from '#shared/errors/index.ts';
import { findDrug } from '../catalog/drugs.ts';
import type { CommandContext } from '../platform/context.ts';
import { readSettings } from '../settings/settings.ts';
import type { StoredLine } from './cart-rows.ts';
import { editLines, openCart } from './edit-cart.ts';

export interface AddedItem {
  readonly drugId: number;
  readonly quantity: number;
  readonly scannedBatchId: number | null;
  /** The trace code of the one pack that is added, when it was scanned. */
  readonly traceCode?: string | null;
}

/** A cart after something was added to it, and the line that it stands on. */
export interface AddedLine {
  readonly cart: CartView;
  readonly lineId: number;
}

/**
 * Puts units of a drug into the session's cart (CART-1): the same drug from the same scanned batch merges into
 * its line, which is selected again. Fails with DRUG_NOT_FOUND, NOT_FOR_SALE
 * (it has no price), QUANTITY_LIMIT or TOO_MANY_KINDS (ORD-4).
 */
export function addItem(context: CommandContext, item: AddedItem): AddedLine {
  const drug = findDrug(context.tx, item.drugId) ?? fail('DRUG_NOT_FOUND', { drugId: item.drugId });
  if (drug.priceFen === 0) fail('NOT_FOR_SALE', { drugId: drug.id, reason: 'no_price' });
  const { limits } = readSettings(context.tx);
  const cartId = openCart(context);
  const scanned = item.traceCode ? [item.traceCode] : [];
  let lineId = 0;
  const cart = editLines(context, cartId, (lines) => {
    const same = lines.find(
      (line) =>
        line.drugId === drug.id && line.scannedBatchId === item.scannedBatchId && line.prescription === null,
    );
    const merged: StoredLine =
      same === undefined
        ? {
            lineId: 1 + Math.max(0, ...lines.map((line) => line.lineId)),
            drugId: drug.id,
            quantity: item.quantity,
            selected: true,
            discount: null,
            scannedBatchId: item.scannedBatchId,
            addedPriceFen: drug.priceFen,
            prescription: null,
            traceCodes: scanned,
          }
        : {
            ...same,
            quantity: same.quantity + item.quantity,
            selected: true,
            traceCodes: [...same.traceCodes, ...scanned],
          };
    if (merged.quantity > limits.maxItemQuantity) {
      fail('QUANTITY_LIMIT', { drugId: drug.id, limit: limits.maxItemQuantity, quantity: merged.quantity });
    }
    const kinds = new Set([...lines.map((line) => line.drugId), drug.id]).size;
    if (same === undefined && kinds > limits.maxItemKinds) {
      fail('TOO_MANY_KINDS', { limit: limits.maxItemKinds, kinds });
    }
    lineId = merged.lineId;
    return same === undefined ? [...lines, merged] : lines.map((line) => (line === same ? merged : line));
  });
  return { cart, lineId };
}
