import type { CommandContext } from '../platform/context.ts';
import { type AddedLine, addItem } from './add-item.ts';
import { activeCartId, readLines } from './cart-rows.ts';
import { editLine } from './edit-cart.ts';

/**
 * Adds one pack by its trace code. On a line that is sold on a prescription the code stands for a unit that the line has
 * already: how many there are, the prescription says. Fails as `addItem` does.
 */
export function addPack(
  context: CommandContext,
  pack: { readonly drugId: number; readonly scannedBatchId: number | null; readonly traceCode: string },
): AddedLine {
  const cartId = activeCartId(context.tx, context.session.sessionId);
  const prescribed =
    cartId === null
      ? undefined
      : readLines(context.tx, cartId).find(
          (line) =>
            line.drugId === pack.drugId &&
            line.prescription !== null &&
            line.traceCodes.length < line.quantity,
        );
  if (cartId === null || prescribed === undefined) return addItem(context, { ...pack, quantity: 1 });
  const { lineId } = prescribed;
  const cart = editLine(context, { cartId, lineId }, (line) => ({
    ...line,
    selected: true,
    traceCodes: [...line.traceCodes, pack.traceCode],
  }));
  return { cart, lineId };
}
