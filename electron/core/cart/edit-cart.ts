import type { CartView } from '#shared/contracts/cart.ts';
import { fail } from '#shared/errors/index.ts';
import { statement } from '../db/statement.ts';
import type { CommandContext } from '../platform/context.ts';
import { activeCartId, getCart, readLines, type StoredLine, writeLines } from './cart-rows.ts';
import { cartView } from './cart-view.ts';
import { withFreeCodes } from './trace-codes-of-cart.ts';

/** How many changes of its lines a cart remembers for undo. */
const UNDO_DEPTH = 30;

const insertCart = statement<{ sessionId: string; staffId: number; atMs: number }>()((db, p) =>
  db.insertInto('cart').values({
    status: 'active',
    sessionId: p.sessionId,
    staffId: p.staffId,
    customerId: null,
    orderDiscount: null,
    createdAtMs: p.atMs,
    updatedAtMs: p.atMs,
  }),
);

const touchCart = statement<{ id: number; undoStack: string; atMs: number }>()((db, p) =>
  db.updateTable('cart').set({ undoStack: p.undoStack, updatedAtMs: p.atMs }).where('id', '=', p.id),
);

/** The session's active cart; opens one when it has none. */
export function openCart(context: CommandContext): number {
  const { tx, session, nowMs } = context;
  return (
    activeCartId(tx, session.sessionId) ??
    tx.run(insertCart, { sessionId: session.sessionId, staffId: session.staffId, atMs: nowMs })
      .lastInsertRowid
  );
}

/** The session's own active cart; fails with CART_NOT_FOUND for any other. */
export function ownCart(context: CommandContext, cartId: number) {
  const cart = getCart(context.tx, cartId);
  if (cart.status !== 'active' || cart.sessionId !== context.session.sessionId)
    fail('CART_NOT_FOUND', { cartId });
  return cart;
}

/**
 * Ends a change of a cart; returns the cart as it is now. It is priced inside the transaction: one that cannot be
 * priced could never be shown again, and the cashier would be stuck with it. Fails with AMOUNT_TOO_LARGE.
 */
export function finishEdit(context: CommandContext, cartId: number): CartView {
  context.changed('cart');
  return cartView({ reader: context.tx, today: context.today }, cartId);
}

/** Changes the lines of the session's cart; the lines before are kept for undo. Returns the cart as it is now. */
export function editLines(
  context: CommandContext,
  cartId: number,
  edit: (lines: readonly StoredLine[]) => readonly StoredLine[],
): CartView {
  const cart = ownCart(context, cartId);
  const before = readLines(context.tx, cartId);
  const undoStack = [...(JSON.parse(cart.undoStack) as StoredLine[][]), before].slice(-UNDO_DEPTH);
  writeLines(context.tx, cartId, { before, after: edit(before) });
  context.tx.run(touchCart, { id: cartId, undoStack: JSON.stringify(undoStack), atMs: context.nowMs });
  return finishEdit(context, cartId);
}

/**
 * Goes back to the lines before the last change. A pack that another cart or order has meanwhile stays there: the line
 * comes back without its code. Returns the cart as it is now. Fails with NOTHING_TO_UNDO.
 */
export function undoLines(context: CommandContext, cartId: number): CartView {
  const cart = ownCart(context, cartId);
  const undoStack = JSON.parse(cart.undoStack) as StoredLine[][];
  const before = undoStack.pop();
  if (before === undefined) fail('NOTHING_TO_UNDO', { cartId });
  writeLines(context.tx, cartId, {
    before: readLines(context.tx, cartId),
    after: withFreeCodes(context.tx, cartId, before),
  });
  context.tx.run(touchCart, { id: cartId, undoStack: JSON.stringify(undoStack), atMs: context.nowMs });
  return finishEdit(context, cartId);
}

/** Changes one line; returns the cart as it is now. Fails with CART_LINE_NOT_FOUND. */
export function editLine(
  context: CommandContext,
  place: { cartId: number; lineId: number },
  edit: (line: StoredLine) => StoredLine | null,
): CartView {
  return editLines(context, place.cartId, (lines) => {
    if (!lines.some((line) => line.lineId === place.lineId))
      fail('CART_LINE_NOT_FOUND', { lineId: place.lineId });
    return lines.flatMap((line) => {
      if (line.lineId !== place.lineId) return [line];
      const edited = edit(line);
      return edited === null ? [] : [edited];
    });
  });
}
